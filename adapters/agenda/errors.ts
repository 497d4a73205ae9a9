import { RetryableError } from '#core/errors.ts';

/** How long a server that cannot be reached is left alone. A replica set elects a new primary within some seconds. */
const RETRY_AFTER_MS = 1_000;

/** What the driver calls a server that is gone, or not yet there. Told by name: the driver is Agenda's, not ours. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
]);

/** Turns the driver's "not now" into ours; anything else stays what it is, a defect. */
export function translate(error: unknown): unknown {
  if (error instanceof Error && UNREACHABLE.has(error.name)) {
    return new RetryableError("the scheduler's database cannot be reached", RETRY_AFTER_MS, error);
  }
  return error;
}

/** Does it, with errors translated. */
export async function translating<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}
