import { Error as MongooseError, mongo } from 'mongoose';
import { RetryableError } from '#core/errors.ts';
import { type Collection, type Document, DuplicateError, StoreUnusableError } from '#ports/store.ts';
import { fieldsOf } from './models.ts';

const RETRY_AFTER_MS = 1_000;

/** https://www.mongodb.com/docs/manual/reference/error-codes/ */
const DUPLICATE_KEY = 11_000;
const ADVICE: Readonly<Record<number, string>> = {
  13: 'lets this user in but not do its work: give it the role readWrite on the database',
  18: 'refuses the user or the password: check MONGODB_URI',
  8000: 'refuses the user or the password: check MONGODB_URI',
  14031: 'has no disk space left: free some; nothing that was acknowledged is lost',
};

const OUT_OF_REACH = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  MongooseError.MongooseServerSelectionError,
] as const;

const WORTH_ANOTHER_TRY = [
  'RetryableWriteError',
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
];

/** The one place where MongoDB's errors become the port's; told apart by class, code and label. */
export function translate(error: unknown, server: string): unknown {
  if (isOutOfReach(error)) return new RetryableError(`${server} is out of reach`, RETRY_AFTER_MS, error);
  if (!(error instanceof mongo.MongoError)) return error;
  const advice = ADVICE[Number(error.code)];
  if (advice !== undefined) return new StoreUnusableError(`${server} ${advice}.`, { cause: error });
  if (WORTH_ANOTHER_TRY.some((label) => error.hasErrorLabel(label))) {
    return new RetryableError(`${server} could not finish: ${error.message}`, RETRY_AFTER_MS, error);
  }
  return error;
}

/** No server, no connection or, where the address is a name, no such name. */
export function isOutOfReach(error: unknown): boolean {
  return OUT_OF_REACH.some((kind) => error instanceof kind) || (error instanceof Error && 'syscall' in error);
}

/** Which declared index refused a write; undefined when the error is another. */
export function asDuplicate(error: unknown, collection: Collection<Document>): DuplicateError | undefined {
  if (!isDuplicate(error)) return undefined;
  const taken = JSON.stringify(error.keyPattern);
  const index = Object.entries(collection.indexes).find(
    ([name, each]) => JSON.stringify(fieldsOf(name, each)) === taken,
  );
  return new DuplicateError(collection.name, index?.[0] ?? 'id');
}

export function isDuplicate(error: unknown): error is mongo.MongoServerError {
  return error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

/** No server was found for as long as we wait for one; anything less may be a moment's break. */
export function isGone(error: unknown): boolean {
  return error instanceof mongo.MongoServerSelectionError;
}
