import { systemClock } from '#adapters/clock/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { makeAskModel } from '#app/model/ask-model.ts';
import { readBetsWithModel } from '#app/model/read-bets.ts';
import { readBets } from '#core/bet/read-statement.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import { openModel } from '../../../src/compose/open-model.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import type { Config } from '../../../src/config.ts';
import type { Draft, Message } from './draft.ts';
import { draftOf } from './read.ts';

/** No evaluation stops for want of money: whoever runs one has seen what it costs. */
const BUDGET = { usd: 1_000, tokens: 1_000_000_000 };
const ATTEMPTS = 5;

interface Read {
  /** Of each message. */
  readonly drafts: readonly (readonly Draft[])[];
  readonly unanswered: number;
  /** Why, each reason once. */
  readonly reasons: ReadonlySet<string>;
}

/**
 * Reads messages as the product does with a model: the parser, and Claude after it. A message that gets no answer is read
 * by the parser alone, as it would be. @throws Error without a key
 */
export async function readWithClaude(
  config: Pick<Config, 'model'>,
  messages: readonly Message[],
): Promise<Read> {
  const setup = await openModel(config, systemClock);
  if (!setup) throw new Error('ANTHROPIC_API_KEY is not set');
  const reasons = new Set<string>();
  const note = ({ detail }: Readonly<Record<string, unknown>>): void => {
    if (detail !== undefined) reasons.add(String(detail));
  };
  const logger = { error: note, warn: note, info: note, debug: note };
  const model = makeAskModel({ clock: systemClock, logger }, { ...setup, budget: BUDGET });
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  let unanswered = 0;
  const read = async ({ now, text }: Message): Promise<readonly Draft[]> => {
    const today = now.slice(0, 10);
    const offline = readBets(text, { today, readDates });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const captured = { text, today, by: 'eval' };
      const asked = await readBetsWithModel(model, readDates, store.in('eval:capture'), captured);
      if (asked.kind === 'answered') return mergeReadings(offline, asked.value).map(draftOf);
      if (asked.why !== 'busy' && asked.why !== 'silent') break;
      await new Promise((later) => setTimeout(later, asked.retryAfterMs ?? 0));
    }
    unanswered += 1;
    return offline.map(draftOf);
  };
  // The adapter lets a few be under way at once.
  const drafts = await Promise.all(messages.map(read));
  await store.close();
  return { drafts, unanswered, reasons };
}
