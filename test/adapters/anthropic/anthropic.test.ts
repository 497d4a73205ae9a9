import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAnthropic } from '#adapters/anthropic/index.ts';
import { RetryableError } from '#core/errors.ts';
import { ModelAnswerError, ModelSilentError, ModelUnusableError } from '#ports/language-model.ts';
import { contractRequest } from '../../contracts/language-model.ts';
import { openService, USAGE } from './service.ts';

const GOOD = JSON.stringify({ theme: 'THM-1', sure: true });

const open: Awaited<ReturnType<typeof openService>>[] = [];
async function opened(options?: Parameters<typeof openService>[0]) {
  const service = await openService(options);
  open.push(service);
  return service;
}
const at = (baseUrl: string) =>
  makeAnthropic({
    apiKey: 'sk-ant-test',
    baseUrl,
    models: { small: 'claude-haiku-5-5', strong: 'claude-sonnet-5-5' },
    clock: { now: () => '2026-11-20T14:00:00.000Z' },
  });
afterEach(async () => {
  for (const { mock } of open.splice(0)) await mock.stop();
});

describe('a question to Claude', () => {
  it('holds the instructions to be cached, the data as the user’s turn, and the shape of the answer', async () => {
    const bodies: unknown[] = [];
    const server = createServer(async (request, response) => {
      bodies.push(JSON.parse((await request.toArray()).join('')));
      response.writeHead(500).end();
    }).listen(0);
    const { port } = server.address() as AddressInfo;
    await at(`http://127.0.0.1:${port}`)
      .ask(contractRequest)
      .catch(() => {});
    server.close();
    const { instructions, maxTokens } = contractRequest.prompt;
    expect(bodies).toEqual([
      {
        model: 'claude-haiku-5-5',
        stream: true,
        max_tokens: maxTokens,
        system: [{ type: 'text', text: instructions, cache_control: { type: 'ephemeral' } }],
        messages: [{ role: 'user', content: contractRequest.data }],
        output_config: {
          effort: 'low',
          format: { type: 'json_schema', schema: expect.objectContaining({ additionalProperties: false }) },
        },
      },
    ]);
  });

  it('is asked of the model that its prompt wants, and priced as that one', async () => {
    const { model, answers } = await opened();
    answers(GOOD);
    const strong = { ...contractRequest, prompt: { ...contractRequest.prompt, size: 'strong' as const } };
    const [small, large] = [await model.ask(contractRequest), await model.ask(strong)];
    expect(large.model).toBe('claude-sonnet-5-5');
    // 900 tokens read and 40 written: at $0.10 and $0.50, and at $2 and $10 a million.
    expect([small.spent.microUsd, large.spent.microUsd]).toEqual([110, 2200]);
    expect(small.spent).toMatchObject({ inputTokens: USAGE.input_tokens, outputTokens: USAGE.output_tokens });
  });
});

