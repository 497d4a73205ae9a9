import { type Bet, inOneUnit, type Terms } from '#core/bet/bet.ts';
import { type FieldReading, fieldsOf, readFields, typedFields } from '#core/bet/fields.ts';
import { readStatement, type StatementReading } from '#core/bet/read-statement.ts';
import { ownerOnly, refuseStage } from '#core/bet/refusals.ts';
import { clip } from '#core/chat/clip.ts';
import type { FormValues } from '#core/chat/form.ts';
import { say } from '#core/chat/reply.ts';
import { bold, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { AssumptionId, BetId, MemberId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { betForm, refuseBeside } from './bet-form.ts';
import { bounded, CAPTURE_MAX } from './bounded.ts';
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
  /** Words that were not understood. */
  readonly unread?: string;
}

/** `/bet edit BET-12 [to: 36% by: in 3 weeks]`: without words, the form. After placing, an amendment. */
export function makeEditBet({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const { scope, today } = context;
    const bet = await needBet(scope, args.bet);
    const typed = typedFields(bounded(args.terms ?? '', CAPTURE_MAX, 'a bet'));
    const named = values ?? typed.values;
    const words = values ? '' : typed.rest;
    const form = async (shown: FormValues, errors?: FieldReading['errors']) =>
      betForm(`/bet edit ${bet.id}`, `Edit ${bet.id}`, { ...(await shownOf(scope, bet)), ...shown }, errors);
    if (words === '' && Object.keys(named).length === 0) {
      mayEdit(bet, context.member.id);
      return { audience: 'you', blocks: [], form: await form({}) };
    }
    const read = (current: Bet) => {
      const said = words === '' ? { terms: current.terms } : readWords(words, current, context, readDates);
      const { errors, ...fields } = readFields(named, said.terms, (text) => readDates(text, today)[0]?.date);
      return { errors, revision: { ...said, ...fields } };
    };
    const { errors } = read(bet);
    refuseBeside(`/bet edit ${bet.id}`, errors);
    if (Object.keys(errors).length > 0) {
      return { audience: 'you', blocks: [], failed: true, form: await form(named, errors) };
    }
    return revise(context, bet.id, (current) => read(current).revision);
  };
}

/** Before a form is filled in vain. The rule itself is the bet's. @throws UserError */
function mayEdit(bet: Bet, by: MemberId): void {
  if (bet.stage === 'called' || bet.stage === 'dropped') refuseStage(bet, 'edited');
  if (bet.stage !== 'draft') ownerOnly(bet, by, 'amend it');
  else if (bet.createdBy !== by) ownerOnly(bet, by, 'edit its draft');
}

async function shownOf(tx: Operations, bet: Bet): Promise<FormValues> {
  return fieldsOf(bet, await claimsOf(tx, bet));
}

/** @throws UserError when nothing in the words is a field of a bet */
function readWords(words: string, current: Bet, { today }: Context, readDates: Deps['readDates']): Revision {
  const read = readStatement(words, { today, readDates });
  // Words without a number, a date or an "if we" are taken for what is built when a bet is new, but not over one.
  const isSaid = read.spans.some(({ field }) => field !== 'change');
  if (!isSaid) {
    throw new UserError(`Nothing of "${clip(words, 60)}" could be read as a field of ${current.id}.`, [
      `/bet edit ${current.id} build: ${clip(words, 200)}`,
      `/bet edit ${current.id} by: in 2 weeks`,
      `/bet edit ${current.id}`,
    ]);
  }
  return {
    terms: inOneUnit({ ...current.terms, ...read.terms }),
    ...unreadIn(read),
    ...(read.because.length > 0 && { because: read.because }),
    ...(read.assumptions.length > 0 && { assumptions: [...current.assumptions, ...read.assumptions] }),
    ...(read.dependsOn.length > 0 && { dependsOn: [...current.dependsOn, ...read.dependsOn] }),
  };
}

/** The words that a reading left over, if any. */
export function unreadIn({ rest }: StatementReading): Pick<Revision, 'unread'> {
  const unread = rest.map(({ text }) => text).join(' ... ');
  return unread === '' ? {} : { unread };
}

/** Gives the bet the terms and foundations that `read` makes of it. @throws UserError when that may not be */
export function revise(context: Context, id: BetId, read: (current: Bet) => Revision) {
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
    const lead = [...whatChanged(before, bet), ...whatWasNotRead(revision)];
    if (bet.version !== before.version) await refreshCard(tx, context, bet, lead);
    return bet.card ? say(lead, 'you') : cardOf(tx, context, bet, lead);
  });
}

function whatChanged(before: Bet, bet: Bet): Text {
  if (bet.version === before.version) return t`Nothing about ${bold(bet.id)} changed.`;
  if (bet.stage === 'draft') return t`${bold(bet.id)} is updated.`;
  const isAmended = bet.amendments.length > before.amendments.length;
  const moved = isAmended ? (bet.amendments.at(-1)?.goalposts ?? []) : [];
  if (moved.length === 0) return t`${bold(bet.id)} is amended.`;
  return t`${bold(`${bet.id} is amended`)}: its ${moved.join(' and ')} moved after it was placed, and that stays visible.`;
}

export function whatWasNotRead({ unread }: Revision): Text {
  return unread === undefined ? [] : t` Not understood: "${clip(unread, 200)}".`;
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
