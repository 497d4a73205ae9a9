/**
 * A chat's server, as a process of its own: it keeps what was really delivered, and fails as it is told. Prints its
 * address, then serves until it is killed or whoever started it ends.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import type { Delivered, Fault } from './chat-log.ts';

const delivered: Delivered[] = [];
/** Of each key that was refused, the moment from which it may come again, in this process's time. */
const refusedUntil = new Map<string, number>();
let faults: Fault[] = [];
let early = 0;

process.stdin.on('end', () => process.exit(0)).resume();

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://chat');
  const body = request.method === 'POST' ? await bodyOf(request) : {};
  const answer = (status: number, value: unknown, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  switch (pathname) {
    case '/faults':
      faults = body.faults as Fault[];
      return void answer(200, {});
    case '/delivered':
      return void answer(200, { delivered, early });
    case '/find': {
      const found = delivered.find(({ key }) => key === searchParams.get('key'));
      return void answer(found ? 200 : 404, found ? refOf(found) : {});
    }
    case '/send':
      return send(body as unknown as Delivered, request, response, answer);
    default:
      return void answer(404, {});
  }
}

async function send(
  message: Delivered,
  request: IncomingMessage,
  response: ServerResponse,
  answer: (status: number, value: unknown, headers?: object) => unknown,
): Promise<void> {
  if ((refusedUntil.get(message.key) ?? 0) > Date.now()) early += 1;
  const fault = faults.shift() ?? { kind: 'none' };
  switch (fault.kind) {
    case 'refuse':
      refusedUntil.set(message.key, Date.now() + fault.retryAfterS * 1_000);
      return void answer(429, {}, { 'retry-after': fault.retryAfterS });
    case 'cut-before':
      return void request.socket.destroy();
    case 'gone':
      return void answer(410, {});
  }
  delivered.push(message);
  switch (fault.kind) {
    case 'cut-after':
      return void request.socket.destroy();
    case 'fail-after':
      return void answer(500, {});
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
  }
  if (!response.destroyed) answer(200, refOf(message));
}

function refOf({ key, place }: Delivered) {
  return { channel: place, message: key };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}
