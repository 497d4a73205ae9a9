import { stem } from './stem.ts';
import { words } from './words.ts';

/** What people complain with, and what they praise with. Few and strong: a wrong guess is worse than none. */
const COMPLAINT = stemsOf(
  `annoying awful bad break broken bug buggy confusing crash difficult disappointing error fails freezes frustrating
  froze garbage hard hate horrible impossible lag lose lost mad miss problem slow stops stuck sucks terrible ugly unable
  unusable useless waste worse worst worthless wrong`,
);
const PRAISE = stemsOf(
  `amazing awesome best easier easy enjoy excellent fantastic fast faster fine glad good great happy helpful love nice
  perfect smooth useful wonderful`,
);
const NEGATIONS = new Set(['not', 'no', 'never', 'without', 'nothing', 'hardly']);
/** A negation turns round what follows it so closely: "not at all easy". */
const REACH = 3;

interface Tones {
  readonly praise: number;
  readonly complaints: number;
}

/** How often a text praises and how often it complains. */
export function tonesIn(text: string): Tones {
  const tones = { praise: 0, complaints: 0 };
  let negatedUntil = -1;
  for (const [i, { surface, stem }] of words(text).entries()) {
    if (NEGATIONS.has(surface)) negatedUntil = i + REACH;
    const praises = PRAISE.has(stem);
    if (!praises && !COMPLAINT.has(stem)) continue;
    if (praises === i > negatedUntil) tones.praise += 1;
    else tones.complaints += 1;
  }
  return tones;
}

/** What praises where nothing else is said, and what that is about when it is about nothing in particular. */
const LIKING = new Set([...PRAISE, ...stemsOf('cool super wow')]);
const ANYTHING = stemsOf('app application product program tool site website service team work job star day');
/** Longer praise says what for. */
const SHORT = 8;

/** "Great app, love it!!": praise and nothing else, of which there is much in reviews and nothing to learn. */
export function isBarePraise(text: string): boolean {
  const said = words(text);
  const telling = said.filter(({ stop, surface }) => !stop || NEGATIONS.has(surface));
  return (
    said.length <= SHORT &&
    !/[?？]/.test(text) &&
    telling.some(({ stem }) => LIKING.has(stem)) &&
    telling.every(({ stem }) => LIKING.has(stem) || ANYTHING.has(stem) || stem === '0')
  );
}

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(stem));
}
