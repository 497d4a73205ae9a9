import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { asJson } from './limits.ts';
import type { Deliver, Simulator } from './simulator.ts';

export const APP_TOKEN = 'xapp-simulated';

/** Slack's end of Socket Mode: what happens is sent over the connection that the app opened, and acknowledged there. */
export interface SocketEnd {
  readonly deliver: Deliver;
  /** How many connections were opened so far. */
  readonly connections: () => number;
  /** Asks the app to connect anew, as Slack does every few hours. */
  refresh(): void;
  close(): Promise<void>;
}

export async function openSocketEnd(sim: Simulator): Promise<SocketEnd> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const acknowledged = new Map<string, (payload: unknown) => void>();
  const waiting: ((socket: WebSocket) => void)[] = [];
  let socket: WebSocket | undefined;
  let connections = 0;
  let envelopes = 0;

  server.on('connection', (opened) => {
    connections += 1;
    opened.on('message', (data) => {
      const { envelope_id, payload } = asJson(JSON.parse(String(data)));
      acknowledged.get(String(envelope_id))?.(payload);
    });
    opened.on('close', () => {
      if (socket === opened) socket = undefined;
    });
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    socket = opened;
    for (const each of waiting.splice(0)) each(opened);
  });
  sim.own.set('apps.connections.open', (_body, authorization) =>
    authorization === `Bearer ${APP_TOKEN}`
      ? { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }
      : { ok: false, error: 'invalid_auth' },
  );
  const connected = async (): Promise<WebSocket> =>
    socket ?? new Promise<WebSocket>((resolve) => waiting.push(resolve));

  return {
    connections: () => connections,
    deliver: async (kind, payload) => {
      envelopes += 1;
      const id = `envelope-${envelopes}`;
      const open = await connected();
      const body = await new Promise<unknown>((resolve) => {
        acknowledged.set(id, resolve);
        open.send(
          JSON.stringify({
            envelope_id: id,
            type: kind,
            payload,
            accepts_response_payload: kind !== 'events_api',
          }),
        );
      });
      return { status: 200, body };
    },
    refresh: () => {
      const before = socket;
      socket = undefined;
      before?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    close: () =>
      new Promise((resolve) => {
        for (const each of server.clients) each.terminate();
        server.close(() => resolve());
      }),
  };
}
