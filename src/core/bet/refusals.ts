import { member, t } from '../chat/text.ts';
import { UserError } from '../errors.ts';
import type { MemberId } from '../ids.ts';
import type { Bet } from './bet.ts';

/** Only a bet's owner decides about it. */
export function ownerOnly(bet: Bet, by: MemberId, what: string): void {
  if (bet.owner === by) return;
  const command = `/bet evidence ${bet.id}`;
  throw new UserError(
    t`Only ${member(bet.owner)} can ${what}.`,
    [command],
    [{ label: 'Offer evidence', command }],
  );
}

const HINT: Readonly<Record<Bet['stage'], (id: string) => readonly [why: string, tryInstead: string]>> = {
  draft: (id) => ['is still a draft. Place it first', `/bet place ${id}`],
  placed: (id) => ['is placed but not shipped. Its window opens when it ships', `/bet ship ${id}`],
  live: (id) => ['is live. Its terms are frozen and its window is open', `/bet show ${id}`],
  called: (id) => ['was called already', `/bet undo ${id}`],
  dropped: (id) => ['was dropped', `/bet undo ${id}`],
};

/** @throws UserError always: says which stage the bet is in and what would get it further. */
export function refuseStage(bet: Bet, done: string): never {
  const [why, tryInstead] = HINT[bet.stage](bet.id);
  throw new UserError(`${bet.id} cannot be ${done}: it ${why}.`, [tryInstead]);
}
