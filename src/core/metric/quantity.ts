import type { Quantity } from './metric.ts';
import { CURRENCY, canonicalUnit, LETTER, MAGNITUDES, UNIT_AFTER } from './units.ts';

/** How a text writes its numbers: `english` 1,234.5, `continental` 1.234,5. */
export type NumberStyle = 'english' | 'continental';

/** A quantity inside a longer text. */
export interface FoundQuantity {
  /** Undefined where the digits have two readings (`1.200`): nobody's guess is shown as read. */
  readonly quantity: Quantity | undefined;
  /** Set where a sign was typed in front: `+20 %`. */
  readonly sign?: '+' | '-';
  readonly start: number;
  readonly end: number;
}

const CANDIDATE = new RegExp(
  [
    String.raw`(?<!${LETTER}|[\p{N}_#])(?<!\d[.,:/])(?<![\p{L}]-)`,
    String.raw`(?<sign>[+\-−](?=\s?[$€£¥₹\d]))?\s?`,
    String.raw`(?:(?<before>${CURRENCY})\s?)?`,
    String.raw`(?<digits>(?:\d|(?<!\d)\.\d)(?:[\d.,'’\u00a0\u202f]{0,24}\d)?)`,
    String.raw`(?:\s?(?<magnitude>${MAGNITUDES})(?![\p{L}\p{N}]))?`,
    String.raw`(?:\s?(?<after>${UNIT_AFTER}))?`,
  ].join(''),
  'giu',
);

/** What cannot follow a number: more of a word (`3rd`, `2FA`), of a version, a fraction or a time of day. */
const CONTINUES = new RegExp(String.raw`^(?:${LETTER}|[\p{N}_]|[.,:/]\d)`, 'u');

/** Every number in `text` with its unit, in order. Linear in the length of the text. */
export function findQuantities(text: string, style: NumberStyle = 'english'): readonly FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    if (CONTINUES.test(text.slice(end, end + 2))) continue;
    const quantity = readParts(groups, style);
    const lead = match[0].length - match[0].trimStart().length;
    found.push({
      quantity,
      start: match.index + lead,
      end,
      ...(groups.sign === undefined ? {} : { sign: groups.sign === '+' ? '+' : '-' }),
    });
  }
  return found;
}

/** Reads a text that is one quantity and nothing else; undefined when it is not, or has two readings. */
export function readQuantity(text: string, style: NumberStyle = 'english'): Quantity | undefined {
  const trimmed = text.trim();
  const [only, ...others] = findQuantities(trimmed, style);
  if (only?.quantity === undefined || others.length > 0) return undefined;
  if (only.start !== 0 || only.end !== trimmed.length) return undefined;
  return only.sign === '-' ? { ...only.quantity, value: -only.quantity.value } : only.quantity;
}

function readParts(
  parts: Readonly<Record<string, string | undefined>>,
  style: NumberStyle,
): Quantity | undefined {
  const isCurrency = parts.before !== undefined;
  const after = parts.after === undefined ? undefined : canonicalUnit(parts.after);
  const number = readNumber(parts.digits ?? '', style, after);
  const isMoney = isCurrency || (after !== undefined && /^[$€£¥₹]/.test(after));
  const scale = magnitude(parts.magnitude, isMoney, style);
  if (number === undefined || scale === undefined) return undefined;
  const value = scale === 1 ? number : Number((number * scale).toPrecision(15));
  const unit = isCurrency ? canonicalUnit(parts.before ?? '') + rateOf(after) : after;
  // A small m is a million only of money; of anything else it is kept as it was typed.
  if (scale === 1 && parts.magnitude !== undefined) return { value, unit: 'm' };
  return unit === undefined ? { value } : { value, unit };
}

/** `$5k/month` is dollars per month; any other word after money is not its unit. */
function rateOf(unit: string | undefined): string {
  return unit !== undefined && /^(?:\/|per |a |pro |par |por )/i.test(unit)
    ? unit.replace(/^(?=\p{L})/u, ' ')
    : '';
}

function magnitude(word: string | undefined, isMoney: boolean, style: NumberStyle): number | undefined {
  if (word === undefined) return 1;
  if (word === 'm') return isMoney ? 1e6 : 1;
  const folded = word.toLowerCase().replace('.', '');
  // Spanish for a thousand, English slang for a million.
  if (folded === 'mil') return style === 'continental' ? 1e3 : undefined;
  if (/^(?:k|tsd|tausend|thousand|mille|mila|duizend|grand)$/.test(folded)) return 1e3;
  if (/^(?:m|mm|mio|million(?:s|en)?|millones|milh[õo]es|milioni|miljoen)$/.test(folded)) return 1e6;
  if (/^(?:b|bn|mrd|milliarden?|miljard)$/.test(folded)) return 1e9;
  if (folded === 'billion') return 1e9;
  if (/^lakhs?$/.test(folded)) return 1e5;
  if (/^crores?$/.test(folded)) return 1e7;
  return undefined;
}

/** Digits with separators as a number; undefined when they are no number or could be two. */
function readNumber(digits: string, style: NumberStyle, unit: string | undefined): number | undefined {
  const plain = digits.replace(/^\./, '0.').replace(/['’\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:,\d{3})+\.\d{1,9}$/.test(plain) || /^\d{1,3}(?:,\d{3}){2,}$/.test(plain)) {
    return Number(plain.replaceAll(',', ''));
  }
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,9}$/.test(plain) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(plain)) {
    return Number(plain.replaceAll('.', '').replace(',', '.'));
  }
  const single = /^(\d{1,12})([.,])(\d{1,9})$/.exec(plain);
  if (single === null) return undefined;
  const [, whole = '', separator, fraction = ''] = single;
  const decimal = Number(`${whole}.${fraction}`);
  const couldBeThousands = fraction.length === 3 && whole.length <= 3 && !/^0/.test(whole);
  if (!couldBeThousands) return decimal;
  const isOwnThousands = (separator === ',') === (style === 'english');
  if (isOwnThousands) return Number(whole + fraction);
  // 99.950 % cannot be in thousands; 1.200 could.
  return separator === '.' && unit === '%' && Number(whole) <= 100 ? decimal : undefined;
}

/** `1,234.5`. Three decimals get a fourth, since `1.234` reads as thousands in half of the world. */
export function formatNumber(value: number): string {
  const text = String(value);
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  if (fraction === undefined) return grouped;
  return `${grouped}.${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

/** As people write it: `31 %`, `$1,200`, `800 ms`, `14.2`. */
export function formatQuantity(quantity: Quantity): string {
  const number = formatNumber(Math.abs(quantity.value));
  const sign = quantity.value < 0 ? '-' : '';
  if (quantity.unit === undefined) return sign + number;
  const currency = /^[$€£¥₹]/.exec(quantity.unit)?.[0];
  if (currency !== undefined) return `${sign}${currency}${number}${quantity.unit.slice(1)}`;
  return `${sign}${number}${quantity.unit.startsWith('/') ? '' : ' '}${quantity.unit}`;
}
