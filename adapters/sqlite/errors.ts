import { RetryableError } from '#core/errors.ts';
import { StoreUnusableError } from '#ports/store.ts';

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const DAMAGED = 11;
const NO_DATABASE = 26;

const NOT_ALLOWED = 'cannot be written: give the user that runs Ante write permission for it and its folder';
const NOT_THERE =
  'cannot be opened or created: check that the path leads to a file in a folder that the user that runs Ante may write to';
const NO_SPACE = 'cannot grow, the disk is full: free some space; nothing that was acknowledged is lost';

/** By SQLite's code, or by the operating system's. */
const ADVICE: Readonly<Record<string | number, string>> = {
  3: NOT_ALLOWED,
  8: NOT_ALLOWED,
  10: 'could not be read or written: check the disk for errors and free space, then restore a backup if need be',
  [DAMAGED]: 'is damaged: stop Ante and restore a backup',
  13: NO_SPACE,
  14: NOT_THERE,
  [NO_DATABASE]: 'is no SQLite database: move it away, or point Ante at another file',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: NOT_ALLOWED,
  EEXIST: 'exists already: choose another file, nothing is overwritten',
  EISDIR: NOT_THERE,
  ENOENT: NOT_THERE,
  ENOTDIR: NOT_THERE,
  ENOSPC: NO_SPACE,
};

/** The one place where errors of SQLite and of files become the port's; told apart by code. */
export function translate(error: unknown, file: string): unknown {
  const code = primaryCode(error);
  if (code === undefined) return error;
  if (isBusy(error)) {
    return new RetryableError(`${file} is locked by another program: wait for it or close it.`, 1_000, error);
  }
  const advice = ADVICE[code];
  return advice === undefined ? error : new StoreUnusableError(`${file} ${advice}.`, { cause: error });
}

/** Somebody else holds the lock; waiting helps. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error);
  return code === BUSY || code === LOCKED;
}

/** The error that SQLite throws when somebody else holds the lock. */
export function busy(): Error {
  return Object.assign(new Error('database is locked'), { errcode: BUSY });
}

/** The low byte of SQLite's extended code, or the name of a system error. */
function primaryCode(error: unknown): number | string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}

/** What is in the file is no sound database. */
export function isDamaged(error: unknown): boolean {
  const code = primaryCode(error);
  return code === DAMAGED || code === NO_DATABASE;
}
