import type { Assumption, Evidence } from '../assumption/assumption.ts';
import { type Bet, isOpen } from '../bet/bet.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { at, bold, code, member, t } from '../chat/text.ts';
import { titleOf } from './bet-card.ts';

/** An assumption, and what rests on it. */
export function assumptionCard(
  assumption: Assumption,
  standing: readonly Bet[],
  evidence: readonly Evidence[],
): Reply {
  const direct = standing.filter((bet) => bet.assumptions.includes(assumption.id));
  const open = standing.filter(isOpen);
  const against = evidence.filter(({ stance }) => stance === 'contradicts').length;
  const blocks: Block[] = [
    { kind: 'heading', text: [assumption.id] },
    { kind: 'text', text: [assumption.text] },
    {
      kind: 'facts',
      facts: [
        { label: 'Status', value: [assumption.status] },
        {
          label: 'Carries',
          value: [`${direct.length} directly, ${standing.length} in all, ${open.length} open`],
        },
        {
          label: 'Evidence',
          value: [`${against} against, ${evidence.filter(({ stance }) => stance === 'supports').length} for`],
        },
      ],
    },
  ];
  if (assumption.statusWhy && assumption.statusBy && assumption.statusAt) {
    blocks.push({
      kind: 'quote',
      text: assumption.statusWhy,
      source: t`${member(assumption.statusBy)}, ${at(assumption.statusAt, 'date')}`,
    });
  }
  if (standing.length > 0) {
    blocks.push({
      kind: 'list',
      items: standing.slice(0, 10).map((bet) => t`${bold(bet.id)} ${titleOf(bet)} (${bet.stage})`),
    });
  }
  const other = assumption.status === 'refuted' ? 'supported' : 'refuted';
  const asked = assumption.status === 'untested' ? 'When you learn more' : 'When you learn otherwise';
  blocks.push({
    kind: 'note',
    text: t`${asked}: ${code(`/bet assumption ${assumption.id} ${other} because ...`)}`,
  });
  return { audience: 'everyone', blocks };
}
