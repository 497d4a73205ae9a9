import { STOP_WORDS } from '../feedback/stop-words.ts';
import { LANGUAGES, type Phrases, WORD, wordsOf } from './languages/index.ts';

/** A question as it would be put in English. */
export interface Translated {
  readonly text: string;
  /** The language it was asked in, by its English name. */
  readonly language: string;
}

const LONGEST_PHRASE = 5;
/** Longer texts are no questions; characters. */
const LONGEST_QUESTION = 1_000;
/** A question begins with one of these, a preposition or an article before it: "de quién", "o que". */
const ASKS = /^(?:on |about )?(?:what|which|who|when|why|how|should|is it worth)\b/;
const WITHIN = 3;
/** A single word is in too many languages. */
const LEAST = 2;

/**
 * Turns what a question is made of into English and leaves its subject as it is, for the languages that bets are read in.
 * A text that is English, or no question, comes back as it is.
 */
export function inEnglish(question: string): Translated {
  if (question.length > LONGEST_QUESTION) return { text: question, language: 'English' };
  const text = question.normalize('NFC');
  const said = wordsOf(text);
  const english = said.filter((word) => STOP_WORDS.has(word)).length;
  const isMarked = /[?？]|^¿/.test(text);
  let best:
    | { readonly language: string; readonly found: readonly Found[]; readonly covered: number }
    | undefined;
  for (const [language, phrases] of LANGUAGES) {
    const found = phrasesIn(said, phrases);
    const covered = found.reduce((sum, { length }) => sum + length, 0);
    const asks = isMarked || found.some(({ at, means }) => at < WITHIN && ASKS.test(means));
    if (asks && covered >= LEAST && covered > (best?.covered ?? english)) best = { language, found, covered };
  }
  return best
    ? { text: replaced(text, best.found), language: best.language }
    : { text: question, language: 'English' };
}

/** Words that say what language a text is in are at least this share of it, and mostly far more. */
const LEAST_SHARE = 0.15;

/** Whether a text is in the language, by its English name, as far as its small words tell. */
export function isIn(language: string, text: string): boolean {
  const said = wordsOf(text);
  const phrases = LANGUAGES.get(language);
  const covered = phrases
    ? phrasesIn(said, phrases).reduce((sum, { length }) => sum + length, 0)
    : said.filter((word) => STOP_WORDS.has(word)).length;
  return covered >= said.length * LEAST_SHARE;
}

interface Found {
  /** The place of its first word among the words. */
  readonly at: number;
  /** In words. */
  readonly length: number;
  readonly means: string;
}

/** The longest that stand there, from the left. */
function phrasesIn(said: readonly string[], phrases: Phrases): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < said.length; ) {
    let length = Math.min(LONGEST_PHRASE, said.length - at);
    while (length > 0 && !phrases.has(said.slice(at, at + length).join(' '))) length -= 1;
    const means = phrases.get(said.slice(at, at + length).join(' '));
    if (means !== undefined) found.push({ at, length, means });
    at += Math.max(1, length);
  }
  return found;
}

function replaced(text: string, found: readonly Found[]): string {
  const starts = new Map(found.map((each) => [each.at, each]));
  const inside = new Set(
    found.flatMap(({ at, length }) => Array.from({ length: length - 1 }, (_, i) => at + i + 1)),
  );
  // What users say is asked for by saying alone.
  const isHeard = found.some(({ means }) => means === 'heard');
  let i = -1;
  return text.replace(WORD, (word) => {
    i += 1;
    if (inside.has(i)) return '';
    const means = starts.get(i)?.means ?? word;
    return isHeard && means === 'users' ? '' : means;
  });
}
