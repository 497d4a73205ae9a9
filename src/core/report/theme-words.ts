import type { Button } from '../chat/reply.ts';
import { bold, member, type Span, type Text, t } from '../chat/text.ts';
import { EMERGING_BELOW_PEOPLE, type FeedbackItem, GUESS_FROM, type Theme } from '../feedback/feedback.ts';
import { countOf } from './bet-words.ts';

/** `THM-7 slow exports` */
export function themeName({ id, label }: Pick<Theme, 'id' | 'label'>): Text {
  return t`${bold(id)} ${label}`;
}

/** `12 items from 9 people`, `3 items, nobody named` */
export function voicesIn({ items, people }: Pick<Theme, 'items' | 'people'>): string {
  if (people === 0) return `${countOf(items, 'item')}, nobody named`;
  return `${countOf(items, 'item')} from ${people === 1 ? '1 person' : `${people} people`}`;
}

/** Who said it: a member of the chat where it was said there or by whoever brought it, else a name from outside. */
export function authorOf({
  author,
  source,
  receivedBy,
}: Pick<FeedbackItem, 'author' | 'source' | 'receivedBy'>): Span | undefined {
  if (author === undefined) return undefined;
  return source === 'channel' || author === receivedBy ? member(author) : author;
}

/** `9`, `1 (emerging)`, `nobody named`: who said nothing of themselves may be one person or many. */
export function peopleIn(theme: Pick<Theme, 'people'>): string {
  if (theme.people === 0) return 'nobody named';
  return isEmerging(theme) ? `${theme.people} (emerging)` : String(theme.people);
}

/** Fewer than two people are no pattern yet. */
export function isEmerging({ people }: Pick<Theme, 'people'>): boolean {
  return people < EMERGING_BELOW_PEOPLE;
}

/** Placed where it may well not belong, until somebody says so. */
export function isGuess({ doubt }: FeedbackItem): boolean {
  return doubt !== undefined && doubt >= GUESS_FROM;
}

/** The button by which a person says that a guess was right: the item is moved to where it is. */
export function confirm(item: FeedbackItem): readonly Button[] {
  const { id, theme } = item;
  return isGuess(item) && theme ? [{ label: 'Right', command: `/heard move ${id} ${theme}` }] : [];
}
