import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAnthropic } from '#adapters/anthropic/index.ts';
import { ModelUnusableError } from '#ports/language-model.ts';
import { contractRequest } from '../../contracts/language-model.ts';

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-haiku-5-5',
  content: [
    { type: 'thinking', thinking: '', signature: 's' },
    { type: 'text', text: '{"theme":null,"sure":true}' },
  ],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 900, output_tokens: 40, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
};

/** The stand-in for the Messages API has no batches: this is as much of them as the SDK speaks. */
function serve(status: () => 'in_progress' | 'ended', results: readonly object[] = []) {
  const bodies: unknown[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const { url = '', method, headers } = request;
    const isGone = url.includes('gone');
    const isResults = url.endsWith('/results');
    if (method === 'POST') bodies.push(JSON.parse((await request.toArray()).join('')));
    response.writeHead(isGone ? 404 : 200, {
      'content-type': isResults ? 'application/x-jsonl' : 'application/json',
    });
    const batch = { id: 'batch_1', type: 'message_batch', processing_status: status() };
    const results_url = `http://${headers.host}/v1/messages/batches/batch_1/results`;
    response.end(
      isResults
        ? results.map((line) => `${JSON.stringify(line)}\n`).join('')
        : JSON.stringify({ ...batch, results_url: status() === 'ended' ? results_url : null }),
    );
  }).listen(0);
  const { port } = server.address() as AddressInfo;
  const { batches } = makeAnthropic({
    apiKey: 'sk-ant-test',
    baseUrl: `http://127.0.0.1:${port}`,
    models: { small: 'claude-haiku-5-5', strong: 'claude-sonnet-5-5' },
    clock: { now: () => '2026-11-20T14:00:00.000Z' },
  });
  if (!batches) throw new Error('no batches');
  return { server, batches, bodies };
}

describe('a batch of questions to Claude', () => {
  const open: ReturnType<typeof serve>[] = [];
  afterEach(() => {
    for (const { server } of open.splice(0)) server.close();
  });
  const opened = (...args: Parameters<typeof serve>) => {
    const service = serve(...args);
    open.push(service);
    return service;
  };

  it('holds each of them under its place, as it would be asked alone', async () => {
    const { batches, bodies } = opened(() => 'in_progress');
    expect(await batches.begin([contractRequest, contractRequest])).toBe('batch_1');
    expect(bodies).toMatchObject([
      {
        requests: ['0', '1'].map((custom_id) => ({
          custom_id,
          params: {
            model: 'claude-haiku-5-5',
            max_tokens: contractRequest.prompt.maxTokens,
            messages: [{ role: 'user', content: contractRequest.data }],
            output_config: { format: { type: 'json_schema' } },
          },
        })),
      },
    ]);
  });

  it('has no answers while it is under way, and then those there are, at half the price', async () => {
    let status: 'in_progress' | 'ended' = 'in_progress';
    const { batches } = opened(
      () => status,
      [
        { custom_id: '2', result: { type: 'succeeded', message: MESSAGE } },
        {
          custom_id: '0',
          result: { type: 'errored', error: { type: 'error', error: { type: 'api_error' } } },
        },
        {
          custom_id: '1',
          result: { type: 'succeeded', message: { ...MESSAGE, stop_reason: 'refusal', content: [] } },
        },
        { custom_id: '3', result: { type: 'expired' } },
      ],
    );
    expect(await batches.collect('batch_1')).toBeUndefined();
    status = 'ended';
    const spent = { inputTokens: 900, outputTokens: 40, microUsd: 55 };
    expect(await batches.collect('batch_1')).toEqual(
      new Map([
        [2, { text: '{"theme":null,"sure":true}', spent }],
        [1, { spent }],
      ]),
    );
  });

  it('says in the port’s words what is wrong', async () => {
    const { batches } = opened(() => 'ended');
    await expect(batches.collect('gone')).rejects.toBeInstanceOf(ModelUnusableError);
  });
});
