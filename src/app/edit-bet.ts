import type { Bet, Terms } from '#core/bet/bet.ts';
import { fieldsOf, readFields, splitFields } from '#core/bet/fields.ts';
import { readStatement } from '#core/bet/read-statement.ts';
import type { FormValues } from '#core/chat/form.ts';
import { say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { betForm } from './bet-form.ts';
import { refreshCard } from './change-bet.ts';
import type { Context, Deps, UseCase } from './context.ts';
import {
  checkDependencies,
  claimsOf,
  knownAssumptions,
  shareAssumptions,
  shareMetric,
} from './foundations.ts';
import { needBet } from './load.ts';
import { recordBet } from './record.ts';
import { cardOf } from './view-bet.ts';

/** New terms and foundations as they were read; absent foundations stay as they are. */
export interface Revision {
  readonly terms: Terms;
  readonly because?: readonly string[];
  readonly assumptions?: readonly AssumptionId[];
  readonly dependsOn?: readonly BetId[];
}

/** `/bet edit BET-12 [to: 36% by: in 3 weeks]`: without words, the form. After placing, an amendment. */
export function makeEditBet({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const { scope, today } = context;
    const bet = await needBet(scope, args.bet);
    const command = `/bet edit ${bet.id}`;
    const typed = values ?? fieldsTyped(args.terms);
    if (typed) {
      const read = readFields(typed, bet.terms, (text) => readDates(text, today)[0]?.date);
      if (Object.keys(read.errors).length > 0) {
        const shown = { ...fieldsOf(bet, await claimsOf(scope, bet)), ...typed };
        return {
          audience: 'you',
          blocks: [],
          failed: true,
          form: betForm(command, `Edit ${bet.id}`, shown, read.errors),
        };
      }
      return revise(context, bet.id, () => read);
    }
    if (!args.terms) {
      const shown = fieldsOf(bet, await claimsOf(scope, bet));
      return { audience: 'you', blocks: [], form: betForm(command, `Edit ${bet.id}`, shown) };
    }
    const words = args.terms;
    return revise(context, bet.id, (current) => readWords(words, current, context, readDates));
  };
}

/** `to: 36% by: in 3 weeks`; undefined when the words name no field. */
function fieldsTyped(words: string | undefined): FormValues | undefined {
  const { values } = splitFields(words ?? '');
  return Object.keys(values).length === 0 ? undefined : values;
}

function readWords(words: string, current: Bet, { today }: Context, readDates: Deps['readDates']): Revision {
  const read = readStatement(words, { today, readDates });
  if (Object.keys(read.terms).length === 0 && read.because.length === 0) {
    throw new UserError(`Nothing of "${words}" could be read as a field of ${current.id}.`, [
      `/bet edit ${current.id} by: in 2 weeks`,
      `/bet edit ${current.id}`,
    ]);
  }
  return {
    terms: { ...current.terms, ...read.terms },
    ...(read.because.length > 0 && { because: read.because }),
    ...(read.assumptions.length > 0 && { assumptions: [...current.assumptions, ...read.assumptions] }),
    ...(read.dependsOn.length > 0 && { dependsOn: [...current.dependsOn, ...read.dependsOn] }),
  };
}

function revise(context: Context, id: BetId, read: (current: Bet) => Revision) {
  const { scope, member, now, today } = context;
  return scope.transaction(async (tx) => {
    const before = await needBet(tx, id);
    const revision = read(before);
    const stamp = { by: member.id, at: now, today };
    if (before.stage !== 'draft') await shareMetric(tx, stamp, revision.terms);
    const edited = await recordBet(tx, stamp, { type: 'edit', by: member.id, terms: revision.terms }, before);
    const bet = await recordBet(
      tx,
      stamp,
      { type: 'link', by: member.id, ...(await foundations(tx, context, before, revision)) },
      edited,
    );
    const moved =
      bet.amendments.length > before.amendments.length ? (bet.amendments.at(-1)?.goalposts ?? []) : [];
    const lead =
      bet.version === before.version
        ? t`Nothing about ${bold(bet.id)} changed.`
        : moved.length > 0
          ? t`${bold(`${bet.id} is amended`)}: its ${moved.join(' and ')} moved after it was placed, and that stays visible.`
          : t`${bold(bet.id)} is ${bet.stage === 'draft' ? 'updated' : 'amended'}.`;
    if (bet.version !== before.version) await refreshCard(tx, context, bet, lead);
    return bet.card ? say(lead, 'you') : cardOf(tx, context, bet, lead);
  });
}

/** What the bet rests on after a revision, made or checked. */
export async function foundations(
  tx: Operations,
  { member, now }: Context,
  bet: Pick<Bet, 'id' | 'assumptions' | 'dependsOn'>,
  { because, assumptions, dependsOn }: Revision,
): Promise<Pick<Bet, 'assumptions' | 'dependsOn'>> {
  const stamp = { by: member.id, at: now };
  const claimed = because ? await shareAssumptions(tx, stamp, because) : bet.assumptions;
  const named = assumptions ? await knownAssumptions(tx, assumptions) : [];
  return {
    assumptions: [...new Set([...claimed, ...named])],
    dependsOn: dependsOn ? await checkDependencies(tx, bet.id, dependsOn) : bet.dependsOn,
  };
}
