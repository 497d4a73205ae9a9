import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn, type Theme } from '../feedback/feedback.ts';
import { countOf } from './bet-words.ts';
import { themeName } from './theme-words.ts';

const SHOWN = 8;
const QUOTED = 5;
const QUOTE_CHARACTERS = 120;

/**
 * What stands out most from a theme, and the ways of saying it that it is made of, the commonest first, each with the
 * button that splits it off.
 * @param part what stands out, and what only it says; nothing where nothing does
 * @param ways items said alike, together
 */
export function splitProposal(
  theme: Theme,
  part: { readonly words: string; readonly items: readonly FeedbackItem[] },
  ways: readonly (readonly FeedbackItem[])[],
): Reply {
  if (ways.length < 2) {
    return {
      audience: 'you',
      blocks: [
        {
          kind: 'text',
          text: t`All of ${themeName(theme)} was said in much the same way. Name what should go: ${code(`/heard split ${theme.id} ITM-3 ITM-9`)} or by words: ${code(`/heard split ${theme.id} timeout`)}`,
        },
      ],
    };
  }
  const shown = ways.slice(0, SHOWN).flatMap((items) => (items[0] ? [{ first: items[0], items }] : []));
  const more = ways.length - shown.length;
  return {
    audience: 'you',
    blocks: [
      ...standingOut(theme, part.words, part.items),
      {
        kind: 'text',
        text: t`${themeName(theme)} was said in ${ways.length} ways. Any of them can be another theme:`,
      },
      {
        kind: 'list',
        items: shown.map(
          ({ first, items }) =>
            t`${bold(first.id)} ${countOf(items.length, 'item')}: ${clip(saidIn(first), QUOTE_CHARACTERS)}`,
        ),
      },
      {
        kind: 'select',
        placeholder: 'Split off',
        options: shown.map(({ first, items }) => ({
          label: `${countOf(items.length, 'item')} like ${first.id}`,
          command: `/heard split ${theme.id} like ${first.id}`,
        })),
      },
      {
        kind: 'note',
        text: t`${more > 0 ? `And ${more} more ways. ` : ''}By words: ${code(`/heard split ${theme.id} timeout`)}`,
      },
    ],
  };
}

function standingOut(theme: Theme, words: string, part: readonly FeedbackItem[]): readonly Block[] {
  if (part.length === 0) return [];
  const more = part.length - QUOTED;
  return [
    {
      kind: 'text',
      text: t`Of ${themeName(theme)}, ${countOf(part.length, 'item')} may be about something else than the rest (${words}):`,
    },
    {
      kind: 'list',
      items: [
        ...part.slice(0, QUOTED).map((item) => t`${bold(item.id)} ${clip(saidIn(item), QUOTE_CHARACTERS)}`),
        ...(more > 0 ? [t`and ${more} more`] : []),
      ],
    },
    {
      kind: 'buttons',
      buttons: [{ label: `Split off these ${part.length}`, command: `/heard split ${theme.id} proposed` }],
    },
  ];
}
