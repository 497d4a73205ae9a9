import type { ThemeId } from '../ids.ts';
import { broadened, termOf } from './search.ts';
import { stem } from './stem.ts';
import { tonesIn } from './tones.ts';
import { isUnspaced, type Word, words } from './words.ts';

/** Where words stand in a text: `text.slice(start, end)`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** More is no item of feedback. */
export const MOST_POINTS = 5;
/** Longer texts are documents and logs; characters. */
const LONGEST = 4_000;

/** How a further point begins. What other languages begin so is one without more ado, English tells more by what follows. */
const OPENERS =
  /^(?:also|besides|plus|(?:second|third|last|final)ly|(?:first|second|third)(?:ly)?(?=[,:])|and (?:please(?! (?:don['’]t|do not))|(?:could|can|would) you|i(?:'d| would) (?:like|love)))(?!\p{L})/iu;
/** So does a further point begin that needs no more to be one. */
const CLEAR_OPENERS =
  /^(?:another (?:thing|point|issue|problem|idea)|one more thing|separately|additionally|(?:apart|aside) from that|on (?:another|a different) note|on top of that|p\.\s?s|ps(?=[.:]))(?!\p{L})/iu;
const FOREIGN_OPENERS =
  /^(?:(?:außerdem|zudem|des weiteren|darüber hinaus|noch etwas|zweitens|además|también|otra cosa|por otra parte|de plus|par ailleurs|en outre|autre chose|além disso|também|outra coisa|inoltre|un'altra cosa|bovendien|daarnaast|кроме того|также|и ещё|во-вторых|ponadto|poza tym|ayrıca|بالإضافة|أيضا|בנוסף|इसके अलावा)(?![\p{L}\p{M}])|また、|それと|あと、|それから|さらに|另外|还有|此外|其次|또한)/iu;
/** An entry of a list at the beginning of a line, and of one within a line. */
const ENTRY = /^[^\S\n]*(?:[-*•–▪]|\(?(?:\d{1,2}|[a-e])[.)])[^\S\n]+(?=\S)/gimu;
const INLINE = /(?<=^|[\s:])\(?([1-5a-e])\)[^\S\n]+(?=\S)/giu;
/** What goes on about the point before: "also it crashes", "besides, they never answered". */
const GOES_ON =
  /^[\p{P}\s]*(?:and\s+)?(?:it|its|this|that|these|those|they|them|he|she|then|which)(?!\p{L})|(?<!\p{L})(?:this|that|it|them)[\p{P}\s]*$/iu;
/** Scripts that hardly write vowels have shorter words. */
const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}]/u;
/** "I ordered on Monday" tells a story, "the export times out" says what is wrong. */
const STORY = /^(?:i|we|my|our)(?!\p{L})|(?<!\p{L})(?:was|were|had|did|came|went|\p{L}{3,}ed)(?!\p{L})/iu;
/** What leads up to a list of requests or complaints: each entry is one. */
const LEADS_UP = /(?<!\p{L})(?:requests?|ideas?|wish(?:es)?|suggestions?|problems?|bugs?|issues?)(?!\p{L})/iu;
/** Who asks for something, or says that something is not as it should be. */
const ASKS =
  /(?<!\p{L})(?:please|pls|add|allow|support|let (?:me|us)|i['’]d (?:like|love)|want|need|would|should|could|can|wish|missing|lacks?|miss|why|how|where|when|is there|not|no|never|nobody|too|only|without|damaged|rude|reject\p{L}*|refus\p{L}*|expire[sd]?|late|crash\p{L}*|looks?|seems?|un\p{L}+able)(?!\p{L})|n['’]t(?!\p{L})|\?/iu;
/** Says nothing of what a point is about. */
const EMPTY = new Set(
  `app application add appreciate bug feedback few first fix found good great hurry idea improve improvement issue love month
  nice note number point problem question quick request second soon suggest suggestion team third three time two update
  version week wish year`
    .split(/\s+/)
    .map((word) => broadened(stem(word))),
);
/** Ends of sentences and lines. Those that end too early do no harm, for what opens no point is put back. */
const SENTENCE = /(?:[^.!?…;؟।。！？\n]|[.!?…;](?!\s))+[.!?…;؟।。！？]*/gu;

const OPENS = [OPENERS, CLEAR_OPENERS, FOREIGN_OPENERS];

interface Part extends Place {
  /** The text is in a language whose complaints and requests nobody here can tell. */
  readonly isForeign: boolean;
  /** It says something by where it stands, whatever its words. */
  readonly isClear: boolean;
}

/**
 * The separate points that a text makes, in their order; none when it makes one. Only where it says so itself, by a list
 * or by what its sentences begin with, where each part asks for something or says what is wrong or good, and where the
 * parts are about different things: a long story about one thing stays whole.
 * @param placed the theme that words belong to for sure, where there is one
 */
export function pointsIn(text: string, placed: (words: string) => ThemeId | undefined): readonly Place[] {
  if (text.length > LONGEST) return [];
  const entries = entriesIn(text);
  const parts = entries.length > 0 ? entries : joined(text, sentencesIn(text), placed);
  const areMany = parts.length >= 2 && parts.length <= MOST_POINTS;
  const isApart = (part: Part, i: number): boolean =>
    isPoint(text, part, placed) && parts.slice(0, i).every((other) => areApart(text, other, part, placed));
  return areMany && parts.every(isApart) ? parts.map(({ start, end }) => ({ start, end })) : [];
}

/** The entries of the list in a text, if there is one; what stands before it only leads up to it. */
function entriesIn(text: string): readonly Part[] {
  const lines = [...text.matchAll(ENTRY)];
  const inline = lines.length < 2 ? counted([...text.matchAll(INLINE)]) : [];
  const marks = lines.length >= 2 ? lines : inline;
  const before = text.slice(0, marks[0]?.index);
  if (marks.length < 2 || namesSubject(before)) return [];
  return marks.map((mark, i) => ({
    ...trimmed(text, mark.index + mark[0].length, marks[i + 1]?.index ?? text.length),
    isForeign: false,
    // Steps are numbered; of other lists in a script whose words nobody here knows, each entry is one.
    isClear: LEADS_UP.test(before) || (isUnspaced(text) && !/[\p{L}\p{N}]/u.test(mark[0])),
  }));
}

/** Marks that count on from 1 or a. */
function counted(marks: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  const isInOrder = marks.every(
    (mark, i) => mark[1] === String(i + 1) || mark[1]?.toLowerCase() === 'abcde'[i],
  );
  return isInOrder ? marks : [];
}

/** "The new filter is confusing:" is what all of the entries are about. */
function namesSubject(before: string): boolean {
  return before.trim() !== '' && telling(before, false).size > 0;
}

/** Sentences, each with those that follow it up to the next one that opens a further point. */
function sentencesIn(text: string): readonly Part[] {
  const parts: Part[] = [];
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    const { start, end } = trimmed(text, index, index + sentence.length);
    if (start === end) continue;
    const said = text.slice(start, end);
    const last = parts.at(-1);
    const isForeign = FOREIGN_OPENERS.test(said);
    const isClear = (!last || CLEAR_OPENERS.test(said)) && !STORY.test(said);
    if (!last || isForeign || isClear || OPENS.some((opener) => opener.test(said)))
      parts.push({ start, end, isForeign, isClear });
    else parts[parts.length - 1] = { ...last, end };
  }
  const isForeign = parts.some((part) => part.isForeign);
  return parts.map((part) => ({ ...part, isForeign, isClear: part.isClear || isForeign }));
}

/** A part that is no point, or goes on about the one before it, belongs to that. */
function joined(
  text: string,
  parts: readonly Part[],
  placed: (words: string) => ThemeId | undefined,
): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (!last || (isPoint(text, part, placed) && areApart(text, last, part, placed))) found.push(part);
    else found[found.length - 1] = { ...last, end: part.end };
  }
  return found;
}

