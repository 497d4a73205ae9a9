import { clip } from '../chat/clip.ts';
import type { LogEntry } from '../log/entry.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { isLocalDate } from '../time/date.ts';
import { formatDay } from '../time/format.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields whose change the verb says already, or that mean nothing to people. */
const UNSAID = new Set([
  'id',
  'key',
  'stage',
  'status',
  'statusBy',
  'statusAt',
  'metricId',
  'createdAt',
  'createdBy',
  'amendments',
  'preCommitment',
  'extensions',
  'flags',
  'droppedFrom',
  'card',
  'by',
  'at',
  'about',
  'muted',
]);

const VALUE_CHARACTERS = 60;
const MOST_CHANGES = 6;

/** What an entry changed, `to 36 % -> 40 %` a field; nested ones (a bet's terms, its window) one by one. */
export function changesIn({ before, after }: Pick<LogEntry, 'before' | 'after'>): readonly string[] {
  const changes = fieldsIn(before, after).flatMap((change) => {
    const { name, was, is } = change;
    if (UNSAID.has(name) || (name === 'owner' && was === undefined)) return [];
    if (!isPlainObject(was ?? is) || isQuantity(was ?? is)) return [change];
    const inner = fieldsIn(asFields(was), asFields(is));
    return name === 'terms' ? inner : inner.filter((each) => !UNSAID.has(each.name));
  });
  const said = changes.flatMap(({ name, was, is }) => {
    const shown = SHOWN_AS[name] ?? show;
    const words = changeWords(shown(was), shown(is));
    return words === '' ? [] : [`${LABELS[name] ?? spaced(name)} ${words}`];
  });
  const more = said.length - MOST_CHANGES;
  return more > 0 ? [...said.slice(0, MOST_CHANGES), `${more} more`] : said;
}

const LABELS: Readonly<Record<string, string>> = {
  change: 'build',
  dependsOn: 'stands on',
  assumptions: 'rests on',
  droppedWhy: 'why',
  statusWhy: 'why',
  capturedFrom: 'words',
  guessed: 'guess',
  snoozedUntil: 'until',
};

const SHOWN_AS: Readonly<Record<string, (value: unknown) => string>> = {
  confidence: (value) => (value === undefined ? '' : `${value} %`),
};

function changeWords(was: string, is: string): string {
  if (was === is) return '';
  return was === '' ? is : `${was} -> ${is === '' ? 'nothing' : is}`;
}

interface Change {
  readonly name: string;
  readonly was: unknown;
  readonly is: unknown;
}

function fieldsIn(before: Fields, after: Fields): readonly Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map((name) => ({ name, was: before[name], is: after[name] }))
    .filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join(', ') : '';
  if (isQuantity(value)) return formatQuantity(value);
  if (typeof value === 'object') return '';
  if (typeof value === 'string' && isLocalDate(value)) return formatDay(value);
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return clip(text.replace(/\s+/g, ' '), VALUE_CHARACTERS);
}

function isQuantity(value: unknown): value is { readonly value: number; readonly unit?: string } {
  return isPlainObject(value) && typeof value.value === 'number';
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): Fields {
  return isPlainObject(value) ? value : {};
}

/** `snoozedUntil` -> `snoozed until` */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
