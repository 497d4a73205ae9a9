import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimGateway } from './gateway.ts';
import type { Asked } from './request.ts';
import { serve } from './rest.ts';
import { type Json, World } from './world.ts';

export interface Discord {
  readonly world: World;
  readonly gateway: SimGateway;
  /** The address of its API, as discord.js takes it. */
  readonly api: string;
  close(): Promise<void>;
}

/** A Discord on this machine: gateway and REST, which judges every body that it is sent. */
export async function openDiscordSimulator(now: () => string): Promise<Discord> {
  const world = new World(now);
  const server = createServer((request, response) => {
    answer(world, gateway, request, response).catch((error: unknown) => {
      world.wrong.push(String(error));
      response.writeHead(500).end();
    });
  });
  const gateway = new SimGateway(world, server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    world,
    gateway,
    api: `${world.url}/api`,
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  world: World,
  gateway: SimGateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.url);
  const body = await bytesOf(request);
  const reply = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}) => {
    if (value === undefined) response.writeHead(status, headers).end();
    else
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));
  };
  if (url.pathname.startsWith('/files/')) {
    const file = world.files.get(url.pathname.slice('/files/'.length));
    response.writeHead(file === undefined ? 404 : 200).end(file);
    return;
  }
  const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
  const name = `${request.method} ${path}`;
  world.requests.push(name);
  const fault = world.fault(name);
  switch (fault?.kind) {
    case '429': {
      const scope = fault.isGlobal
        ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }
        : { 'x-ratelimit-scope': 'user' };
      const wait = { message: 'slow down', retry_after: fault.retryAfterS, global: fault.isGlobal === true };
      return reply(429, wait, { 'retry-after': String(fault.retryAfterS), ...scope });
    }
    case 'cut-before':
      request.socket.destroy();
      return;
    case '500':
      return reply(500, { message: 'oops' });
    case 'error':
      return reply(fault.status, { code: fault.code, message: `refused ${fault.code}` });
  }
  const isAnswer = /^\/(interactions|webhooks)\//.test(path);
  if (!isAnswer && request.headers.authorization !== `Bot ${world.token}`)
    return reply(401, { message: '401: Unauthorized', code: 0 });
  if (name === 'GET /gateway/bot') {
    const session_start_limit = {
      total: 1000,
      remaining: gateway.remaining,
      reset_after: 1000,
      max_concurrency: 1,
    };
    return reply(200, { url: world.url.replace('http', 'ws'), shards: gateway.shards, session_start_limit });
  }
  const answered = serve(world, await asked(request, path, url.searchParams, body));
  if (fault?.kind === 'cut-after') request.socket.destroy();
  else reply(answered.status, answered.body);
}

async function asked(
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
  body: Buffer,
): Promise<Asked> {
  const type = request.headers['content-type'] ?? '';
  const method = request.method ?? 'GET';
  if (!type.startsWith('multipart/'))
    return {
      method,
      path,
      query,
      body: body.length === 0 ? {} : (JSON.parse(body.toString()) as Json),
      files: [],
    };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const files = [...form.entries()].flatMap(([key, value]) =>
    key.startsWith('files[') && typeof value !== 'string' ? [value.name] : [],
  );
  return { method, path, query, body: JSON.parse(String(form.get('payload_json'))) as Json, files };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
