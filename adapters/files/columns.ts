import type { FeedbackRow } from '#ports/feedback-file.ts';

type Field = Exclude<keyof FeedbackRow, 'row'>;

/** What the fields of an item are called in exports of common tools, the likeliest first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  text: [
    'text',
    'feedback',
    'body',
    'comment',
    'message',
    'content',
    'description',
    'review',
    'answer',
    'quote',
  ],
  id: ['id', 'external_id', 'ticket_id', 'message_id', 'key'],
  author: ['author', 'user', 'email', 'from', 'customer', 'username', 'name', 'reporter'],
  date: [
    'date',
    'created_at',
    'created',
    'timestamp',
    'datetime',
    'time',
    'at',
    'said_at',
    'sent_at',
    'posted_at',
    'submitted_at',
  ],
  link: ['url', 'link', 'permalink'],
};

const FIELDS = Object.keys(NAMES) as readonly Field[];

/** Which of the names stands for which field: case, spaces and dashes do not matter. */
export function fieldsIn(names: readonly string[]): Readonly<Partial<Record<Field, string>>> {
  const folded = names.map((name) => ({
    name,
    key: name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  }));
  const found = FIELDS.map((field) => [
    field,
    NAMES[field].flatMap((known) => folded.filter(({ key }) => key === known))[0]?.name,
  ]);
  return Object.fromEntries(found.filter(([, name]) => name !== undefined));
}

/** The names that the text may have, for messages. */
export const TEXT_NAMES = NAMES.text.slice(0, 5).join(', ');

/** A row out of named values. Values that are empty are left out, but for the text. */
export function rowFrom(
  row: number,
  values: Readonly<Record<string, unknown>>,
  fields: Readonly<Partial<Record<Field, string>>>,
): FeedbackRow {
  const made: { -readonly [K in keyof FeedbackRow]: FeedbackRow[K] } = { row, text: '' };
  for (const field of FIELDS) {
    const name = fields[field];
    const value = name !== undefined && Object.hasOwn(values, name) ? asText(values[name]) : '';
    if (value !== '' || field === 'text') made[field] = field === 'text' ? value : value.trim();
  }
  return made;
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
