import type { Assumption, Evidence } from '../assumption/assumption.ts';
import { at, bold, type Text, t } from '../chat/text.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import type { BetId } from '../ids.ts';
import { showSource } from './evidence-pack.ts';
import { escapeMarkdown, markdown, type NameOf, quoteLines } from './markdown.ts';
import { representative } from './representative.ts';
import { isEmerging, voicesIn } from './theme-words.ts';

const QUOTES = 5;

/** An assumption as a line of Markdown: the claim, its status and why, and the bets that rest on it. */
export function assumptionMarkdown(
  { id, text, status, statusWhy }: Assumption,
  resting: readonly BetId[],
  nameOf: NameOf,
): string {
  const why = statusWhy === undefined ? '' : `: ${statusWhy}`;
  const carries = resting.length === 0 ? 'carries no bet' : `carries ${resting.join(', ')}`;
  return `- ${markdown(t`${bold(id)} ${text} (${status}${why}; ${carries})`, nameOf)}\n`;
}

/** A theme as a section of Markdown: its figures, what it is evidence for, and people's own words. */
export function themeMarkdown(
  theme: Theme,
  items: readonly FeedbackItem[],
  links: readonly Evidence[],
  nameOf: NameOf,
): string {
  const write = (text: Text) => markdown(text, nameOf);
  const emerging = isEmerging(theme) ? ' (emerging)' : '';
  const muted = theme.mutedBy === undefined ? '' : ' (muted)';
  const parts = [
    `### ${theme.id} · ${escapeMarkdown(theme.label)}${emerging}${muted}`,
    write(t`${voicesIn(theme)}, ${at(theme.firstSeen, 'date')} to ${at(theme.lastSeen, 'date')}.`),
    ...(links.length > 0 ? [links.map(({ stance, about }) => `- ${stance} ${about}`).join('\n')] : []),
    ...representative(items, QUOTES).map(
      (item) => `${quoteLines(item.text)}\n>\n> ${write(showSource(item))}`,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
