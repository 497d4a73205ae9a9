import type { Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import { authorOf, confirm, isGuess, themeName, voicesIn } from './theme-words.ts';

/** What is answered when an item was kept: where it landed, never its words again. */
export interface KeptView {
  readonly item: FeedbackItem;
  readonly theme: Theme;
  /** The item that said the same first. */
  readonly twin: FeedbackItem | undefined;
}

export function keptReply({ item, theme, twin }: KeptView): Reply {
  const kept = t`Kept as ${bold(item.id)} in ${themeName(theme)}, ${voicesIn(theme)}.${isGuess(item) ? ' Placed by a guess.' : ''}`;
  const first = t`Kept as ${bold(item.id)}, the first in ${themeName(theme)}.`;
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: [...(twin ? saidBefore(twin) : []), ...(theme.items === 1 ? first : kept)] },
      {
        kind: 'buttons',
        buttons: [
          ...confirm(item),
          { label: 'Move…', command: `/heard move ${item.id}` },
          { label: 'New theme', command: `/heard move ${item.id} new` },
          { label: 'Show theme', command: `/heard show ${theme.id}` },
        ],
      },
    ],
  };
}

function saidBefore(first: FeedbackItem): Text {
  const author = authorOf(first);
  return t`Said before${author === undefined ? '' : t` by ${author}`} (${bold(first.id)}). `;
}

/** Where an item could go, for the person to choose. */
export function moveChoice(item: FeedbackItem, candidates: readonly Theme[]): Reply {
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Where does ${bold(item.id)} belong?` },
      ...(candidates.length > 0
        ? [
            {
              kind: 'select',
              placeholder: 'A theme',
              options: candidates.map(({ id, label }) => ({
                label: `${id} ${label}`,
                command: `/heard move ${item.id} ${id}`,
              })),
            } as const,
          ]
        : []),
      { kind: 'buttons', buttons: [{ label: 'New theme', command: `/heard move ${item.id} new` }] },
      { kind: 'note', text: t`Any other: ${code(`/heard move ${item.id} THM-2`)}` },
    ],
  };
}
