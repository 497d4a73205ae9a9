import { HIDING } from '../../chat/inert.ts';
import type { NumberStyle } from '../../metric/quantity.ts';
import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { findConfidences } from './confidence.ts';
import { type InDigits, inDigits } from './number-words.ts';
import { findReferences } from './references.ts';

/** Stand-ins that hide what was read already from what is read next, without moving anything. */
export const DATE_MARK = '\uE001';
export const DONE_MARK = '\uE002';

/** A text made ready to be read. Four texts are of the same length, so that a span fits each; `placeOf` gives its place in what was typed. */
export interface Source {
  /** As it was typed, but that numbers are in digits. Shown is what was typed: see {@link said}. */
  readonly raw: string;
  readonly typed: string;
  readonly placeOf: InDigits['placeOf'];
  /** One kind of space, quote and dash; no controls, no markup. */
  readonly flat: string;
  /** `flat` with dates covered by marks. */
  readonly undated: string;
  /** `undated` with everything claimed so far covered as well. */
  readonly masked: string;
  readonly dates: readonly Claim[];
  readonly claims: readonly Claim[];
  readonly style: NumberStyle;
}

/** Invisible characters that could make a text look like another: controls, bidi and zero-width characters, tags. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const CONTINENTAL =
  /(?<!\p{L})(?:wenn wir|wette|glaube|weil|erwarten|steigt|sinkt|von|bauen|parce que|nous|pour cent|passe|porque|esperamos|desde|até|perché|ci aspettiamo|omdat|verwachten)(?!\p{L})/iu;
const ENGLISH = /\b(?:if we|because|we expect|should|the|from|with|will)\b/i;

/** Reads what can be read without its sentence: dates, confidence, references. */
export function sourceOf(typed: string, context: ReadContext): Source {
  const { text: raw, placeOf } = inDigits(typed);
  const flat = flatten(raw);
  const dates = context
    .readDates(flat, context.today)
    .filter(({ start, end }) => !isOfName(flat, start, end))
    .map(({ date, start, end }) => claimOf('by', date, { start, end }));
  const undated = cover(flat, dates, DATE_MARK);
  const confidences = findConfidences(undated);
  const references = findReferences(undated);
  const claims = [...confidences, ...references];
  return {
    raw,
    typed,
    placeOf,
    flat,
    undated,
    masked: cover(undated, [...claims, ...scoresIn(undated)], DONE_MARK),
    dates,
    claims,
    style: CONTINENTAL.test(flat) && !ENGLISH.test(flat) ? 'continental' : 'english',
  };
}

/** "Replies within 7 days go from ...": the days are of what is measured. */
function isOfName(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 24);
  if (OF_SUBJECT.test(behind)) return true;
  return /^(?:with)?in\s/i.test(text.slice(start, end)) && FOLLOWED_BY_MOVE.test(behind);
}
/** "Retiring the old API by Dec 1 cuts ...": the day is of what is built. */
const OF_SUBJECT =
  /^\s(?:cuts|lifts|raises|reduces|brings|gets|takes|lowers|saves|increases|will\s(?:cut|lift|raise|reduce|bring))\s/i;
const FOLLOWED_BY_MOVE =
  /^\s(?:(?:will|should|would|could|to)\s)?(?:go(?:es)?|rises?|drops?|falls?|climbs?|increases?|decreases?|from|jumps?|grows?|moves?|→)\s/i;

/** Every arrow that people type, pictures of one among them. `=` is one in front of a signed number. */
const ARROWS =
  /(?<=[\d%]\s?)>(?=\s?[$€£]?\d)|-{1,2}>|={1,2}>|(?<=\S[ \t]?)>>|[⇒➜➔⟶⇢]|👉|[➡▶]\uFE0F?|=(?=\s[+-]\d)|(?<=\p{L}{3}\)?\s)(?<!(?:change|build|metric|kpi|why|reason|because|confidence|when|deadline|target|goal|baseline|current)\s)=(?=\s\p{L}{2})/gu;

/** What stands around the words of a link, and the names of emoji: `<https://a.example|the doc>`, `:bulb:`. */
const LABELLED = /<https?:[^\s|<>]{1,2000}\||(?<=<https?:[^<>]{1,2000})>/g;

/** The same text, character for character, in plain spaces, quotes, dashes and arrows; mentions and links are blanked. */
function flatten(raw: string): string {
  return withoutSpeakers(raw)
    .replace(ARROWS, (arrow) => '→'.padEnd(arrow.length))
    .replace(INVISIBLE, (character) => (character === '\n' ? '\n' : ' '.repeat(character.length)))
    .replace(/[\uFF01-\uFF0B\uFF0D-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–‑‐]/g, '-')
    .replace(/[−]/g, '-')
    .replace(/[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ')
    .replace(LABELLED, (it) => ' '.repeat(it.length))
    .replace(
      /<[@#!][^<>\s]{1,80}>|(?<!\S)@[\w.-]{1,40}|https?:\/\/\S{1,2000}|:[a-z][a-z_+-]{1,30}:(?!\S)/g,
      (it) => ' '.repeat(it.length),
    );
}

/** How an idea was ranked (RICE, ICE): two such scores or more are of the ranking, and no measure of the bet. */
const SCORE =
  /(?<!\p{L})(?:reach|impact|effort|ease|i?ce(?: score)?|rice(?: score)?|score)\s?[:=]?\s?\d[\d.,/]*(?:\s?(?:k|weeks?|days?|months?|pts?|points?))?(?!\p{L}|\s?(?:→|to|%))/giu;

function scoresIn(text: string): readonly Span[] {
  const scores = [...text.matchAll(SCORE)].map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
  }));
  return scores.length > 1 ? scores : [];
}

/** "Priya: ok" in a thread as it was copied: who speaks, where one of them speaks twice. */
const SPEAKER = /^\p{Lu}\p{L}{1,20}:(?=[ \t])/gmu;

function withoutSpeakers(raw: string): string {
  const names = (raw.match(SPEAKER) ?? []).toSorted();
  const isThread = names.some((name, i) => name === names[i + 1]);
  return isThread ? raw.replace(SPEAKER, (name) => ' '.repeat(name.length)) : raw;
}

/** Covers spans with a mark, leaving every other character where it is. */
export function cover(text: string, spans: readonly Span[], mark: string): string {
  let covered = '';
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    covered += text.slice(at, from) + mark.repeat(end - from);
    at = end;
  }
  return covered + text.slice(at);
}

/** A field's words as they were typed at a span of the source. */
export function said({ typed, placeOf }: Source, span: Span): string {
  return wordsAt(typed, placeOf(span));
}

/** A field's words as they are kept: what was typed, without invisible characters and loose punctuation at its ends. */
export function wordsAt(raw: string, { start, end }: Span): string {
  return (
    raw
      .slice(start, end)
      // Joiners stay, though they are invisible: families of emoji and words of some scripts are made with them.
      .replace(HIDING, '')
      .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
      .replace(/<https?:[^\s|<>]*\|([^<>]*)>?/g, '$1')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:.!?"“”*_~|>)\]—–→-]+|[\s,;:.!"“”*_~|<([—–→-]+$/g, '')
  );
}
