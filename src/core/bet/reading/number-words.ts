import type { Span } from './claim.ts';
import { words } from './languages/language.ts';

const SMALL =
  words(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`);
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };
const ORDINALS =
  words(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`);
const MONTH = 'january|february|march|april|may|june|july|august|september|october|november|december';

const any = (list: readonly string[]): string => `(?:${list.join('|')})`;
const EDGE = String.raw`(?<![\p{L}\p{N}'-])`;
const STOP = String.raw`(?![\p{L}\p{N}'-])`;
const DIGIT = any(SMALL.slice(1, 10));
const PLAIN = `(?:${any(TENS)}(?:[ -]${DIGIT}${STOP})?|${any(SMALL)})`;
const SCALED = `(?:${PLAIN}|an?) ${any(Object.keys(SCALES))}(?: (?:and )?${PLAIN}(?: ${any(['thousand'])}(?: (?:and )?${PLAIN})?)?)?`;
const LARGE = `(?:${any(TENS)}(?:[ -]${DIGIT}${STOP})?|${any(SMALL.slice(10))})`;
/** What makes of "nine" a number that is measured, and not the "two" of "two more screens". */
const MEASURED = String.raw`(?= (?:percent|per cent|percentage|points?|seconds?|minutes?|hours?|dollars|euros|milliseconds)(?!\p{L})|%)`;
const FRACTIONS = String.raw`(?:halves|thirds?|quarters|fifths|of|or)(?!\p{L})`;

const NUMBER = new RegExp(
  [
    `${EDGE}(?<even>fifty[ -]fifty)${STOP}`,
    `${EDGE}(?<decimal>${PLAIN} point (?:${any(SMALL.slice(0, 10))} ?){1,3})(?<! )${STOP}`,
    `${EDGE}(?<number>${SCALED}|${LARGE})${STOP}(?! ${FRACTIONS})`,
    `${EDGE}(?<small>${any(SMALL)})${STOP}${MEASURED}`,
    `(?<=(?<![\\p{L}])(?:from|to|by|at|below|under|above|over|is|was|than) )(?<led>${any(SMALL)})${STOP}(?! ${FRACTIONS})(?<!one(?= \\p{L}))`,
    `(?<=(?<![\\p{L}])(?:${MONTH}) )(?<day>(?:twenty|thirty)[ -]${any(ORDINALS.slice(0, 9))}|${any(ORDINALS)}|thirtieth)${STOP}`,
    `(?<=(?<![\\p{L}])the )(?<dayOf>(?:twenty|thirty)[ -]${any(ORDINALS.slice(0, 9))}|${any(ORDINALS)}|thirtieth)(?= of (?:${MONTH})${STOP})`,
  ].join('|'),
  'giu',
);

/** A text with the numbers of its words in digits. */
export interface InDigits {
  readonly text: string;
  /** Where a stretch of `text` stands in what was typed. */
  readonly placeOf: (span: Span) => Span;
}

/** "from nine to five and a half percent" holds a 9: numbers that are spelt out are read as digits are. English only. */
export function inDigits(typed: string): InDigits {
  const numbers: { readonly inText: Span; readonly inTyped: Span }[] = [];
  let shorter = 0;
  const text = typed.replace(NUMBER, (spelt, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const start = rest.at(-3) as number;
    const digits = digitsOf(spelt, groups);
    numbers.push({
      inText: { start: start - shorter, end: start - shorter + digits.length },
      inTyped: { start, end: start + spelt.length },
    });
    shorter += spelt.length - digits.length;
    return digits;
  });
  const placeOf = (at: number, side: 'start' | 'end'): number => {
    const last = numbers.findLast(({ inText }) => inText.start < at);
    if (last === undefined) return at;
    return at >= last.inText.end ? at - last.inText.end + last.inTyped.end : last.inTyped[side];
  };
  return {
    text,
    placeOf: ({ start, end }) => ({ start: placeOf(start, 'start'), end: placeOf(end, 'end') }),
  };
}

function digitsOf(
  spelt: string,
  { even, decimal, day, dayOf }: Readonly<Record<string, string | undefined>>,
): string {
  if (even !== undefined) return '50/50';
  if (day !== undefined || dayOf !== undefined) return `${amountOf(spelt)}th`;
  if (decimal === undefined) return String(amountOf(spelt));
  const [whole = '', fraction = ''] = decimal.split(/ point /i);
  return `${amountOf(whole)}.${fraction.trim().split(' ').map(amountOf).join('')}`;
}

/** "two hundred and fifty" as 250. */
function amountOf(spelt: string): number {
  let [total, current] = [0, 0];
  for (const word of spelt.toLowerCase().split(/[ -]/)) {
    const scale = SCALES[word];
    const ordinal = word === 'thirtieth' ? 30 : ORDINALS.indexOf(word) + 1;
    if (scale !== undefined) {
      current = Math.max(1, current) * scale;
      if (scale >= 1_000) [total, current] = [total + current, 0];
    } else
      current += Math.max(
        0,
        SMALL.indexOf(word),
        10 * (TENS.indexOf(word) + 2) * Number(TENS.includes(word)),
        ordinal,
      );
  }
  return total + current;
}
