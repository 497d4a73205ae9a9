import { type ClientSession, type Model, mongo } from 'mongoose';
import type { Stored } from './models.ts';

/** A message to MongoDB holds 48 MB, and a character takes up to 3 bytes. */
const CHARACTERS = 4_000_000;
const DOCUMENTS = 1_000;

/**
 * Inserts in order, up to the first that is refused. insertMany would do, but drops what the server says about which
 * index refused it; the command keeps that, and so does a lone insertOne, which is retried when the connection breaks.
 * @throws mongo.MongoServerError with the `keyPattern` of the index that is taken
 */
export async function insertAll(
  model: Model<Stored>,
  stored: readonly Stored[],
  session: ClientSession | undefined,
): Promise<void> {
  if (session === undefined) {
    for (const each of stored) await model.collection.insertOne({ ...each });
    return;
  }
  for (const documents of pieces(stored)) {
    const command = { insert: model.collection.name, documents: documents.map(withId), ordered: true };
    const result = await model.db.db?.command(command, { session });
    if (result?.writeErrors?.[0] !== undefined) throw new mongo.MongoServerError(result.writeErrors[0]);
  }
}

function withId(stored: Stored) {
  return { _id: new mongo.ObjectId(), ...stored };
}

function* pieces(stored: readonly Stored[]): Generator<readonly Stored[]> {
  let piece: Stored[] = [];
  let characters = 0;
  for (const each of stored) {
    if (piece.length === DOCUMENTS || (piece.length > 0 && characters + each.doc.length > CHARACTERS)) {
      yield piece;
      piece = [];
      characters = 0;
    }
    piece.push(each);
    characters += each.doc.length;
  }
  if (piece.length > 0) yield piece;
}
