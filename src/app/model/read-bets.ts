import { messageAt, type ThreadText, wordsOfEach } from '#core/chat/thread.ts';
import type { MemberId } from '#core/ids.ts';
import { CaptureAnswer } from '#core/model/capture/answer.ts';
import { type CheckedBet, checkBet } from '#core/model/capture/check.ts';
import type { DataField } from '#core/model/fence.ts';
import { sanitise } from '#core/model/sanitise.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { DateReader } from '#ports/date-reader.ts';
import type { Scope } from '#ports/store.ts';
import type { Asked, AskModel } from './ask-model.ts';

/** A text that may hold bets, and how it is to be understood. */
export interface Captured {
  readonly text: string;
  /** Where each message begins, where it is a thread. */
  readonly messages?: ThreadText['messages'] | undefined;
  /** The day that its dates are counted from. */
  readonly today: LocalDate;
  readonly by: MemberId;
}

/** The bets that the model reads in a text: only what the text bears out. */
export async function readBetsWithModel(
  model: AskModel,
  readDates: DateReader,
  scope: Scope,
  { text, messages = [], today, by }: Captured,
  signal?: AbortSignal,
): Promise<Asked<readonly CheckedBet[]>> {
  const data = [
    { name: 'today', text: today },
    ...(messages.length > 0 ? fieldsOf({ text, messages }) : [{ name: 'message', text }]),
  ];
  const asked = await model.ask(scope, { prompt: 'capture-bet', data, schema: CaptureAnswer, by }, signal);
  if (asked.kind === 'unanswered') return asked;
  const seen = sanitise(text);
  const dayAt = (place: number): LocalDate => messages[messageAt(messages, place)]?.on ?? today;
  const bets = asked.value.bets.map((bet) => checkBet(seen, bet, { today, dayAt, readDates }));
  return { kind: 'answered', value: bets.filter(({ terms }) => Object.keys(terms).length > 0) };
}

/** A field for each message. Who wrote it has a number: no name leaves. */
function fieldsOf(thread: Pick<ThreadText, 'text' | 'messages'>): readonly DataField[] {
  const people = [...new Set(thread.messages.map(({ author }) => author))];
  return wordsOfEach(thread).map((text, i) => {
    const writer = people.indexOf(thread.messages[i]?.author) + 1;
    return { name: `message ${i + 1} by person ${writer} on ${thread.messages[i]?.on}`, text };
  });
}
