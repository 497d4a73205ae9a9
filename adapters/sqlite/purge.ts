import type { Connection } from './connection.ts';
import { busy } from './errors.ts';
import { patiently } from './patience.ts';

/** Leaves nothing in the file and its log of what was deleted: the file is written anew, the log is emptied into it. */
export async function purge(db: Connection, lockWaitMs: number): Promise<void> {
  await patiently(lockWaitMs, () => db.raw.exec('VACUUM'));
  await patiently(lockWaitMs, () => {
    // Says so in its answer, and only there, when somebody else still reads from the log.
    if (db.one('PRAGMA wal_checkpoint(TRUNCATE)')?.busy !== 0) throw busy();
  });
}
