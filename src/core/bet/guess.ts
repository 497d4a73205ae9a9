import { UserError } from '../errors.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { type Bet, stageOn } from './bet.ts';
import type { BetCommand, BetEvent, Moment } from './events.ts';
import { ownerOnly, refuseStage } from './refusals.ts';

/**
 * What an owner thinks the reading says, before they have seen it; without a value they look at once. Looking again is
 * no event. @throws UserError when it is not the owner, the window is open, or they have looked
 */
export function guess(
  command: Extract<BetCommand, { type: 'guess' }>,
  bet: Bet,
  { now, today }: Moment,
): readonly BetEvent[] {
  ownerOnly(bet, command.by, 'guess its reading');
  const stage = stageOn(bet, today);
  if (stage === 'live')
    throw new UserError(`${bet.id} is guessed when its window closes.`, [`/bet show ${bet.id}`]);
  if (stage !== 'due') refuseStage(bet, 'guessed');
  const { guessed, read } = command;
  if (bet.guess && !guessed) return [];
  if (bet.guess) {
    const said = bet.guess.guessed ? `You guessed ${formatQuantity(bet.guess.guessed)}` : 'You looked';
    throw new UserError(`${said} already: a guess after that would be none.`, [`/bet call ${bet.id}`]);
  }
  if (!guessed) return [{ type: 'guess-skipped', guess: { at: now } }];
  return [{ type: 'reading-guessed', guess: { guessed, ...(read && { read }), at: now } }];
}
