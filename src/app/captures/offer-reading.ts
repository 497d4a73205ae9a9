import type { Bet } from '#core/bet/bet.ts';
import type { DraftReading } from '#core/bet/draft-reading.ts';
import { renderStatement } from '#core/bet/statement.ts';
import type { Reply } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';
import { formatDay } from '#core/time/format.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { Operations } from '#ports/store.ts';
import { bets, captures, members } from '../collections.ts';
import type { Context, Deps } from '../context.ts';
import type { Capture } from '../documents.ts';
import { revise } from '../edit-bet.ts';
import { settingsOf } from '../enter.ts';
import { needBet } from '../load.ts';
import type { AskModel } from '../model/ask-model.ts';
import type { Worker } from '../model/jobs.ts';
import { readBetsWithModel } from '../model/read-bets.ts';
import { post, threadOf } from '../outbox.ts';
import { newIds } from './draft-bet.ts';
import { readText } from './read-text.ts';

/**
 * A language model reads the words of a bet that was saved as a draft already. It changes nothing: what it reads better
 * is offered in the bet's thread, to be taken over by whoever wrote it.
 */
export function makeOfferReading(
  { clock, readDates }: Pick<Deps, 'clock' | 'readDates'>,
  model: AskModel,
  modelName: string,
): Worker {
  return async (scope, { about }, finish) => {
    const bet = await scope.get(bets, about as Bet['id']);
    const text = bet?.capturedFrom;
    if (bet?.stage !== 'draft' || text === undefined) return void (await scope.transaction(finish));
    const by = bet.createdBy;
    const zone = (await scope.get(members, by))?.zone ?? (await settingsOf(scope)).zone;
    const today = localDateOf(bet.createdAt, zone);
    const offline = readText(text, { today }, readDates);
    // What was edited since is the person's own.
    if (!isSame(bet.terms, offline.terms)) return void (await scope.transaction(finish));
    const asked = await readBetsWithModel(model, readDates, scope, { text, today, by });
    if (asked.kind === 'unanswered') return asked;
    const [merged, ...others] = mergeReadings([offline], asked.value);
    await scope.transaction(async (tx) => {
      await finish(tx);
      const now = await tx.get(bets, bet.id);
      // Of several bets in one, each has to be said by itself.
      const isAsSaved = now?.stage === 'draft' && isSame(now.terms, bet.terms);
      if (!merged || others.length > 0 || !isAsSaved || isSame(merged.terms, bet.terms)) return;
      await offer(tx, now, merged, { text, at: clock.now(), today, modelName });
    });
    return undefined;
  };
}

async function offer(
  tx: Operations,
  bet: Bet,
  read: DraftReading,
  { text, at, today, modelName }: { text: string; at: string; today: string; modelName: string },
): Promise<void> {
  const [id = ''] = await newIds(tx, 1);
  const as = { read, today, first: id, count: 1 };
  const of = { bet: bet.id, terms: bet.terms };
  await tx.insert(captures, { id, version: 0, text, by: bet.createdBy, at, as, of });
  const sentence = renderStatement(read.terms, { assumptions: read.because, formatDay });
  const reply: Reply = {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`Read again, the words of ${bold(bet.id)} say: ${sentence}` },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Take it over', command: `/bet save ${id}` },
          { label: 'Leave it', command: `/bet discard ${id}` },
        ],
      },
      { kind: 'note', text: t`Read by ${modelName}; ${bold(bet.id)} was not changed.` },
    ],
  };
  const send = bet.card
    ? threadOf(bet.card)
    : ({ kind: 'post', to: { kind: 'dm', member: bet.createdBy } } as const);
  await post(tx, `reading:${bet.id}`, at, send, reply);
}

/**
 * `/bet save 7` of what was offered for a draft: the bet says what was read.
 * @throws UserError when it was edited since, or is no draft any more
 */
export async function takeOver(
  context: Context,
  { id, as, of }: Capture & Required<Pick<Capture, 'of'>>,
): Promise<Reply> {
  const { scope } = context;
  const bet = await needBet(scope, of.bet);
  if (!as || bet.stage !== 'draft' || !isSame(bet.terms, of.terms))
    throw new UserError(`${bet.id} was changed since, so that is not taken over.`, [`/bet edit ${bet.id}`]);
  const reply = await revise(context, bet.id, () => as.read);
  await scope.remove(captures, id);
  return reply;
}

function isSame(a: object, b: object): boolean {
  const ordered = (terms: object) =>
    JSON.stringify(Object.entries(terms).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return ordered(a) === ordered(b);
}
