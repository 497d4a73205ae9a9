import { MongoJobRepository } from '@agendajs/mongo-backend';
import type { AgendaBackend, JobParameters } from 'agenda';
import type { Db } from './connection.ts';

/** Where Agenda keeps one document for each sweep. */
export const COLLECTION = 'sweeps';

/**
 * Agenda's MongoDB repository without what surrounds it: its own backend opens connections and makes indexes and a
 * log collection in a promise that nobody awaits, so a server that is away would end the process.
 */
export function makeBackend(db: Db, onTrouble: (error: unknown) => void): AgendaBackend {
  const repository = new Repository({ mongo: db, db: { collection: COLLECTION }, ensureIndex: false });
  repository.onTrouble = onTrouble;
  return {
    name: 'MongoDB',
    repository,
    ownsConnection: false,
    connect: () => repository.connect(),
    disconnect: async () => {},
  };
}

class Repository extends MongoJobRepository {
  onTrouble: (error: unknown) => void = () => {};

  /** Agenda does not await this one either. */
  override async unlockJob(job: JobParameters): Promise<void> {
    await super.unlockJob(job).catch(this.onTrouble);
  }
}
