import { BUILD } from './build-verbs.ts';
import { words } from './languages/language.ts';

const any = (...lists: readonly (readonly string[])[]): string => `(?:${lists.flat().join('|')})`;

/** Words of a whole sentence, which a phrase that names a thing to build has none of. */
const FINITE = new RegExp(
  `(?<![\\p{L}'])${any(
    words('am is are was were be been has have had do does did will would should can could may might'),
    words('i we you they he she it this that there who what why how which nobody everyone people'),
    words('said says went got needs? wants? ist sind wird est sont (?-i:es) son è'),
  )}(?![\\p{L}'])|(?<=\\p{L})(?:'(?:s|re|ll|ve|d|m)|n't)(?=\\s)`,
  'iu',
);

/** What is said beside a bet: when, to whom, how sure. */
const BESIDE = any(
  words('by in on for at from to of after before during within until with without since as if when because'),
  words(
    'so and or but then not no(?=[,.!?]|$) yes ok okay well hm+ btw fyi fwiw imo imho tbh lol hey hi hello thanks thx',
  ),
  words('team folks guys all everyone also today yesterday tomorrow now currently last next'),
  words('maybe probably pretty fairly very still just only already up down about around roughly'),
  ['right now'],
);
/** Names of what is no thing to build. */
const HEADINGS = any(
  words(
    'o\\d?(?=:) goals? objectives? targets? metrics? kpis? okrs? aim baseline outcomes? results? expectations? numbers? deadline',
  ),
  words('status updates? reports? recap retro standup summary feedback incident post-?mortem note reminder'),
  words(
    'announcement correction edit update fwd tl;?dr risks? questions? context background details? sources? specifically confidence',
  ),
  words('reason why when done'),
  ['for the record'],
);
const WHOSE = '(?:(?:our|the|my|weekly|monthly|quarterly|daily|q[1-4]|sprint ?\\d*) )*';
const ASIDE = new RegExp(`^[\\s\\p{P}]*(?:${BESIDE}(?![\\p{L}-])|${WHOSE}${HEADINGS}\\b)`, 'iu');

/** Who tells what was done. */
const PAST = new RegExp(
  `^[\\s\\p{P}]*${any(
    words(
      'bumped reviewed shipped deployed merged fixed updated moved changed released launched rolled migrated',
    ),
    words('upgraded tested measured noticed called closed finished started dropped raised lifted reduced'),
    words('increased improved added removed built'),
  )}(?!\\p{L})`,
  'iu',
);
/** "Support says that ..." */
const TELLS = /^\s*\p{L}+\s(?:says?|said|told|asked|asks|reports?|reported|wants?)\s/iu;
/** What begins like a thing to do may hold numbers of its own. */
const BUILDS = new RegExp(`^[\\s\\p{P}]*${BUILD}(?![\\p{L}-])`, 'iu');

const LONGEST = 120;
const WORDS_MOST = 12;

/** Numbers in what names a thing are its own: "push at 6pm", "the top 50". */
export function withoutNumbers(text: string): string {
  return text.replace(/[$€£]?\d[\d.,]*\S*/g, 'x');
}

export function beginsToBuild(text: string): boolean {
  return BUILDS.test(text);
}

/** Whether words name a thing to build: "dark mode", "rewrite onboarding". Numbers only in what begins with a verb. */
export function namesChange(text: string): boolean {
  const isBuilt = beginsToBuild(text);
  if (!/\p{L}{2}/u.test(text) || text.length > LONGEST || text.split(/\s+/).length > WORDS_MOST) return false;
  if (/[?\uE001\uE002]/.test(text) || ASIDE.test(text) || PAST.test(text) || TELLS.test(text)) return false;
  return isBuilt || !(FINITE.test(text) || /(?<![\p{L}\d])\d/u.test(text.replace(/\([^()]*\)/g, '')));
}
