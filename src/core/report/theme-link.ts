import type { Bet } from '../bet/bet.ts';
import { STANCES } from '../chat/bet-commands.ts';
import type { Reply } from '../chat/reply.ts';
import { bold, code, t } from '../chat/text.ts';
import type { BetId, ItemId, ThemeId } from '../ids.ts';
import { titleOf } from './bet-card.ts';

/** Which bet a theme or an item says something about. */
export function linkChoice(from: ThemeId | ItemId, open: readonly Bet[]): Reply {
  if (open.length === 0) {
    return {
      audience: 'you',
      blocks: [
        { kind: 'text', text: t`No bet is open. Make one: ${code('/bet if we add saved searches ...')}` },
      ],
    };
  }
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Which bet does ${bold(from)} say something about?` },
      {
        kind: 'select',
        placeholder: 'A bet',
        options: open.map((bet) => ({
          label: `${bet.id} ${titleOf(bet)}`,
          command: `/heard link ${from} ${bet.id}`,
        })),
      },
      { kind: 'note', text: t`Any other: ${code(`/bet link BET-12 ${from} contradicts`)}` },
    ],
  };
}

/** Whether it speaks for or against the bet: three buttons of equal weight. */
export function stanceChoice(from: ThemeId | ItemId, bet: BetId): Reply {
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`What does ${bold(from)} do to ${bold(bet)}?` },
      {
        kind: 'buttons',
        buttons: STANCES.map((stance) => ({
          label: `${stance[0]?.toUpperCase()}${stance.slice(1)}`,
          command: `/bet link ${bet} ${from} ${stance}`,
        })),
      },
    ],
  };
}
