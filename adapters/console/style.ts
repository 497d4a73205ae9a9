import { styleText } from 'node:util';

/** What text can stand out as. Only the terminal's own 16 colours, so that every theme stays legible. */
export type Ink = 'strong' | 'slanted' | 'faint' | 'accent' | 'good' | 'bad' | 'linked';

export type Paint = (ink: Ink, text: string) => string;

const FORMATS = {
  strong: 'bold',
  slanted: 'italic',
  faint: 'dim',
  accent: 'cyan',
  good: 'green',
  bad: 'red',
  linked: 'underline',
} as const;

/** Paints line by line, so that a colour never runs over a line's end; without colour the text as it is. */
export function makePaint(colour: boolean): Paint {
  if (!colour) return (_ink, text) => text;
  return (ink, text) =>
    text
      .split('\n')
      .map((line) => (line === '' ? line : styleText(FORMATS[ink], line, { validateStream: false })))
      .join('\n');
}

/** What the environment says about colour: no-color.org and force-color.org, then whether it is a terminal at all. */
export interface ColourFacts {
  readonly isTTY: boolean;
  readonly noColor?: string | undefined;
  readonly forceColor?: string | undefined;
  readonly term?: string | undefined;
}

export function wantsColour({ isTTY, noColor, forceColor, term }: ColourFacts): boolean {
  if (noColor) return false;
  if (forceColor !== undefined && forceColor !== '') return forceColor !== '0' && forceColor !== 'false';
  return isTTY && term !== 'dumb';
}