function isPoint(text: string, part: Part, placed: (words: string) => ThemeId | undefined): boolean {
  const said = text.slice(part.start, part.end);
  if (telling(said, part.isForeign).size === 0) return false;
  if (GOES_ON.test(unopened(said))) return false;
  const { praise, complaints } = tonesIn(said);
  return part.isClear || praise + complaints > 0 || ASKS.test(said) || placed(said) !== undefined;
}

/** The engine's word counts where it has one for both; otherwise they may have no word in common. */
function areApart(text: string, a: Part, b: Part, placed: (words: string) => ThemeId | undefined): boolean {
  const [one, other] = [a, b].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const [here, there] = [placed(one), placed(other)];
  if (here !== undefined && there !== undefined) return here !== there;
  const isForeign = a.isForeign || b.isForeign;
  const said = telling(one, isForeign);
  return [...telling(other, isForeign)].every((term) => !said.has(term));
}

/** The stems of a text's words that tell what it is about; in languages whose little words nobody here knows, of the longer ones. */
function telling(text: string, isForeign = false): ReadonlySet<string> {
  return new Set(words(unopened(text)).flatMap((word) => (tells(word, isForeign) ? termOf(word) : [])));
}

function tells({ stop, stem, surface }: Word, isForeign: boolean): boolean {
  if (stop || stem === '0' || EMPTY.has(stem)) return false;
  if (isUnspaced(surface)) return !/^(?:\p{sc=Hiragana}+|.)$/u.test(surface);
  return !isForeign || surface.length > (RIGHT_TO_LEFT.test(surface) ? 2 : 3);
}

function unopened(text: string): string {
  return OPENS.reduce((rest, opener) => rest.replace(opener, ''), text);
}

function trimmed(text: string, from: number, to: number): Place {
  const said = text.slice(from, to);
  const start = from + (said.length - said.trimStart().length);
  return { start, end: Math.max(start, from + said.trimEnd().length) };
}
