import type { Chart } from '../chat/reply.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { compareDates } from '../time/date.ts';
import { formatDay } from '../time/format.ts';

type Of<K extends Chart['kind']> = Extract<Chart, { kind: K }>;

/** Discord's descriptions of attachments hold 1,024 characters, the least of the platforms. */
export const ALT_TEXT_MAX = 1_000;

const TITLE_MAX = 150;
/** Bins that are read out one by one; with more, nobody would listen to the end. */
const MOST_BINS = 10;

/** What a chart shows, in the words of somebody who describes it over the telephone. */
export function altText(chart: Chart): string {
  const text = `${lead(chart)}${describe(chart)}`.replace(/[\s\p{C}]+/gu, ' ');
  return text.slice(0, ALT_TEXT_MAX).replace(/[\uD800-\uDBFF]$/, '');
}

function describe(chart: Chart): string {
  switch (chart.kind) {
    case 'readings':
      return readings(chart);
    case 'calibration':
      return calibration(chart);
    case 'bets-over-time':
      return betsOverTime(chart);
  }
}

function lead({ title }: Chart): string {
  const characters = [...title.trim()];
  if (characters.length === 0) return '';
  return `${characters.length <= TITLE_MAX ? characters.join('') : `${characters.slice(0, TITLE_MAX - 1).join('')}…`}. `;
}

function readings(chart: Of<'readings'>): string {
  const quantity = (value: number) =>
    formatQuantity(chart.unit === '' ? { value } : { value, unit: chart.unit });
  const inOrder = chart.readings.toSorted((a, b) => compareDates(a.on, b.on));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const told = (reading: { readonly on: string; readonly value: number }) =>
    `${quantity(reading.value)} on ${formatDay(reading.on)}`;
  const read =
    !first || !last
      ? 'No readings yet'
      : inOrder.length === 1
        ? `One reading, ${told(last)}`
        : `${inOrder.length} readings, from ${told(first)} to ${told(last)}`;
  const baseline = chart.baseline === undefined ? 'no baseline' : `baseline ${quantity(chart.baseline)}`;
  const window =
    chart.opens === undefined
      ? `closes ${formatDay(chart.closes)}`
      : `${formatDay(chart.opens)} to ${formatDay(chart.closes)}`;
  return `${read}. Target ${quantity(chart.target)}, ${baseline}. Window: ${window}.`;
}

function calibration({ bins }: Of<'calibration'>): string {
  if (bins.length === 0) return 'No calls to show yet.';
  const told = bins
    .slice(0, MOST_BINS)
    .map(
      ({ predicted, observed, n }) => `stated ${percent(predicted)}, came true ${percent(observed)}, n=${n}`,
    );
  const left = bins.length - told.length;
  return `Stated confidence against what came true: ${told.join('; ')}${left > 0 ? `; and ${left} more` : ''}.`;
}

function betsOverTime({ weeks }: Of<'bets-over-time'>): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return 'No bets yet.';
  const told = (week: typeof last) =>
    `${week.open} open, ${week.due} due and ${week.called} called in the week of ${formatDay(week.from)}`;
  return first === last ? `${told(last)}.` : `${weeks.length} weeks: from ${told(first)} to ${told(last)}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
