import { clip } from '../chat/clip.ts';
import type { Reply } from '../chat/reply.ts';
import { bold, code, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn, type Theme } from '../feedback/feedback.ts';
import { countOf } from './bet-words.ts';
import { themeName } from './theme-words.ts';

const SHOWN = 8;
const QUOTE_CHARACTERS = 120;

/**
 * The ways of saying it that a theme is made of, the commonest first, each with the button that splits it off.
 * @param ways items said alike, together
 */
export function splitProposal(theme: Theme, ways: readonly (readonly FeedbackItem[])[]): Reply {
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
      {
        kind: 'text',
        text: t`${themeName(theme)} was said in ${ways.length} ways. Which of them is another theme?`,
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
