import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet, Flag } from '#core/bet/bet.ts';
import { NOTHING_SAID, type Reply } from '#core/chat/reply.ts';
import { bold, type Text, t } from '#core/chat/text.ts';
import { graphOf } from '#core/judgement/graph.ts';
import { falloutOf, flaggedBy } from '#core/judgement/propagation.ts';
import { titleOf } from '#core/report/bet-card.ts';
import type { Operations } from '#ports/store.ts';
import { refreshCard } from './change-bet.ts';
import { bets, members, outbox } from './collections.ts';
import type { Context } from './context.ts';
import { all, needBet } from './load.ts';
import { standingOn } from './neighbourhood.ts';
import { post, toOwner } from './outbox.ts';
import { recordBet } from './record.ts';

/** After a call: an invalidated bet flags whatever stands on it. The bets that were flagged. */
export async function propagateCall(tx: Operations, context: Context, bet: Bet): Promise<readonly Bet[]> {
  if (bet.call?.verdict !== 'invalidated') return [];
  return flagAll(tx, context, { cause: bet.id, reason: 'bet-invalidated', at: context.now });
}

/** After a drop: what stands on it has lost its ground as well. */
export async function propagateDrop(tx: Operations, context: Context, bet: Bet): Promise<readonly Bet[]> {
  return flagAll(tx, context, { cause: bet.id, reason: 'bet-dropped', at: context.now });
}

/**
 * After an undo: exactly the flags that the call or drop had set are taken back, from every bet that bears one. It may
 * have been called since, or rest on something else by now.
 */
export async function takeBackFlags(tx: Operations, context: Context, cause: Flag['cause']): Promise<void> {
  for (const id of flaggedBy(cause, await all(tx, bets, { by: 'id' })))
    await change(tx, context, id, { type: 'unflag', cause });
}

/** After an assumption's status changed: refuted flags what rests on it, anything else takes the flags back. */
export async function propagateAssumption(
  tx: Operations,
  context: Context,
  before: Assumption,
  after: Assumption,
): Promise<readonly Bet[]> {
  if (after.status === 'refuted') {
    return flagAll(tx, context, { cause: after.id, reason: 'assumption-refuted', at: context.now });
  }
  if (before.status === 'refuted') await takeBackFlags(tx, context, after.id);
  return [];
}

async function flagAll(tx: Operations, context: Context, flag: Flag): Promise<readonly Bet[]> {
  const fallout = falloutOf(flag, graphOf(await standingOn(tx, flag.cause)));
  const flagged: Bet[] = [];
  for (const { bet: id } of fallout.affected)
    flagged.push(await change(tx, context, id, { type: 'flag', flag }));
  await tellOwners(tx, context, flag, flagged);
  return flagged;
}

async function change(
  tx: Operations,
  context: Context,
  id: Bet['id'],
  command: { type: 'flag'; flag: Flag } | { type: 'unflag'; cause: Flag['cause'] },
): Promise<Bet> {
  const before = await needBet(tx, id);
  const stamp = { by: 'ante', at: context.now, today: context.today };
  const after = await recordBet(tx, stamp, command, before);
  if (after.version !== before.version) await refreshCard(tx, context, after);
  return after;
}

/** ` What rests on it was flagged: BET-2, BET-3.`, or nothing. */
export function sayFlagged(flagged: readonly Bet[]): Text {
  if (flagged.length === 0) return [];
  return t` What rests on it was flagged: ${[...new Set(flagged.map(({ id }) => id))].join(', ')}.`;
}

const HAPPENED: Readonly<Record<Flag['reason'], string>> = {
  'assumption-refuted': 'was refuted',
  'bet-invalidated': 'was called invalidated',
  'bet-dropped': 'was dropped',
};

/**
 * One message to each owner, whatever number of causes and of their bets one event touches. Who stopped all DMs sees it
 * on the bets' cards.
 */
async function tellOwners(
  tx: Operations,
  { now, frame, member }: Context,
  flag: Flag,
  flagged: readonly Bet[],
): Promise<void> {
  for (const [owner, theirs] of Map.groupBy(flagged, (bet) => bet.owner)) {
    if (owner === member.id || (await tx.get(members, owner))?.stopped) continue;
    const key = `flagged:${owner}:${frame.eventId}`;
    const told = await tx.get(outbox, key);
    if (told) await tx.replace(outbox, { ...told, reply: withCause(told.reply, flag, theirs) });
    else await post(tx, key, now, toOwner(owner, theirs), withCause(NOTHING_SAID, flag, theirs));
  }
}

/** The message with one more cause in it. */
function withCause({ audience, blocks }: Reply, flag: Flag, theirs: readonly Bet[]): Reply {
  const said = blocks.filter(({ kind }) => kind !== 'buttons');
  const buttons = [
    ...blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])),
    ...theirs.map((bet) => ({ label: bet.id, command: `/bet show ${bet.id}` })),
  ];
  const unique = [...new Map(buttons.map((button) => [button.command, button])).values()];
  return {
    audience,
    blocks: [
      ...said,
      {
        kind: 'text',
        text: t`${bold(flag.cause)} ${HAPPENED[flag.reason]}, and these bets of yours rest on it:`,
      },
      { kind: 'list', items: theirs.map((bet) => t`${bold(bet.id)} ${titleOf(bet)}`) },
      { kind: 'buttons', buttons: unique.slice(0, 5) },
    ],
  };
}
