import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * Slack's side of the load, in a process of its own: so many signed events a second, some of them twice. Prints how
 * long each acknowledgement took, in ms, and how many failed.
 */
export interface Load {
  readonly url: string;
  readonly secret: string;
  readonly team: string;
  readonly channel: string;
  readonly from: number;
  readonly events: number;
  readonly perSecond: number;
  /** Every so manyth event comes twice. */
  readonly twiceEvery: number;
  readonly texts: readonly string[];
}

export interface Sent {
  readonly tookMs: readonly number[];
  readonly failures: number;
  /** How far behind the rate the sender itself fell, at worst. */
  readonly behindMs: number;
}

/** Connections stay open, as many as there may be at once: what waits for one waits for its acknowledgement too. */
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

const load: Load = JSON.parse(process.argv[2] ?? '{}');
const tookMs: number[] = [];
let failures = 0;
let behindMs = 0;

async function send(i: number): Promise<void> {
  const body = JSON.stringify({
    type: 'event_callback',
    event_id: `Ev${i}`,
    event_time: Math.floor(Date.now() / 1_000),
    team_id: load.team,
    event: {
      type: 'message',
      channel_type: 'channel',
      channel: load.channel,
      user: `U${i % 500}`,
      ts: `${1_795_000_000 + i}.000100`,
      text: `${load.texts[i % load.texts.length]} (${i})`,
    },
  });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', load.secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const begun = performance.now();
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  const status = await post(headers, body).catch(() => undefined);
  if (status !== 200) failures += 1;
  tookMs.push(performance.now() - begun);
}

function post(headers: Readonly<Record<string, string>>, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const posting = request(load.url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    posting.once('error', reject).end(body);
  });
}

const begun = performance.now();
const sending: Promise<void>[] = [];
for (let i = 0; i < load.events; i += 1) {
  const dueMs = begun + (i * 1_000) / load.perSecond;
  const waitMs = dueMs - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  else behindMs = Math.max(behindMs, -waitMs);
  sending.push(send(load.from + i));
  if (i % load.twiceEvery === 0) sending.push(send(load.from + i));
}
await Promise.all(sending);
process.stdout.write(JSON.stringify({ tookMs, failures, behindMs } satisfies Sent));
