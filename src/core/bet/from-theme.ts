import { clip } from '../chat/clip.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import { readIdOf, type ThemeId } from '../ids.ts';

const FROM_THEME = /^(?:(?:a |the )?(?:new )?bet )?(?:from|for) (?:theme )?(THM[-\s#]?\d+)\W*$/i;
const QUOTE_CHARACTERS = 200;

/** The theme that a bet is asked for in so many words: `from THM-7`. */
export function themeAskedFor(text: string): ThemeId | undefined {
  const id = FROM_THEME.exec(text.trim())?.[1];
  return id === undefined ? undefined : readIdOf('THM', id);
}

/**
 * The beginnings of a bet about a theme, as it could have been typed: what users say is its reason, word for word. What
 * would be built, what should move and how far is for people to say, and nobody's number is made up.
 * @param worded what it would be called, where that was borne out by what users say
 */
export function betAbout(
  theme: Pick<Theme, 'id' | 'label'>,
  quotes: readonly FeedbackItem[],
  { change, metric }: { readonly change?: string; readonly metric?: string } = {},
): string {
  return [
    `build: ${change ?? `do something about “${inOnePiece(theme.label)}”`} (${theme.id})`,
    ...(metric === undefined ? [] : [`metric: ${metric}`]),
    ...quotes.map(({ id, text }) => `because: people say “${inOnePiece(text)}” (${id})`),
  ].join('\n');
}

/** Up to where a field would end: there it goes on as another, so that only the beginning can be quoted. */
function inOnePiece(said: string): string {
  const whole = said.trim();
  const piece = /^[^;:\n“”"]+/.exec(whole)?.[0].trim() ?? '';
  return clip(piece.length < whole.length ? `${piece}…` : whole, QUOTE_CHARACTERS);
}
