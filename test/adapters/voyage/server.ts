import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Request {
  readonly authorization: string | undefined;
  readonly body: {
    readonly input: readonly string[];
    readonly model: string;
    readonly output_dimension: number;
  };
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Something that answers like Voyage AI, until the test is over. `undefined` leaves a request without an answer. */
export async function voyageServer(answer: (request: Request, count: number) => Answer | undefined) {
  const requests: Request[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = {
      authorization: incoming.headers.authorization,
      body: JSON.parse(await bodyOf(incoming)),
    };
    requests.push(request);
    const said = answer(request, requests.length);
    if (!said) return;
    outgoing.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers });
    outgoing.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
  return { url, requests };
}

/** Vectors of two numbers, in no order: each says how long its text is. */
export function embeddings({ body }: Request): Answer {
  const data = body.input.map((text, index) => ({ embedding: [text.length, 1], index }));
  return { body: { data: data.toReversed() } };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of incoming.setEncoding('utf8')) body += piece;
  return body;
}
