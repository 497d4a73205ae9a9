import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreUnusableError } from '#ports/store.ts';
import { type Connection, connect, makeDurable } from './connection.ts';
import { checkIdentity, setIdentity } from './identity.ts';
import type { Layouts } from './layout.ts';
import { prepare } from './migrate.ts';
import { patiently } from './patience.ts';
import { type Writer, writerOn } from './writer.ts';

export interface Opened {
  readonly db: Connection;
  readonly reader: Connection;
  readonly writer: Writer;
}

export const IN_MEMORY = ':memory:';

/** Opens the file, creates or migrates what is in it, and connects once to write and once to read. */
export async function open(file: string, layouts: Layouts, lockWaitMs: number): Promise<Opened> {
  if (file !== IN_MEMORY) await mkdir(dirname(file), { recursive: true });
  const db = connect(file);
  try {
    await patiently(lockWaitMs, () => checkIdentity(db, layouts));
    const mode = await patiently(lockWaitMs, () => makeDurable(db));
    if (mode !== (file === IN_MEMORY ? 'memory' : 'wal')) {
      throw new StoreUnusableError(`${file} is on a file system without shared memory: choose a local disk.`);
    }
    const writer = writerOn(db, lockWaitMs);
    await writer.transaction(() => {
      // Seen again under the lock: another process may have been faster.
      if (checkIdentity(db, layouts) === 'empty') setIdentity(db);
      prepare(db, layouts);
    });
    // A second connection to `:memory:` would be a second, empty database.
    return { db, writer, reader: file === IN_MEMORY ? db : connect(file) };
  } catch (error) {
    db.raw.close();
    throw error;
  }
}
