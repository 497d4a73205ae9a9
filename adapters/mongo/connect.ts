import { type Connection, Mongoose, mongo } from 'mongoose';
import { StoreUnusableError } from '#ports/store.ts';
import { isOutOfReach, translate } from './errors.ts';

/** What the server is called in messages: where it is, without user, password and options. */
export function nameOf(uri: string): string {
  return `MongoDB at ${uri
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/\?.*$/, '')}`;
}

/**
 * A connection of its own, through a mongoose of its own. What is acknowledged is on a majority of the servers, and only
 * such is read.
 * @throws StoreUnusableError
 */
export async function connect(uri: string, serverSelectionTimeoutMS: number): Promise<Connection> {
  const server = nameOf(uri);
  checkAddress(uri);
  const connection = new Mongoose().createConnection();
  try {
    await connection.openUri(uri, {
      appName: 'ante',
      serverSelectionTimeoutMS,
      socketTimeoutMS: 30_000,
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
    });
    await checkTransactions(connection, server);
    return connection;
  } catch (error) {
    await connection.destroy();
    throw asUnusable(error, server);
  }
}

/** Making a client reads the address and connects to nothing yet. */
function checkAddress(uri: string): void {
  try {
    new mongo.MongoClient(uri);
  } catch (cause) {
    throw new StoreUnusableError(
      'MONGODB_URI is no address of a MongoDB: write it like mongodb://host:27017/ante?replicaSet=rs0',
      { cause },
    );
  }
}

async function checkTransactions(connection: Connection, server: string): Promise<void> {
  const hello = await connection.db?.admin().command({ hello: 1 });
  // A member of a replica set, or a router in front of some.
  if (hello?.setName !== undefined || hello?.msg === 'isdbgrid') return;
  throw new StoreUnusableError(
    `${server} is a standalone server, and Ante needs transactions: start it with \`mongod --replSet rs0\`, ` +
      'run `rs.initiate()` once in mongosh (one server is enough), and start Ante again.',
  );
}

function asUnusable(error: unknown, server: string): unknown {
  if (isOutOfReach(error)) {
    return new StoreUnusableError(
      `${server} does not answer: start it, or check the address in MONGODB_URI and the firewall between.`,
      { cause: error },
    );
  }
  return translate(error, server);
}
