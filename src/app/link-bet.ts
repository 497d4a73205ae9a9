import type { Stance } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import { STANCES } from '#core/chat/bet-commands.ts';
import { say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { AssumptionId, BetId, ItemId, ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { changeBet, refreshCard } from './change-bet.ts';
import { evidence } from './collections.ts';
import type { Context, UseCase } from './context.ts';
import { checkDependencies } from './foundations.ts';
import { keepEvidence } from './keep-evidence.ts';
import { needAssumption, needBet, needItem, needTheme } from './load.ts';
import { note } from './record.ts';

/** `/bet link BET-12 BET-3 | ASM-4 | THM-7 contradicts`: what it stands on, rests on, or what speaks for or against it. */
export function makeLink(): UseCase {
  return (context, { args }) => {
    const to = args.to ?? '';
    const stance = STANCES.find((known) => known === args.stance);
    if (to.startsWith('THM-') || to.startsWith('ITM-')) {
      return linkEvidence(context, args.bet, to as ThemeId | ItemId, stance ?? 'mentions');
    }
    if (stance) {
      throw new UserError(`Only a theme or an item can be evidence: ${to} is none.`, [
        `/bet link ${args.bet} ${to}`,
        `/bet link ${args.bet} THM-7 ${stance}`,
      ]);
    }
    return changeBet(
      context,
      args.bet,
      async (tx, bet) => linked(context, await added(tx, bet, to)),
      (_tx, bet) => ({ lead: t`${bold(bet.id)} now ${restsOn(to)}.` }),
    );
  };
}

/** `/bet unlink BET-12 BET-3`. */
export function makeUnlink(): UseCase {
  return (context, { args }) => {
    const to = args.to ?? '';
    if (to.startsWith('THM-') || to.startsWith('ITM-')) return unlinkEvidence(context, args.bet, to);
    return changeBet(
      context,
      args.bet,
      (_tx, bet) => {
        if (![...bet.assumptions, ...bet.dependsOn].some((id) => id === to)) {
          throw new UserError(`${to} is not linked to ${bet.id}.`, [`/bet show ${bet.id}`]);
        }
        return linked(context, {
          assumptions: bet.assumptions.filter((id) => id !== to),
          dependsOn: bet.dependsOn.filter((id) => id !== to),
        });
      },
      (_tx, bet) => ({ lead: t`${bold(bet.id)} no longer ${restsOn(to)}.` }),
    );
  };
}

function restsOn(to: string): string {
  return to.startsWith('BET-') ? `stands on ${to}` : `rests on ${to}`;
}

type Foundations = Pick<Bet, 'assumptions' | 'dependsOn'>;

function linked(context: Context, foundations: Foundations) {
  return { type: 'link', by: context.member.id, ...foundations } as const;
}

async function added(tx: Operations, bet: Bet, to: string): Promise<Foundations> {
  const { assumptions: claims, dependsOn } = bet;
  if (to.startsWith('ASM-')) {
    const { id } = await needAssumption(tx, to);
    return { dependsOn, assumptions: [...new Set<AssumptionId>([...claims, id])] };
  }
  return { assumptions: claims, dependsOn: await checkDependencies(tx, bet.id, [...dependsOn, to as BetId]) };
}

/** Links a theme or an item to a bet or assumption as evidence; the stance of an existing link is changed. */
export function linkEvidence(
  context: Context,
  about: string | undefined,
  from: ThemeId | ItemId,
  stance: Stance,
  remark?: string,
) {
  return context.scope.transaction(async (tx) => {
    const source = from.startsWith('THM-') ? (await needTheme(tx, from)).id : (await needItem(tx, from)).id;
    const target = about?.startsWith('ASM-') ? await needAssumption(tx, about) : await needBet(tx, about);
    await keepEvidence(tx, context, target, { from: source, stance, remark });
    if ('stage' in target) await refreshCard(tx, context, target);
    return say(t`${bold(source)} ${stance} ${bold(target.id)}.`);
  });
}

function unlinkEvidence(context: Context, about: string | undefined, from: string) {
  const { scope, member, now } = context;
  return scope.transaction(async (tx) => {
    const bet = await needBet(tx, about);
    const known = await tx.get(evidence, `${bet.id}:${from}`);
    if (!known) throw new UserError(`${from} is not linked to ${bet.id}.`, [`/bet show ${bet.id}`]);
    await tx.remove(evidence, known.id);
    await note(tx, { by: member.id, at: now }, bet.id, 'evidence-unlinked', known, undefined);
    await refreshCard(tx, context, bet);
    return say(t`${bold(from)} is no longer linked to ${bold(bet.id)}.`);
  });
}
