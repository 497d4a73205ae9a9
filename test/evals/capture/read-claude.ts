import { readDates } from '#adapters/dates/index.ts';
import { readBetsWithModel } from '#app/model/read-bets.ts';
import { readBets } from '#core/bet/read-statement.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import type { Config } from '../../../src/config.ts';
import { openClaude, patiently } from '../open-claude.ts';
import type { Draft, Message } from './draft.ts';
import { draftOf } from './read.ts';

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
  const { model, scope, reasons, close } = await openClaude(config);
  let unanswered = 0;
  const read = async ({ now, text }: Message): Promise<readonly Draft[]> => {
    const today = now.slice(0, 10);
    const offline = readBets(text, { today, readDates });
    const captured = { text, today, by: 'eval' };
    const asked = await patiently(() => readBetsWithModel(model, readDates, scope, captured));
    if (asked.kind === 'unanswered') unanswered += 1;
    const merged = asked.kind === 'answered' ? mergeReadings(offline, asked.value) : [];
    // What is shown already stays where Claude reads no bet.
    return (merged.length > 0 ? merged : offline).map(draftOf);
  };
  // The adapter lets a few be under way at once.
  const drafts = await Promise.all(messages.map(read));
  await close();
  return { drafts, unanswered, reasons };
}