describe('trouble with Claude', () => {
  it.each([
    [429, 'rate_limit_error', 7, 7_000],
    [529, 'overloaded_error', undefined, 10_000],
    [500, 'api_error', undefined, 10_000],
    [503, 'api_error', undefined, 10_000],
  ])('%i is for later', async (status, type, retryAfter, retryAfterMs) => {
    const { model, fails } = await opened();
    fails(status, type, retryAfter);
    await expect(model.ask(contractRequest)).rejects.toMatchObject({ name: 'RetryableError', retryAfterMs });
  });

  it('does not try again by itself', async () => {
    const { mock, model, fails } = await opened();
    fails(500, 'api_error');
    await expect(model.ask(contractRequest)).rejects.toBeInstanceOf(RetryableError);
    expect(mock.getRequests()).toHaveLength(1);
  });

  it.each([
    [401, 'authentication_error', /ANTHROPIC_API_KEY is refused/],
    [404, 'not_found_error', /no model claude-haiku-5-5/],
    [400, 'invalid_request_error', /claude-haiku-5-5 does not take what Ante asks/],
  ])('%i names what to change, and none of what was sent', async (status, type, says) => {
    const { model, fails } = await opened();
    fails(status, type);
    const error = await model.ask(contractRequest).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelUnusableError);
    expect(error).toMatchObject({ message: expect.stringMatching(says) });
    expect(String(error)).not.toContain('own words');
  });

  it.each([
    ['cut off at its most tokens', '{"theme": "THM-', 'length', 'cut-short'],
    ['a refusal', '', 'refusal', 'refused'],
    ['no JSON', 'Sure! Here is the theme:', 'stop', 'misshapen'],
    ['of another shape', '{"theme": 7}', 'stop', 'misshapen'],
  ])('an answer that is %s costs what it cost', async (_what, content, finishReason, reason) => {
    const { model, answers } = await opened();
    answers(content, { finishReason });
    const error = await model.ask(contractRequest).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelAnswerError);
    expect(error).toMatchObject({ reason, spent: { microUsd: 110 } });
  });

  it('takes no half of an answer for a whole one, wherever the stream is cut', async () => {
    const { model, answers } = await opened();
    for (const truncateAfterChunks of [1, 2, 3, 4, 6]) {
      answers(GOOD, { chunkSize: 10, truncateAfterChunks });
      await expect(model.ask(contractRequest)).rejects.toBeInstanceOf(ModelSilentError);
    }
  });

  it('waits no longer than it says for an answer, nor for one that never ends', async () => {
    const { model, answers } = await opened({ timeoutMs: 300 });
    answers(GOOD, { latency: 20_000 });
    await expect(model.ask(contractRequest)).rejects.toThrow('no answer in time');
    answers(GOOD, { chunkSize: 1, streamingProfile: { ttft: 1, tps: 1 } });
    await expect(model.ask(contractRequest)).rejects.toBeInstanceOf(ModelSilentError);
  });

  it('tells no connection from one that was lost', async () => {
    const server = createServer((request) => request.socket.destroy()).listen(0);
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    await expect(at(url).ask(contractRequest)).rejects.toThrow('the connection was lost');
    await new Promise((closed) => server.close(closed));
    await expect(at(url).ask(contractRequest)).rejects.toThrow('it cannot be reached');
  });
});

describe('many questions', () => {
  it('has no more of them under way than allowed', async () => {
    const { model, responds } = await opened({ atOnce: 2 });
    let [underWay, most] = [0, 0];
    responds(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((later) => setTimeout(later, 20));
      underWay -= 1;
      return { content: GOOD, usage: USAGE };
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => model.ask(contractRequest)));
    expect(answers).toHaveLength(8);
    expect(most).toBe(2);
  });

  it('gives up its place in the queue', async () => {
    const { mock, model, answers } = await opened({ atOnce: 1 });
    answers(GOOD, { latency: 200 });
    const first = model.ask(contractRequest);
    const given = new AbortController();
    const second = model.ask(contractRequest, given.signal);
    given.abort();
    await expect(second).rejects.toBeInstanceOf(ModelSilentError);
    await first;
    expect(mock.getRequests()).toHaveLength(1);
  });

  it('leaves a service alone that failed five times, and tries one after half a minute', async () => {
    const { mock, model, fails, answers, at } = await opened();
    fails(529, 'overloaded_error');
    for (let i = 0; i < 5; i++) await model.ask(contractRequest).catch(() => {});
    at('2026-11-20T14:00:10.000Z');
    await expect(model.ask(contractRequest)).rejects.toMatchObject({ retryAfterMs: 20_000 });
    expect(mock.getRequests()).toHaveLength(5);
    at('2026-11-20T14:00:31.000Z');
    await model.ask(contractRequest).catch(() => {});
    expect(mock.getRequests()).toHaveLength(6);
    await expect(model.ask(contractRequest)).rejects.toMatchObject({ retryAfterMs: 30_000 });
    answers(GOOD);
    at('2026-11-20T14:02:00.000Z');
    await model.ask(contractRequest);
    await model.ask(contractRequest);
    expect(mock.getRequests()).toHaveLength(8);
  });
});
