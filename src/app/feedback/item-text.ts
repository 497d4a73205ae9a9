import { UserError } from '#core/errors.ts';

/** Longer is a document, not something a user said. Refused whole: nothing is ever cut. */
const TEXT_MAX = 20_000;

/** Why a text cannot be kept as an item, as a sentence; undefined when it can. */
export function textProblem(text: string): string | undefined {
  if (text.trim() === '') return 'There are no words in it.';
  if (text.length <= TEXT_MAX) return undefined;
  return `It has ${text.length.toLocaleString('en')} characters; an item holds ${TEXT_MAX.toLocaleString('en')}. Keep what the user said, and link the rest.`;
}

/** @throws UserError when the text, or the link where there is one, cannot be kept */
export function checkHeard({
  text,
  permalink,
}: {
  readonly text: string;
  readonly permalink?: string;
}): void {
  const problem = textProblem(text) ?? (permalink === undefined ? undefined : linkProblem(permalink));
  if (problem) throw new UserError(problem, ['/heard the export times out (from dana@example.com)']);
}

const LINK_MAX = 2_000;

/** Why a link cannot be kept, as a sentence; undefined when it can. Only what a browser opens safely is a link. */
export function linkProblem(link: string): string | undefined {
  const isWeb = /^https?:\/\/[^\s<>"]+$/i.test(link) && URL.canParse(link);
  return isWeb && link.length <= LINK_MAX
    ? undefined
    : 'The link does not begin with https:// or is too long.';
}
