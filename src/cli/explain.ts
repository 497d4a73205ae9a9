import { RetryableError, UserError } from '#core/errors.ts';
import { StoreUnusableError } from '#ports/store.ts';
import { ConfigError } from '../config.ts';

/** What the operating system's codes mean to people. */
const TROUBLE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room and try again',
  EDQUOT: 'the disk quota is used up: make room and try again',
  EACCES: 'permission is missing: change its owner, or name another place',
  EPERM: 'permission is missing: change its owner, or name another place',
  EROFS: 'the disk is read-only: name another place',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EEXIST: 'something of this name is there already',
  EISDIR: 'it is a folder, not a file',
};

/** What went wrong, in a sentence where it is people's to mend. A defect keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof UserError) return [error.message, ...error.tryInstead].join('\n  ');
  const isTheirs =
    error instanceof ConfigError || error instanceof StoreUnusableError || error instanceof RetryableError;
  if (isTheirs) return error.message;
  if (!(error instanceof Error)) return String(error);
  return fromSystem(error) ?? error.stack ?? error.message;
}

/** An error of the operating system's says which call failed, and mostly on what. */
function fromSystem(error: NodeJS.ErrnoException): string | undefined {
  if (error.syscall === undefined || error.code === undefined) return undefined;
  const trouble = TROUBLE[error.code];
  if (trouble === undefined) return error.message;
  return `${error.path ?? `The output (${error.syscall})`}: ${trouble}.`;
}
