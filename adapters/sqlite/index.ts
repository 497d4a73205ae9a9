import type { Backup, Collection, Document, Store } from '#ports/store.ts';
import { backUp, backUpFile } from './backup.ts';
import { translate } from './errors.ts';
import { layoutsOf } from './layout.ts';
import { IN_MEMORY, open } from './open.ts';
import { workspaces } from './reading.ts';
import { read, scopeOn } from './scope.ts';
import { makeTurns } from './turns.ts';

export { restoreSqlite } from './restore.ts';

export interface SqliteOptions {
  /** Created on first start, with its folder. `:memory:` keeps everything in this process and forgets it. */
  readonly file: string;
  /** All that the store will be asked for. */
  readonly collections: readonly Collection<Document>[];
  /** How long to wait for another process that writes before giving up with a RetryableError; 10 s by default. */
  readonly lockWaitMs?: number;
}

/**
 * The embedded store: one SQLite file that several processes may share.
 * @throws StoreUnusableError when the file cannot be used; what is in it is then untouched
 * @throws RetryableError when another program holds the file's lock for longer than `lockWaitMs`
 */
export async function openSqlite(options: SqliteOptions): Promise<Store & Backup> {
  const { file, collections, lockWaitMs = 10_000 } = options;
  const layouts = layoutsOf(collections);
  const opened = await open(file, layouts, lockWaitMs).catch((error) => {
    throw translate(error, file);
  });
  const { db, reader, writer } = opened;
  let closed = false;
  const shared = { ...opened, layouts, lockWaitMs, turn: makeTurns(), isClosed: () => closed };
  return {
    in: (workspace) => {
      if (workspace === '' || !workspace.isWellFormed()) throw new Error('no workspace');
      return scopeOn(shared, workspace);
    },
    workspaces: () => read(shared, (connection) => workspaces(connection, layouts)),
    backup: async (target) => {
      try {
        await (file === IN_MEMORY ? writer.alone(() => backUp(db, target)) : backUpFile(file, target));
      } catch (error) {
        throw translate(error, target);
      }
    },
    close: async () => {
      writer.checkOutside();
      if (closed) return;
      closed = true;
      await writer.alone(() => {
        if (reader !== db) reader.raw.close();
        db.raw.close();
      });
    },
  };
}
