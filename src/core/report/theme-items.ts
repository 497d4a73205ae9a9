import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, member, type Text, t } from '../chat/text.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';

import { countOf } from './bet-words.ts';
import { itemNote, type NoteView } from './item-note.ts';
import { quote } from './theme-card.ts';
import { pager } from './theme-pager.ts';
import { confirm, isGuess, themeName } from './theme-words.ts';

/** One page of a theme's items. Page 1 is its card, so the items begin on page 2. */
export interface ThemeItems {
  readonly theme: Theme;
  readonly items: readonly FeedbackItem[];
  readonly page: number;
  readonly pages: number;
}

export function themeItems({ theme, items, page, pages }: ThemeItems): Reply {
  const command = `/heard show ${theme.id}`;
  if (items.length === 0) {
    const text = t`There is no page ${page}: ${themeName(theme)} has ${countOf(pages, 'page')}. ${code(command)}`;
    return { audience: 'you', blocks: [{ kind: 'text', text }] };
  }
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${themeName(theme)}, the latest first` },
      ...items.map(marked),
      ...pager((at) => `${command} ${at}`, page, pages),
    ],
  };
}

/** An item in its author's words, marked where it was placed by a guess. */
export function marked(item: FeedbackItem): Block {
  return quote(item, guessed(item));
}

function guessed(item: FeedbackItem): string {
  return isGuess(item) ? ', placed by a guess' : '';
}

/** An item on its own: its words, where they came from, and where they belong. */
export function itemCard(item: FeedbackItem, theme: Theme | undefined, note?: NoteView): Reply {
  const { id, duplicateOf, placedBy, point, partOf } = item;
  const place: Text = theme ? t`In ${themeName(theme)}` : t`Waits to be put into a theme`;
  return {
    audience: 'everyone',
    blocks: [
      quote(item, guessed(item), item.text),
      {
        kind: 'text',
        text: t`${place}${placedBy ? t`, put there by ${member(placedBy)}` : []}. Heard by ${member(item.receivedBy)} (${item.source}).${duplicateOf ? t` Says the same as ${bold(duplicateOf)}.` : []}${partOf ? t` A point of ${bold(partOf)}.` : []}`,
      },
      {
        kind: 'buttons',
        buttons: [
          ...confirm(item),
          { label: 'Move…', command: `/heard move ${id}` },
          ...(theme ? [{ label: 'Show theme', command: `/heard show ${theme.id}` }] : []),
          { label: 'Link to a bet', command: `/heard link ${id}` },
          ...(point || partOf ? [{ label: 'All its points', command: `/heard points ${id}` }] : []),
          { label: 'Delete', command: `/heard delete ${id}`, style: 'danger' },
        ],
      },
      ...(note ? itemNote(item, note) : []),
    ],
  };
}
