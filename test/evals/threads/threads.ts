import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readDates } from '#adapters/dates/index.ts';
import { readBetsWithModel } from '#app/model/read-bets.ts';
import { type FieldSpan, readBets } from '#core/bet/read-statement.ts';
import { joinThread, messageAt, type ThreadText } from '#core/chat/thread.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import type { Config } from '../../../src/config.ts';
import { Draft } from '../capture/draft.ts';
import { draftOf } from '../capture/read.ts';
import { openClaude, patiently } from '../open-claude.ts';

/** What people said in a thread, who said it, the bets in it, and whose words some fields of the first are. */
const Thread = z.object({
  id: z.string(),
  messages: z.array(z.tuple([z.string(), z.string()])),
  drafts: z.array(Draft),
  who: z.record(z.string(), z.string()).default({}),
});
export type Thread = z.infer<typeof Thread>;

/** The day on which all of them were written. */
const TODAY = '2026-11-20';

export function readThreads(): readonly Thread[] {
  const lines = readFileSync(new URL('threads.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Thread.parse(JSON.parse(line)));
}

interface Read {
  readonly drafts: readonly Draft[];
  /** Whose words the fields of the first are. */
  readonly who: Readonly<Record<string, string | undefined>>;
}

/** What the parser reads in a thread. */
export function readOffline(thread: Thread): Read {
  const joined = textOf(thread);
  return readOf(joined, readBets(joined.text, { today: TODAY, readDates }));
}

/** What the parser reads, and Claude after it; the parser alone where Claude does not answer. @throws Error without a key */
export async function readWithClaude(
  config: Pick<Config, 'model'>,
  threads: readonly Thread[],
): Promise<readonly Read[]> {
  const { model, scope, close } = await openClaude(config);
  const read = await Promise.all(
    threads.map(async (thread) => {
      const joined = textOf(thread);
      const offline = readBets(joined.text, { today: TODAY, readDates });
      const captured = { ...joined, today: TODAY, by: 'eval' };
      const asked = await patiently(() => readBetsWithModel(model, readDates, scope, captured));
      const merged = asked.kind === 'answered' ? mergeReadings(offline, asked.value) : [];
      return readOf(joined, merged.length > 0 ? merged : offline);
    }),
  );
  await close();
  return read;
}

function textOf({ messages }: Thread): ThreadText {
  const saidAt = `${TODAY}T10:00:00.000Z`;
  return joinThread(
    messages.map(([author, text], i) => ({ message: `${i}`, author, text, saidAt })),
    'UTC',
  );
}

function readOf(
  { messages }: ThreadText,
  bets: readonly (Parameters<typeof draftOf>[0] & { readonly spans?: readonly FieldSpan[] })[],
): Read {
  const who = (bets[0]?.spans ?? []).map(
    ({ field, start }) => [field, messages[messageAt(messages, start)]?.author] as const,
  );
  return { drafts: bets.map(draftOf), who: Object.fromEntries(who) };
}
