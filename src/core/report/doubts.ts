import type { Bet } from '../bet/bet.ts';
import type { Doubt } from '../bet/doubts.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, italic, type Text, t } from '../chat/text.ts';
import type { FeedbackItem } from '../feedback/feedback.ts';
import { titleOf } from './bet-card.ts';
import { marked } from './theme-items.ts';

export interface DoubtView {
  readonly bet: Bet;
  /** The one worth most first. */
  readonly doubts: readonly Doubt[];
  /** What a model would ask, where it did and the bet bears it out. */
  readonly worded?: Doubt | undefined;
  /** What was heard that speaks against it. */
  readonly against: readonly FeedbackItem[];
}

/** What could prove a bet wrong: what to ask users, what to ask oneself, and what speaks against it already. */
export function doubtsReply({ bet, doubts, worded, against }: DoubtView): Reply {
  const users = doubts.filter(({ ask }) => ask === 'users');
  const selves = doubts.filter(({ ask }) => ask === 'yourselves');
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold(bet.id)} ${titleOf(bet)}: what could prove it wrong?` },
      ...list('In a model’s words:', worded ? [worded] : []),
      ...list('Ask users:', users),
      ...list('Ask yourselves:', selves),
      ...(against.length > 0 ? [{ kind: 'text', text: [bold('Against it already:')] } as const] : []),
      ...against.map(marked),
      {
        kind: 'note',
        text: t`What comes back, word for word: ${code('/heard ...')}. What it says of the bet: ${code(`/bet evidence ${bet.id} contradicts ...`)}`,
      },
    ],
  };
}

function list(title: string, doubts: readonly Doubt[]): readonly Block[] {
  if (doubts.length === 0) return [];
  return [
    { kind: 'text', text: [bold(title)] },
    { kind: 'list', items: doubts.map(({ question, of }): Text => t`${question} ${italic(of)}`) },
  ];
}
