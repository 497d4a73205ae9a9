import { bold, type Text, t } from '../chat/text.ts';
import { EMERGING_BELOW_PEOPLE, type Theme } from '../feedback/feedback.ts';
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

/** Fewer than two people are no pattern yet. */
export function isEmerging({ people }: Pick<Theme, 'people'>): boolean {
  return people < EMERGING_BELOW_PEOPLE;
}
