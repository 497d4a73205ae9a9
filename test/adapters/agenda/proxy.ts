import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a MongoDB that can be cut. */
export interface Cuttable {
  /** The same database by this way. */
  readonly uri: string;
  cut(): void;
  mend(): void;
  close(): void;
}

export async function proxyTo(uri: string): Promise<Cuttable> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 27_017), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const near = new URL(uri);
  near.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  near.searchParams.set('directConnection', 'true');
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: near.href,
    cut,
    mend() {
      isCut = false;
    },
    close() {
      cut();
      server.close();
    },
  };
}
