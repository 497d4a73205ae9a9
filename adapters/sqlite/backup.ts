import { open, rename, rm } from 'node:fs/promises';
import { backup } from 'node:sqlite';
import { type Connection, connect } from './connection.ts';

/** All pages at once: one read transaction, so one moment, and on another thread. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies the database to a file that does not exist yet. The name is taken at once and filled at the end, so that a
 * backup that was cut short can't be taken for a whole one.
 */
export async function backUp(db: Connection, file: string): Promise<void> {
  const name = await open(file, 'wx');
  await name.close();
  const partial = `${file}.partial`;
  try {
    await rm(partial, { force: true });
    await backup(db.raw, partial, { rate: ALL_PAGES });
    await rename(partial, file);
  } catch (error) {
    await Promise.all([rm(file, { force: true }), rm(partial, { force: true })]);
    throw error;
  }
}

/** Through a connection of its own, so that neither readers nor writers wait for it. */
export async function backUpFile(source: string, file: string): Promise<void> {
  const db = connect(source);
  try {
    await backUp(db, file);
  } finally {
    db.raw.close();
  }
}
