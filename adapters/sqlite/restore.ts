import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Collection, type Document, StoreUnusableError } from '#ports/store.ts';
import { connect } from './connection.ts';
import { isBusy, isDamaged, translate } from './errors.ts';
import { checkIdentity } from './identity.ts';
import { layoutsOf } from './layout.ts';

export interface Restore {
  /** A backup that this or an older Ante wrote. */
  readonly from: string;
  /** Where the store lives; nobody may be using it. */
  readonly into: string;
  readonly collections: readonly Collection<Document>[];
}

/**
 * Puts a backup in place of the store's file. The backup is checked first, whole, and what was there before is kept
 * beside it; at every moment `into` is either the old file or the new one.
 * @returns where the file that was there before is kept, if there was one
 * @throws StoreUnusableError when the backup is none, damaged or newer, or the store is in use; nothing is changed then
 */
export async function restoreSqlite({ from, into, collections }: Restore): Promise<string | undefined> {
  const fresh = `${into}.restoring`;
  try {
    await mkdir(dirname(into), { recursive: true });
    await copy(from, fresh);
    check(fresh, from, collections);
    const aside = existsSync(into) ? await setAside(into) : undefined;
    await rename(fresh, into);
    await sync(dirname(into));
    return aside;
  } catch (error) {
    throw translate(error, from);
  } finally {
    await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(fresh + suffix, { force: true })));
  }
}

/** Checks a copy, so that what was checked is what will be used. */
function check(copied: string, from: string, collections: readonly Collection<Document>[]): void {
  const db = connect(copied, from);
  try {
    if (checkIdentity(db, layoutsOf(collections)) === 'empty') {
      throw new StoreUnusableError(`${from} is empty: choose another backup.`);
    }
    const found = db.one('PRAGMA integrity_check(1)')?.integrity_check;
    if (found !== 'ok') throw new StoreUnusableError(`${from} is damaged (${found}): choose another backup.`);
    // Leaves one file without a log beside it.
    db.raw.exec('PRAGMA journal_mode = DELETE');
  } finally {
    db.raw.close();
  }
}

async function setAside(into: string): Promise<string> {
  closeLog(into);
  let name = `${into}.before-restore`;
  for (let n = 2; existsSync(name); n += 1) name = `${into}.before-restore-${n}`;
  await copy(into, name);
  // Only a damaged file still has a log here. Beside the new file it would be taken for that one's.
  if (existsSync(`${into}-wal`)) await copy(`${into}-wal`, `${name}-wal`);
  await Promise.all(['-wal', '-shm'].map((suffix) => rm(into + suffix, { force: true })));
  return name;
}

/** Folds the log into the file, which SQLite only does when nobody else has the file open. */
function closeLog(into: string): void {
  const db = connect(into);
  try {
    db.raw.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error)) throw new StoreUnusableError(`${into} is in use: stop Ante first.`, { cause: error });
    if (!isDamaged(error)) throw error;
  } finally {
    db.raw.close();
  }
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await sync(to);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
