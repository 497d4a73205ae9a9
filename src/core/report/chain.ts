import type { Assumption } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { BetId } from '../ids.ts';
import { exposureOf, exposureOfAssumption, footingOf } from '../judgement/exposure.ts';
import {
  type BetGraph,
  dependantsIn,
  dependenciesIn,
  graphOf,
  type Next,
  reach,
} from '../judgement/graph.ts';
import { jointConfidence, showJoint } from '../judgement/joint.ts';
import type { LocalDate } from '../time/instant.ts';
import { titleOf } from './bet-card.ts';
import { countOf, shortTitle, stageWord } from './bet-words.ts';
import { left, right } from './columns.ts';
import { type Branch, treeOf } from './tree.ts';

/** What a chain is drawn from. */
export interface Chain {
  readonly of: Bet | Assumption;
  /** At least what it stands on, what stands on it, and what those stand on. */
  readonly bets: readonly Bet[];
  /** Those that a bet rests on. */
  readonly assumptions: readonly Assumption[];
  readonly today: LocalDate;
}

/** Lines of a tree before it says how many more there are. */
const SHOWN = 20;

/** What a bet stands on and what stands on it, or what rests on an assumption, as trees. Safe on cycles. */
export function chainReply(chain: Chain): Reply {
  const graph = graphOf(chain.bets);
  const { of } = chain;
  return {
    audience: 'everyone',
    blocks: 'terms' in of ? chainOfBet(of, chain, graph) : chainOfAssumption(of, chain, graph),
  };
}

function chainOfBet(bet: Bet, { assumptions, today }: Chain, graph: BetGraph): readonly Block[] {
  const footing = footingOf(bet, graph);
  const exposure = exposureOf(bet, graph);
  const below = treeOf(bet.dependsOn, without(bet.id, dependenciesIn(graph)), SHOWN);
  const above = treeOf(graph.resting.get(bet.id) ?? [], without(bet.id, dependantsIn(graph)), SHOWN);
  const uncalled = countOf(footing.uncalled.length, 'uncalled bet');
  return [
    { kind: 'heading', text: [`${bet.id} · ${titleOf(bet)}`] },
    {
      kind: 'text',
      text:
        below.total === 0
          ? t`${bold('Stands on')} no other bet.`
          : t`${bold('Stands on')} ${uncalled}: depth ${footing.depth}, joint confidence ${showJoint(footing.joint)}.`,
    },
    ...treeBlocks(below, graph, today),
    ...(assumptions.length > 0
      ? [
          {
            kind: 'list',
            items: assumptions.map(({ id, text, status }) => t`${bold(id)} (${status}) ${text}`),
          } as const,
        ]
      : []),
    {
      kind: 'text',
      text:
        above.total === 0
          ? t`${bold('Nothing stands on it.')} To say that something does: ${code(`/bet link BET-15 ${bet.id}`)}`
          : t`${bold('On it')}: ${countOf(exposure.bets.length, 'uncalled bet')}, depth ${exposure.depth}; that all hold: ${showJoint(exposure.joint)}.`,
    },
    ...treeBlocks(above, graph, today),
    ...legend(below.total + above.total),
  ];
}

function chainOfAssumption(
  { id, text, status }: Assumption,
  { today }: Chain,
  graph: BetGraph,
): readonly Block[] {
  const exposure = exposureOfAssumption(id, graph);
  const above = treeOf(graph.resting.get(id) ?? [], dependantsIn(graph), SHOWN);
  return [
    { kind: 'heading', text: [`${id} · ${status}`] },
    { kind: 'text', text: [text] },
    {
      kind: 'text',
      text:
        above.total === 0
          ? t`${bold('No bet rests on it.')}`
          : t`${bold('On it')}: ${countOf(exposure.bets.length, 'uncalled bet')}, depth ${exposure.depth}; that all hold: ${showJoint(exposure.joint)}.`,
    },
    ...treeBlocks(above, graph, today),
    ...legend(above.total),
  ];
}

/** A walk that never comes back to where it began. */
function without(start: BetId, next: Next): Next {
  return (id) => next(id).filter((other) => other !== start);
}

function treeBlocks(tree: ReturnType<typeof treeOf>, graph: BetGraph, today: LocalDate): readonly Block[] {
  if (tree.total === 0) return [];
  const more = tree.total - tree.branches.length;
  return [
    {
      kind: 'table',
      columns: [left('Bet'), left('Build'), left('Stage'), right('Conf'), left('Joint')],
      rows: tree.branches.map((branch) => row(branch, graph, today)),
    },
    ...(more > 0 ? [{ kind: 'note', text: t`and ${more} more` } as const] : []),
  ];
}

/** Deeper levels are numbered: an indent that grows without end would leave no room for words. */
const MOST_INDENT = 4;

function row({ id, depth, again }: Branch, graph: BetGraph, today: LocalDate): readonly Text[] {
  const indent = depth > MOST_INDENT ? `· ${depth} └ ` : `${'· '.repeat(depth - 1)}└ `;
  const bet = graph.bets.get(id);
  if (!bet) return [t`${indent}${bold(id)}`, [], [], [], []];
  if (again) return [t`${indent}${bold(id)}`, t`see above`, [], [], []];
  const below = reach(bet.dependsOn, dependenciesIn(graph));
  const needed = [
    bet,
    ...[...below.keys()].filter((other) => other !== id).flatMap((other) => graph.bets.get(other) ?? []),
  ];
  const { confidence } = bet.terms;
  return [
    t`${indent}${bold(id)}`,
    [shortTitle(bet)],
    [stageWord(bet, today)],
    [confidence === undefined ? '?' : `${confidence} %`],
    [showJoint(jointConfidence(needed))],
  ];
}

function legend(total: number): readonly Block[] {
  return total === 0
    ? []
    : [{ kind: 'note', text: t`Joint: that it and all it stands on hold, if independent.` }];
}
