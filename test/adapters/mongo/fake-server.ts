import { createServer, type Socket } from 'node:net';
import { mongo } from 'mongoose';

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

/** A server that gives one answer to the greeting, and another to whatever else it is asked. */
export async function fakeServer(
  greeting: Readonly<Record<string, unknown>>,
  otherwise: Readonly<Record<string, unknown>> = {},
) {
  const sockets = new Set<Socket>();
  const greets = mongo.BSON.serialize({ ok: 1, minWireVersion: 0, maxWireVersion: 25, ...greeting });
  const answers = mongo.BSON.serialize({ ok: 1, ...otherwise });
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= HEADER && received.length >= received.readInt32LE(0)) {
        const asked = received.subarray(0, received.readInt32LE(0));
        socket.write(reply(asked, isGreeting(asked) ? greets : answers));
        received = received.subarray(asked.length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    uri: `mongodb://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/ante?directConnection=true`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isGreeting(asked: Buffer): boolean {
  return asked.readInt32LE(12) === OP_QUERY || 'hello' in mongo.BSON.deserialize(asked.subarray(HEADER + 5));
}

function reply(asked: Buffer, body: Uint8Array): Buffer {
  const old = asked.readInt32LE(12) === OP_QUERY;
  // Before the body: flags, cursor, start and how many; or flags and the kind of section.
  const before = Buffer.alloc(old ? 20 : 5);
  if (old) before.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + before.length + body.length, 0);
  header.writeInt32LE(asked.readInt32LE(4), 8);
  header.writeInt32LE(old ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, before, body]);
}
