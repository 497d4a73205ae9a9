import { readFileSync } from 'node:fs';

/** What a chart must know of a font to lay text out in it: which characters it has, and how wide they are. */
export interface Face {
  covers(character: string): boolean;
  /** In the unit of `fontSize`. Kerning is left out: a text is at most a little narrower than this. */
  widthOf(text: string, fontSize: number): number;
}

/**
 * Reads a TrueType or OpenType file with a format 4 character map, which every font of the Basic Multilingual Plane
 * has. The tables are those of the OpenType specification, 1.9: cmap, head, hhea and hmtx.
 * @throws Error when the file is something else
 */
export function readFace(path: string): Face {
  const bytes = readFileSync(path);
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(font);
  const at = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`${path} has no table ${tag}`);
    return offset;
  };
  const glyphs = glyphsOf(font, at('cmap'));
  const unitsPerEm = font.getUint16(at('head') + 18);
  const lastMetric = font.getUint16(at('hhea') + 34) - 1;
  const advance = (glyph: number) => font.getUint16(at('hmtx') + 4 * Math.min(glyph, lastMetric));
  return {
    covers: (character) => glyphs.has(character.codePointAt(0) ?? 0),
    widthOf: (text, fontSize) => {
      let units = 0;
      for (const character of text) units += advance(glyphs.get(character.codePointAt(0) ?? 0) ?? 0);
      return (units * fontSize) / unitsPerEm;
    },
  };
}

function tablesOf(font: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let i = 0; i < font.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const tag = [0, 1, 2, 3].map((n) => String.fromCharCode(font.getUint8(record + n))).join('');
    tables.set(tag, font.getUint32(record + 8));
  }
  return tables;
}

/** Code points to glyph numbers, from the first format 4 subtable. */
function glyphsOf(font: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < font.getUint16(cmap + 2); i++) {
    const subtable = cmap + font.getUint32(cmap + 4 + 8 * i + 4);
    if (font.getUint16(subtable) !== 4) continue;
    const columns = font.getUint16(subtable + 6);
    const [ends, starts] = [subtable + 14, subtable + 16 + columns];
    for (let segment = 0; segment < columns; segment += 2) {
      const [start, end] = [font.getUint16(starts + segment), font.getUint16(ends + segment)];
      const delta = font.getUint16(starts + columns + segment);
      const rangeAt = starts + 2 * columns + segment;
      const range = font.getUint16(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code++) {
        const raw = range === 0 ? code : font.getUint16(rangeAt + range + 2 * (code - start));
        const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
    return glyphs;
  }
  throw new Error('the font has no character map of format 4');
}
