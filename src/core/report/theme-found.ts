import type { Reply } from '../chat/reply.ts';
import { bold, code, join, type Text, t } from '../chat/text.ts';
import type { FeedbackItem } from '../feedback/feedback.ts';
import { excerpt } from '../feedback/search.ts';
import { countOf } from './bet-words.ts';
import { showSource } from './evidence-pack.ts';
import { pager } from './theme-pager.ts';

/** One page of what a search found. */
export interface Found {
  readonly query: string;
  readonly terms: ReadonlySet<string>;
  readonly items: readonly FeedbackItem[];
  /** How many were ranked, on all pages. */
  readonly ranked: number;
  /** More have a word of the query than were looked at: the latest of them were. */
  readonly isPartial: boolean;
  /** Some items wait for triage and cannot be found yet. */
  readonly someWait: boolean;
  readonly page: number;
  readonly pageSize: number;
}

const EXCERPT_CHARACTERS = 220;

export function foundList(found: Found): Reply {
  const { query, items, ranked, isPartial, page, pageSize } = found;
  const waiting = found.someWait ? ' Some items wait to be put into themes and are not searched yet.' : '';
  if (ranked === 0) {
    return {
      audience: 'you',
      blocks: [
        { kind: 'text', text: t`Nobody said ${bold(query)}.${waiting} All themes: ${code('/heard themes')}` },
      ],
    };
  }
  const count = isPartial ? `the ${ranked} best and latest` : countOf(ranked, 'item');
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold(query)}: ${count}.${waiting}` },
      { kind: 'list', items: items.map((item) => line(item, found.terms)) },
      ...pager((at) => `/heard find ${query} page ${at}`, page, Math.ceil(ranked / pageSize)),
    ],
  };
}

function line(item: FeedbackItem, terms: ReadonlySet<string>): Text {
  const shown = excerpt(item.text, terms, EXCERPT_CHARACTERS).map(({ text, matches }) =>
    matches ? bold(text) : text,
  );
  const place = join([item.id, ...(item.theme ? [item.theme] : []), showSource(item)], ' · ');
  return t`${shown} (${place})`;
}
