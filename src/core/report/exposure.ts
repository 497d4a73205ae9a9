import type { Assumption } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import type { Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { AssumptionId, BetId } from '../ids.ts';
import { type Exposure, exposureOf, exposureOfAssumption, isUncalled } from '../judgement/exposure.ts';
import { graphOf } from '../judgement/graph.ts';
import { showJoint } from '../judgement/joint.ts';
import { countOf, shortTitle } from './bet-words.ts';
import { left, right } from './columns.ts';

/** What the exposure report is made from. */
export interface Standing {
  /** Every bet of the workspace. */
  readonly bets: readonly Bet[];
  /** At least those that bets rest on. */
  readonly assumptions: readonly Assumption[];
}

interface Line {
  readonly id: BetId | AssumptionId;
  readonly what: string;
  readonly exposure: Exposure;
}

const SHOWN = 12;
const CLAIM_CHARACTERS = 28;

/** What stands on bets that are not called and on claims that nobody showed to hold: the deepest chain first. */
export function exposureReport(standing: Standing): Reply {
  const lines = linesOf(standing).toSorted(worstFirst);
  if (lines.length === 0) {
    const text = t`Nothing stands on an uncalled bet or an untested assumption. To say that one does: ${code('/bet link BET-12 BET-3')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const more = lines.length - SHOWN;
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold('What stands on what is not known to hold')}, the deepest first` },
      {
        kind: 'table',
        columns: [left('On'), left('What'), right('Depth'), right('Bets'), left('Joint')],
        rows: lines
          .slice(0, SHOWN)
          .map(({ id, what, exposure }): readonly Text[] => [
            [bold(id)],
            [what],
            [String(exposure.depth)],
            [String(exposure.bets.length)],
            [showJoint(exposure.joint)],
          ]),
      },
      ...(more > 0 ? [{ kind: 'note', text: t`and ${countOf(more, 'chain')} more` } as const] : []),
      {
        kind: 'note',
        text: t`Joint: the chance that it and all bets on it hold, if independent. One as a tree: ${code(`/bet chain ${lines[0]?.id}`)}`,
      },
    ],
  };
}

function linesOf({ bets, assumptions }: Standing): readonly Line[] {
  const graph = graphOf(bets);
  const lines: Line[] = [];
  for (const bet of bets) {
    if (isUncalled(bet) && graph.resting.has(bet.id))
      lines.push({ id: bet.id, what: shortTitle(bet), exposure: exposureOf(bet, graph) });
  }
  for (const { id, text, status } of assumptions) {
    if (status !== 'supported' && graph.resting.has(id)) {
      const what = clip(status === 'refuted' ? `refuted: ${text}` : text, CLAIM_CHARACTERS);
      lines.push({ id, what, exposure: exposureOfAssumption(id, graph) });
    }
  }
  return lines.filter(({ exposure }) => exposure.bets.length > 0);
}

function worstFirst(a: Line, b: Line): number {
  return (
    b.exposure.depth - a.exposure.depth ||
    b.exposure.bets.length - a.exposure.bets.length ||
    a.exposure.joint.value - b.exposure.joint.value
  );
}
