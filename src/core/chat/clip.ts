const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cut at a word, with an ellipsis, and never inside of what is seen as one character. `max` counts UTF-16 units and is
 * not exceeded.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, graphemes.segment(text).containing(max - 1)?.index);
  const word = cut.replace(/\s+\S*$/, '');
  return `${word.length > max / 2 ? word : cut}…`;
}
