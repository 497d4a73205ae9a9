import type { Claim, ReadContext, Span } from './claim.ts';
import { splitClauses } from './clauses.ts';
import { preferCorrections } from './corrections.ts';
import { readKeyed } from './keyed.ts';
import { findInRow, findKeyed } from './keys.ts';
import { leftoverChange } from './leftover.ts';
import { readOpened } from './opened.ts';
import { type MutableDraft, type Part, place } from './place.ts';
import { sentencesOf } from './sentences.ts';
import { cover, type Source, sourceOf } from './source.ts';
import { rowsOf } from './table.ts';

/** The claims of one bet. */
export interface Draft extends Span {
  readonly claims: readonly Claim[];
  /** Words open it that only a bet has: "bet:", "we bet", "hypothesis:", or it was typed field by field. */
  readonly isOpened: boolean;
}

/** Beyond this nobody is stating a bet: it is kept as it is, unread. Keeps the answer to a hostile text quick. */
const TEXT_LONGEST = 20_000;
/** All that the text holds, a draft for each bet in it. */
export function readDrafts(
  text: string,
  context: ReadContext,
): { readonly source: Source; readonly drafts: readonly Draft[] } {
  const beginning = sourceOf(text.slice(0, TEXT_LONGEST), context);
  const source = { ...beginning, raw: beginning.raw + text.slice(TEXT_LONGEST), typed: text };
  const drafts: MutableDraft[] = [];
  const table = rowsOf(source.undated);
  const inRows = table.rows.map((row) => ({
    row,
    claims: findInRow(row).flatMap((each) => readKeyed(source, each, context) ?? []),
  }));
  const keyed = findKeyed(cover(source.undated, [...table.heads, ...table.rows], '\n')).map((each) => ({
    each,
    claims: readKeyed(source, each, context),
  }));
  const read = keyed.filter(({ claims }) => claims !== undefined);
  const prose = {
    ...source,
    masked: cover(
      source.masked,
      [...table.heads, ...table.rows, ...read.map(({ each }) => each.whole)],
      '\n',
    ),
  };
  const parts: Part[] = read.map(({ each, claims }) => ({
    ...each.whole,
    claims: claims ?? [],
    hasChange: each.key === 'change',
    hasOutcome: each.key === 'to' || each.key === 'move',
    isKeyed: true,
  }));
  for (const { row, claims } of inRows) {
    const own = source.claims.filter(({ start, end }) => start >= row.start && end <= row.end);
    parts.push({
      ...row,
      claims: [...claims, ...own],
      hasChange: true,
      hasOutcome: true,
      isKeyed: true,
      isRow: true,
    });
  }
  const sentences = sentencesOf(prose.masked).filter(notQuoted(source.raw));
  for (const sentence of sentences.flatMap((each) => splitBets(prose.masked, each))) {
    parts.push({ ...readOpened(prose, sentence), isKeyed: false });
  }
  for (const part of parts.toSorted((a, b) => a.start - b.start)) place(drafts, part, source);
  return {
    source,
    drafts: drafts
      .map((draft) => ({ ...draft, claims: [...draft.claims, ...unsaid(prose, draft)] }))
      .map((draft) => ({ ...draft, claims: preferCorrections(source.flat, draft.claims) })),
  };
}

/** A change, where a bet says all but that. */
function unsaid(source: Source, { claims, start, end }: MutableDraft): readonly Claim[] {
  const has = (...fields: readonly Claim['field'][]): boolean =>
    claims.some(({ field }) => fields.includes(field));
  if (has('change') || !has('metric') || !has('to', 'relative')) return [];
  const change = leftoverChange(source, claims, { start, end });
  return change === undefined ? [] : [change];
}

/** What somebody else said stands first, quoted, and an answer to it below: the answer is what is read. */
function notQuoted(raw: string): (sentence: Span) => boolean {
  const quote = /^\s*>[^\n]*(?:\n\s*>[^\n]*)*\n(?=[^\n]*\p{L})/u.exec(raw)?.[0].length ?? 0;
  return ({ start }) => start >= quote;
}

/** "If we X, Y goes ..., and if we V, W goes ...": cut where the second begins, if both speak of numbers. */
function splitBets(text: string, sentence: Span): readonly Span[] {
  const [, ...later] = splitClauses(text, sentence).filter(({ kind }) => kind === 'change');
  const cuts = later
    .map(({ opensAt }) => opensAt)
    .filter((at) => /\d/.test(text.slice(sentence.start, at)) && /\d/.test(text.slice(at, sentence.end)));
  return [sentence.start, ...cuts].map((start, i, starts) => ({ start, end: starts[i + 1] ?? sentence.end }));
}
