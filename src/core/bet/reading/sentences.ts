import type { Span } from './claim.ts';

/** More is no message. With the limit below it keeps the answer to a hostile text quick. */
const SENTENCES_MOST = 400;
/** Longer sentences are nobody's: they are cut, so that the time to read stays linear in the text. */
const SENTENCE_LONGEST = 1_500;
const SENTENCE = /[^.!?;\n]+(?:[.!?;]+(?!\s|$)[^.!?;\n]*)*[.!?;]*/gu;
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|vs|approx|ca|incl|esp|no|dr|mr|etc|bzw|z\.b|p\.ex|ej)\.|^\s*\d{1,2}\.)$/i;
/** A line that goes on with the sentence of the line before it. */
const CONTINUED = /^\s*(?:will|would|should|to|for|results?|leads?|which|so that)\s/i;

/** Sentences and lines, long ones in pieces. */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (spans.length >= SENTENCES_MOST) break;
    if (!/[\p{L}\p{N}\uE001\uE002]/u.test(match[0])) continue;
    const last = spans.at(-1);
    const start = match.index;
    const end = start + match[0].length;
    const goesOn =
      last !== undefined && last.end === start && ABBREVIATION.test(text.slice(last.start, last.end));
    const isNextLine =
      last !== undefined && /^\s*\n\s*$/.test(text.slice(last.end, start)) && CONTINUED.test(match[0]);
    if ((goesOn || isNextLine) && end - last.start <= SENTENCE_LONGEST)
      spans[spans.length - 1] = { start: last.start, end };
    else
      for (let at = start; at < end; at += SENTENCE_LONGEST)
        spans.push({ start: at, end: Math.min(end, at + SENTENCE_LONGEST) });
  }
  return spans;
}
