import { systemClock } from '#adapters/clock/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { type Asked, makeAskModel } from '#app/model/ask-model.ts';
import { openModel } from '../../src/compose/open-model.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import type { Config } from '../../src/config.ts';

/** No evaluation stops for want of money: whoever runs one has seen what it costs. */
const BUDGET = { usd: 1_000, tokens: 1_000_000_000 };
const ATTEMPTS = 5;

/** The way to Claude for an evaluation, with a store in memory for what the way needs. @throws Error without a key */
export async function openClaude(config: Pick<Config, 'model'>) {
  const setup = await openModel(config, systemClock);
  if (!setup) throw new Error('ANTHROPIC_API_KEY is not set');
  const reasons = new Set<string>();
  const note = ({ detail }: Readonly<Record<string, unknown>>): void => {
    if (detail !== undefined) reasons.add(String(detail));
  };
  const logger = { error: note, warn: note, info: note, debug: note };
  const model = makeAskModel({ clock: systemClock, logger }, { ...setup, budget: BUDGET });
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  return {
    model,
    scope: store.in('eval:claude'),
    /** Why questions got no answer, each reason once. */
    reasons,
    close: () => store.close(),
  };
}

/** Asks again where it may be answered later. */
export async function patiently<T>(ask: () => Promise<Asked<T>>): Promise<Asked<T>> {
  for (let attempt = 1; ; attempt++) {
    const asked = await ask();
    const isLater = asked.kind === 'unanswered' && (asked.why === 'busy' || asked.why === 'silent');
    if (!isLater || attempt === ATTEMPTS) return asked;
    await new Promise((later) => setTimeout(later, asked.retryAfterMs ?? 0));
  }
}
