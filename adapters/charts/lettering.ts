import { createRequire } from 'node:module';
import type { Quantity } from '#core/metric/metric.ts';
import { type Face, readFace } from './face.ts';

/**
 * IBM Plex Sans (SIL Open Font License 1.1). It has Latin with Vietnamese, Greek and Cyrillic; no Arabic, Hebrew,
 * Indic or East Asian scripts and no emoji.
 */
export const FAMILY = 'IBM Plex Sans';
export const FONT_FILES = [
  '400Regular/IBMPlexSans_400Regular.ttf',
  '600SemiBold/IBMPlexSans_600SemiBold.ttf',
].map((file) => createRequire(import.meta.url).resolve(`@expo-google-fonts/ibm-plex-sans/${file}`));

const [regular, semiBold] = FONT_FILES.map(readFace) as [Face, Face];

export type Weight = 400 | 600;

/** How wide a text is drawn. */
export function widthOf(text: string, fontSize: number, weight: Weight = 400): number {
  return (weight === 600 ? semiBold : regular).widthOf(text, fontSize);
}

/** What the font may lack and nobody misses: marks on letters that it lacks, and emoji. */
const ORNAMENT = /[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/**
 * What can be drawn of a text, on one line: a run of letters that the font lacks becomes one ellipsis; control
 * characters, and emoji it lacks, go without a trace.
 */
export function drawable(text: string): string {
  const characters = [...text.normalize('NFC').replace(/\s+/g, ' ').replace(/\p{C}/gu, '')];
  return characters
    .map((character) => (regular.covers(character) ? character : ORNAMENT.test(character) ? '' : '…'))
    .join('')
    .replace(/…[…\s]*…/g, '…')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Cut to a width, at a word where that keeps more than half of it. */
export function shorten(text: string, width: number, fontSize: number, weight: Weight = 400): string {
  if (widthOf(text, fontSize, weight) <= width) return text;
  const characters = [...text];
  let kept = 0;
  for (let used = widthOf('…', fontSize, weight); kept < characters.length; kept++) {
    used += widthOf(characters[kept] ?? '', fontSize, weight);
    if (used > width) break;
  }
  const cut = characters.slice(0, kept).join('');
  const word = cut.replace(/\s+\S*$/, '');
  return `${(word.length > cut.length / 2 ? word : cut).trimEnd()}…`;
}

/** A quantity in few characters: `34.2 %`, `$1.2M`, `-3.1E-7`. Four digits are told apart, more are rounded. */
export function shortQuantity({ value, unit }: Quantity): string {
  const size = Math.abs(value);
  const notation =
    size !== 0 && size < 0.001
      ? 'scientific'
      : size >= 1e15
        ? 'scientific'
        : size >= 1e5
          ? 'compact'
          : 'standard';
  const number = new Intl.NumberFormat('en', {
    notation,
    maximumSignificantDigits: notation === 'standard' ? 4 : 3,
  }).format(size);
  const sign = value < 0 ? '-' : '';
  const name = shorten(drawable(unit ?? ''), 90, 13);
  const currency = /^[$€£¥₹]/.exec(name)?.[0] ?? '';
  const rest = name.slice(currency.length);
  return `${sign}${currency}${number}${rest === '' || rest.startsWith('/') || currency ? rest : ` ${rest}`}`;
}
