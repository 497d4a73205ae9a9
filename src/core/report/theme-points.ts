import type { Reply } from '../chat/reply.ts';
import { bold, type Text, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn, type Theme } from '../feedback/feedback.ts';
import { themeName } from './theme-words.ts';

/**
 * An item's points with the themes that they count for.
 * @param points the first of them is the item itself
 * @param lead what stands before "makes 3 points"
 */
export function pointsReply(points: readonly FeedbackItem[], themes: readonly Theme[], lead: Text): Reply {
  const id = points[0]?.id ?? '';
  const isOne = points.length === 1;
  return {
    audience: 'everyone',
    blocks: [
      {
        kind: 'text',
        text: isOne
          ? t`${lead}makes one point:`
          : t`${lead}makes ${points.length} points, each counted for itself:`,
      },
      { kind: 'list', items: points.map((point) => pointLine(point, themes)) },
      {
        kind: 'buttons',
        buttons: [
          isOne
            ? { label: 'Several points', command: `/heard points ${id} several` }
            : { label: 'It is one point', command: `/heard points ${id} one` },
        ],
      },
    ],
  };
}

/** `ITM-32 in THM-4 dark theme: “Also the dark theme is unreadable.”` */
function pointLine(point: FeedbackItem, themes: readonly Theme[]): Text {
  const theme = themes.find(({ id }) => id === point.theme);
  return t`${bold(point.id)}${theme ? t` in ${themeName(theme)}` : ''}: “${saidIn(point)}”`;
}
