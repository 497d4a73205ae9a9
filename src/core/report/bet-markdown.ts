import type { Assumption } from '../assumption/assumption.ts';
import { type Bet, quantityOf, type Terms } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import { at, bold, code, day, member, type Text, t } from '../chat/text.ts';
import type { LogEntry } from '../log/entry.ts';
import type { Reading } from '../metric/metric.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { statementOf, titleOf } from './bet-card.ts';
import { logSentence } from './log-sentence.ts';
import { markdown, type NameOf, quoteLines } from './markdown.ts';

/** All that a document says of one bet. */
export interface BetStory {
  readonly bet: Bet;
  readonly assumptions: readonly Assumption[];
  /** Of its metric in its window, oldest first. */
  readonly readings: readonly Reading[];
  /** What is on record of it, oldest first. */
  readonly history: readonly LogEntry[];
}

/** A bet as a section of Markdown: its statement, what was committed to, what was read, the call, its history. */
export function betMarkdown(story: BetStory, nameOf: NameOf): string {
  const { bet, readings, history } = story;
  const write = (text: Text) => markdown(text, nameOf);
  const parts = [
    write(t`### ${bet.id} · ${titleOf(bet)}`).replace('\\#\\#\\#', '###'),
    write([statementOf(story)]),
    facts(story)
      .map((fact) => `- ${write(fact)}`)
      .join('\n'),
    ...commitment(bet, write),
    ...(readings.length > 0
      ? [`Readings:\n\n${readings.map((each) => `- ${write(readingLine(each, bet.terms))}`).join('\n')}`]
      : []),
    ...(bet.call
      ? [
          `${write(t`${bold(`Called ${bet.call.verdict}`)} by ${member(bet.call.by)}, ${at(bet.call.at, 'date')}:`)}\n\n${quoteLines(bet.call.why)}`,
        ]
      : []),
    ...(history.length > 0
      ? [`History:\n\n${history.map((entry) => `- ${write(logSentence(entry))}`).join('\n')}`]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function facts({ bet, assumptions }: BetStory): readonly Text[] {
  const { terms, window, dependsOn } = bet;
  return [
    t`Stage: ${bet.call ? `called ${bet.call.verdict}` : bet.stage}`,
    t`Owner: ${member(bet.owner)}`,
    ...(terms.metric === undefined ? [] : [t`Metric: ${terms.metric} ${moveOf(terms)}`]),
    ...(terms.confidence === undefined ? [] : [t`Confidence: ${terms.confidence} %`]),
    ...(terms.appetite === undefined ? [] : [t`Appetite: ${terms.appetite}`]),
    ...(window ? [t`Window: ${day(window.opens)} to ${day(window.closes)}`] : []),
    ...(bet.extensions > 0 ? [t`Extended: ${bet.extensions}x`] : []),
    ...assumptions.map(({ id, text, status }) => t`Rests on ${id} (${status}): ${text}`),
    ...(dependsOn.length > 0 ? [t`Stands on: ${dependsOn.join(', ')}`] : []),
    ...(bet.shippedBlind === undefined ? [] : [t`Shipped blind: ${bet.shippedBlind}`]),
    ...(bet.droppedWhy === undefined ? [] : [t`Dropped: ${bet.droppedWhy}`]),
  ];
}

function commitment({ preCommitment, amendments }: Bet, write: (text: Text) => string): readonly string[] {
  if (!preCommitment) return [];
  const { placedAt, hash, statement } = preCommitment;
  const moved = amendments.filter(({ goalposts }) => goalposts.length > 0);
  return [
    `${write(t`Frozen when it was placed, ${at(placedAt, 'date')}, SHA-256 ${code(hash)}:`)}\n\n${quoteLines(statement)}`,
    ...moved.map(({ at: when, by, goalposts }) =>
      write(t`Goalposts moved by ${member(by)}, ${at(when, 'date')}: ${goalposts.join(', ')}.`),
    ),
  ];
}

function readingLine({ on, value, sampleSize, note }: Reading, terms: Terms): Text {
  const size = sampleSize === undefined ? '' : `, n=${sampleSize}`;
  return t`${day(on)}: ${formatQuantity(quantityOf(terms, value))}${size}${note === undefined ? '' : ` (${note})`}`;
}
