import type { Block, Reply } from '../chat/reply.ts';
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
      ...oneOf(candidates, `/heard move ${item.id}`),
      { kind: 'buttons', buttons: [{ label: 'New theme', command: `/heard move ${item.id} new` }] },
      { kind: 'note', text: t`Any other: ${code(`/heard move ${item.id} THM-2`)}` },
    ],
  };
}

/** Which theme a theme could go into, for the person to choose. */
export function mergeChoice(theme: Theme, candidates: readonly Theme[]): Reply {
  const command = `/heard merge ${theme.id}`;
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Which theme is ${themeName(theme)} the same as? All of it goes there.` },
      ...oneOf(candidates, command),
      { kind: 'note', text: t`Any other: ${code(`${command} THM-2`)}` },
    ],
  };
}

/** A select of themes, each of which ends the command; nothing where there is none. */
function oneOf(themes: readonly Theme[], command: string): readonly Block[] {
  if (themes.length === 0) return [];
  const options = themes.map(({ id, label }) => ({ label: `${id} ${label}`, command: `${command} ${id}` }));
  return [{ kind: 'select', placeholder: 'A theme', options }];
}
