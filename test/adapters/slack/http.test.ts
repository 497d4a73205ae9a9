import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpOptions, receiveByHttp } from '#adapters/slack/http.ts';
import { signatureOf } from '../../simulators/slack/signed.ts';

const SECRET = 'a signing secret';
const ignore = () => {};
const warnings: unknown[] = [];
const options: HttpOptions = {
  signingSecret: SECRET,
  port: 0,
  logger: { error: ignore, warn: (fields) => void warnings.push(fields), info: ignore, debug: ignore },
};

const taken: unknown[] = [];
const receiver = receiveByHttp(async ({ body, ack }) => {
  taken.push(body);
  await ack();
}, options);
let url = '';
beforeAll(async () => {
  url = `http://127.0.0.1:${await receiver.start()}/slack/events`;
});
afterAll(() => receiver.stop());

const nowS = () => Math.floor(Date.now() / 1_000);

async function post(
  body: string | Buffer,
  headers: Record<string, string> = {},
  timestamp: number | string = nowS(),
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(SECRET, timestamp, String(body)),
      ...headers,
    },
    body,
  });
  await response.text();
  return response.status;
}

/** Posts, and counts what came in for it. */
async function taking(work: () => Promise<number>) {
  const before = taken.length;
  const status = await work();
  return { status, taken: taken.length - before };
}

describe('what comes by HTTP', () => {
  it('is taken where Slack signed it', async () => {
    expect(await taking(() => post('{"type":"event_callback"}'))).toEqual({ status: 200, taken: 1 });
  });

  it('is taken from five minutes ago to five minutes ahead, and not from further', async () => {
    for (const away of [-280, 280])
      expect(await taking(() => post('{}', {}, nowS() + away))).toEqual({ status: 200, taken: 1 });
    for (const away of [-330, 330, 1e9])
      expect(await taking(() => post('{}', {}, nowS() + away))).toEqual({ status: 401, taken: 0 });
  });

  it('is not taken where anything of it was forged', async () => {
    const forge = fc.record({
      body: fc.string({ maxLength: 200 }),
      signature: fc.oneof(
        fc.stringMatching(/^[0-9a-f]{64}$/),
        fc.string({ maxLength: 80, unit: 'grapheme-ascii' }),
      ),
      timestamp: fc.oneof(
        fc.constant(String(nowS())),
        fc.constantFrom('', 'NaN', 'Infinity', '-1', '1e99', '0x7fffffff'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(forge, async ({ body, signature, timestamp }) => {
        const headers = {
          'x-slack-signature': `v0=${signature.trim()}`,
          'x-slack-request-timestamp': timestamp,
        };
        expect(await taking(() => post(body, headers))).toEqual({ status: 401, taken: 0 });
      }),
      { numRuns: 300 },
    );
    for (const timestamp of ['Infinity', '1e99', 'NaN'])
      expect((await taking(() => post('{}', {}, timestamp))).taken).toBe(0);
  });

  it('is refused with the reason in the log, and nothing of what was in it', async () => {
    warnings.length = 0;
    await post('{"text":"a secret"}', { 'x-slack-signature': 'v0=0' });
    expect(JSON.stringify(warnings)).toContain('signature mismatch');
    expect(JSON.stringify(warnings)).not.toContain('a secret');
    await post('{}', {}, nowS() - 330);
    expect(JSON.stringify(warnings)).toContain('one of the clocks is wrong');
  });

  it('is refused by its size, announced or not, and read no further', async () => {
    const large = 'x'.repeat(10 * 1024 * 1024);
    const status = await post(large).catch(() => 413);
    expect(status).toBe(413);
    expect(await streamed(2 * 1024 * 1024)).toBe(413);
    expect(await taking(() => post('{}'))).toMatchObject({ status: 200 });
  });

  it('is refused where it is packed, whatever it would unpack to', async () => {
    const bomb = gzipSync('0'.repeat(1024 * 1024));
    expect(await taking(() => post(bomb, { 'content-encoding': 'gzip' }))).toEqual({ status: 415, taken: 0 });
  });

  it('is refused where it is no JSON, and does no harm where it is deep', async () => {
    expect(await taking(() => post('{"type":'))).toEqual({ status: 400, taken: 0 });
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await taking(() => post(deep))).status).toBeLessThan(500);
  });

  it("answers Slack's question whether it is there", async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const timestamp = nowS();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signatureOf(SECRET, timestamp, body),
      },
      body,
    });
    expect(await response.json()).toEqual({ challenge: 'c-1' });
  });

  it('is nothing under any other path', async () => {
    expect((await fetch(url.replace('/slack/events', '/'))).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(url).port);
    await expect(receiveByHttp(async () => {}, { ...options, port }).start()).rejects.toThrow(
      `Port ${port} is taken`,
    );
  });
});

/** Posts without saying how much it will be. */
function streamed(bytes: number): Promise<number> {
  return new Promise((resolve) => {
    const timestamp = String(nowS());
    const sending = request(url, {
      method: 'POST',
      headers: {
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': 'v0=x',
        'content-type': 'application/json',
      },
    });
    sending.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', () => resolve(413));
    for (let sent = 0; sent < bytes; sent += 65_536) sending.write('x'.repeat(65_536));
    sending.end();
  });
}
