import fc from 'fast-check';
import type { Block, Button, Reply } from '#core/chat/reply.ts';
import type { Span, Text } from '#core/chat/text.ts';

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ minLength: 1000, maxLength: 9000 }),
  fc.constantFrom('', ' ', '@everyone', '<@1>', '```', '> x\n- y\n1. z', '**'.repeat(400), '[a](http://x)'),
);

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((bold) => ({ bold })),
  words.map((italic) => ({ italic })),
  words.map((code) => ({ code })),
  fc.constantFrom('123456789012345678', 'ana').map((member) => ({ member })),
  fc.constantFrom('123456789012345678', 'general').map((channel) => ({ channel })),
  fc.tuple(fc.oneof(fc.webUrl(), words), words).map(([link, label]) => ({ link, label })),
  fc.tuple(instant, fc.constantFrom('date', 'datetime', 'relative')).map(([at, as]) => ({ at, as })),
  instant.map((at) => ({ day: at.slice(0, 10) })),
);

const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 6 });

const button: fc.Arbitrary<Button> = fc
  .record({
    label: words,
    command: fc.oneof(fc.string({ minLength: 1, maxLength: 100 }), fc.constant('/bet show BET-1')),
    style: fc.constantFrom('primary', 'danger', undefined),
  })
  .map(({ style, ...rest }) => ({ ...rest, ...(style && { style }) }));

const buttons = fc.array(button, { maxLength: 60 });

const chart = {
  kind: 'readings',
  title: 'Retention',
  unit: '%',
  target: 36,
  closes: '2026-12-15',
  readings: [],
} as const;

const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((each): Block => ({ kind: 'heading', text: each })),
  text.map((each): Block => ({ kind: 'text', text: each })),
  text.map((each): Block => ({ kind: 'note', text: each })),
  fc
    .array(fc.record({ label: words, value: text }), { maxLength: 12 })
    .map((facts): Block => ({ kind: 'facts', facts })),
  fc.record({ text: words, source: text }).map((each): Block => ({ kind: 'quote', ...each })),
  fc.array(text, { maxLength: 30 }).map((items): Block => ({ kind: 'list', items })),
  fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 40 }).map(
    (rows): Block => ({
      kind: 'table',
      columns: ['a', 'b', 'c'].map((label) => ({ label, align: 'left' })),
      rows,
    }),
  ),
  words.map((alt): Block => ({ kind: 'chart', chart, alt })),
  buttons.map((each): Block => ({ kind: 'buttons', buttons: each })),
  fc.record({ placeholder: words, options: buttons }).map((each): Block => ({ kind: 'select', ...each })),
  fc.constant<Block>({ kind: 'divider' }),
  fc
    .record({ name: words, mediaType: fc.constant('text/markdown'), content: words })
    .map((each): Block => ({ kind: 'file', ...each })),
);

/** Any reply whatever, also ones that no use case makes. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    audience: fc.constantFrom('everyone', 'you'),
    blocks: fc.array(block, { maxLength: 14 }),
    failed: fc.constantFrom(true, undefined),
  })
  .map(({ failed, ...rest }) => ({ ...rest, ...(failed && { failed }) }));
