import { type Fixture, type FixtureOpts, LLMock } from '@copilotkit/aimock';
import { makeAnthropic } from '#adapters/anthropic/index.ts';
import type { Instant } from '#core/time/instant.ts';

export const USAGE = { input_tokens: 900, output_tokens: 40 };

/** The service's stand-in, and the adapter that speaks to it through the real SDK. */
export async function openService(options: { readonly timeoutMs?: number; readonly atOnce?: number } = {}) {
  const mock = new LLMock({ port: 0, logLevel: 'silent' });
  await mock.start();
  let now: Instant = '2026-11-20T14:00:00.000Z';
  const model = makeAnthropic({
    apiKey: 'sk-ant-test',
    baseUrl: mock.url,
    models: { small: 'claude-haiku-5-5', strong: 'claude-sonnet-5-5' },
    clock: { now: () => now },
    timeoutMs: 20_000,
    ...options,
  });
  const responds = (response: Fixture['response'], opts: FixtureOpts = {}): void => {
    mock.clearFixtures().addFixture({ match: {}, response, ...opts });
  };
  return {
    mock,
    model,
    at: (instant: Instant) => {
      now = instant;
    },
    responds,
    /** Answers with that text, as it is. */
    answers: (content: string, opts: FixtureOpts & { readonly finishReason?: string } = {}): void => {
      const { finishReason, ...fixture } = opts;
      responds({ content, usage: USAGE, ...(finishReason !== undefined && { finishReason }) }, fixture);
    },
    /** Refuses with that status, for good. */
    fails: (status: number, type: string, retryAfter?: number): void => {
      responds({
        error: { type, message: `${type}: a user's own words` },
        status,
        ...(retryAfter !== undefined && { retryAfter }),
      });
    },
  };
}
