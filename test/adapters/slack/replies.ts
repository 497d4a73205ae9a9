import fc from 'fast-check';
import type { Field, Form } from '#core/chat/form.ts';
import { type Block, COMMAND_MAX, type Reply } from '#core/chat/reply.ts';
import type { Span, Text } from '#core/chat/text.ts';

/** Words that people would not write, and machines do: long, empty, halves of characters, other platforms' markup. */
const words: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '<!channel>',
    '<@U1|x>',
    '*bold*',
    '`',
    ':smile:',
    '> quoted',
    '\ud83d',
    '\u0000',
    '&amp;',
  ),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 900 }))
    .map(([part, n]) => part.repeat(n)),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((text) => ({ bold: text })),
  words.map((text) => ({ italic: text })),
  words.map((text) => ({ code: text })),
  fc.constantFrom('U024BE7LH', 'ana', '', 'U1> <!channel').map((member) => ({ member })),
  fc.constantFrom('C024BE7LR', 'support', '').map((channel) => ({ channel })),
  fc
    .tuple(fc.constantFrom('https://example.com/a?b=c', 'javascript:alert(1)', 'https://a|b>', ''), words)
    .map(([link, label]) => ({ link, label })),
  fc
    .constantFrom('date' as const, 'datetime' as const, 'relative' as const)
    .map((as) => ({ at: '2026-11-20T14:00:00.000Z', as })),
  fc.constant({ day: '2026-12-15' }),
);
const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 6 });
const command = fc
  .string({ minLength: 1, maxLength: COMMAND_MAX - 9, unit: 'grapheme-ascii' })
  .map((rest) => `/bet show ${rest}`.slice(0, COMMAND_MAX));
const button = fc.record({ label: words, command });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), text }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: text }), { maxLength: 24 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), text: words, source: text }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(
      fc.record({ label: words, align: fc.constantFrom('left' as const, 'right' as const) }),
      { maxLength: 5 },
    ),
    rows: fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 50 }),
  }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 80 }) }),
  fc.record({
    kind: fc.constant('select' as const),
    placeholder: words,
    options: fc.array(button, { maxLength: 120 }),
  }),
  fc.constant({ kind: 'divider' as const }),
  words.map((content) => ({ kind: 'file' as const, name: 'export.md', mediaType: 'text/markdown', content })),
  words.map((alt) => ({
    kind: 'chart' as const,
    alt,
    chart: { kind: 'calibration' as const, title: 'Calibration', bins: [] },
  })),
);

/** Any reply that the types allow. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  audience: fc.constantFrom('everyone' as const, 'you' as const),
  blocks: fc.array(block, { maxLength: 70 }),
});

const field: fc.Arbitrary<Omit<Field, 'name'>> = fc
  .record({ label: words, value: words, hint: words, example: words, error: words })
  .chain((texts) =>
    fc.constantFrom('line' as const, 'paragraph' as const, 'choice' as const).map((kind) => ({
      ...texts,
      kind,
      optional: true,
      ...(kind === 'choice' && {
        options: [
          { label: texts.label, value: 'a' },
          { label: 'b', value: 'b' },
        ],
      }),
    })),
  );

/** Any form of at most six fields. */
export const anyForm: fc.Arbitrary<Form> = fc.record({
  command,
  title: words,
  submit: words,
  intro: text,
  fields: fc
    .array(field, { minLength: 1, maxLength: 6 })
    .map((fields) => fields.map((each, i) => ({ ...each, name: `field-${i}` }))),
});
