import { openSqlite } from '#adapters/sqlite/index.ts';
import { type ModelSetup, makeAskModel } from '#app/model/ask-model.ts';
import { readPrompt } from '#core/model/prompt.ts';
import type { Logger } from '#ports/logger.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';

const PROMPT = '---\ntask: triage\nmodel: small\nmax_tokens: 500\n---\nSay which theme it is.\n';

export const NOW = '2026-11-20T14:00:00.000Z';

/** The way to a fake model over a store in memory, with a log that keeps every word. */
export async function askingFake(answer: FakeAnswer, budget = { usd: 10, tokens: 1_000_000 }) {
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const logged: { readonly level: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const keep = (level: string) => (fields: Readonly<Record<string, unknown>>) => {
    logged.push({ level, fields });
  };
  const logger: Logger = {
    error: keep('error'),
    warn: keep('warn'),
    info: keep('info'),
    debug: keep('debug'),
  };
  const model = fakeModel(answer);
  const prompts = new Map([['place-item', readPrompt('place-item', PROMPT)]]);
  const setup: ModelSetup = { model, prompts, budget };
  const deps = { clock: { now: () => NOW }, logger };
  return {
    store,
    scope: store.in('console:local'),
    model,
    logged,
    asking: makeAskModel(deps, setup),
    withoutModel: makeAskModel(deps, undefined),
  };
}
