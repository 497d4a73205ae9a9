import type { Assumption } from '../assumption/assumption.ts';
import { clip } from '../chat/clip.ts';
import { bold, type Text, t } from '../chat/text.ts';
import type { BetId } from '../ids.ts';

/** Refuted or contradicted, with open bets resting on it. */
export interface AssumptionAtRisk {
  readonly assumption: Assumption;
  readonly bets: readonly BetId[];
  /** Pieces of evidence that contradict it. */
  readonly against: number;
}

const CHARACTERS = 90;

/** What it says, why it may not hold, and what rests on it. */
export function assumptionAtRisk({ assumption, bets, against }: AssumptionAtRisk): Text {
  const { id, text, status } = assumption;
  const why = status === 'refuted' ? 'refuted' : `${against} against it`;
  return t`${bold(id)} ${clip(text, CHARACTERS)} (${why}): carries ${bets.join(', ')}`;
}
