import type { RenderContext } from '#adapters/console/render.ts';
import type { Reply } from '#core/chat/reply.ts';
import { at, bold, code, day, member, t } from '#core/chat/text.ts';

export const NOW = '2026-11-20T10:00:00.000Z';

export const CONTEXT: RenderContext = {
  width: 80,
  colour: false,
  nameOf: (id) => (id === 'ana' ? 'Ana' : id),
  zone: 'Europe/Berlin',
  now: NOW,
  boxed: true,
};

/** A reply with every kind of block in it. */
export const EVERYTHING: Reply = {
  audience: 'everyone',
  cardOf: 'BET-12',
  blocks: [
    { kind: 'heading', text: t`BET-12 · Saved searches` },
    {
      kind: 'text',
      text: t`If we add saved searches, we expect weekly retention to move from 31 % to 36 % by ${day('2026-12-15')}, because people re-type the same filters.`,
    },
    {
      kind: 'facts',
      facts: [
        { label: 'stage', value: t`live` },
        { label: 'owner', value: t`${member('ana')}` },
        { label: 'confidence', value: t`60 %` },
      ],
    },
    {
      kind: 'quote',
      text: 'The export times out on big boards.\nEvery time.',
      source: t`dana, ${at('2026-11-18T09:00:00.000Z', 'relative')}`,
    },
    {
      kind: 'quote',
      text: '検索条件を毎回入力し直すのが面倒です。保存できるようにしてください。👩‍👩‍👧 お願いします。',
    },
    {
      kind: 'list',
      items: [
        t`ASM-4 people re-type the same filters: ${bold('untested')}, and nobody has looked at the logs to see`,
        t`BET-3 rests on it too`,
      ],
    },
    {
      kind: 'table',
      columns: [
        { label: 'bet', align: 'left' },
        { label: 'statement', align: 'left' },
        { label: 'closes', align: 'left' },
        { label: 'conf.', align: 'right' },
      ],
      rows: [
        [
          t`BET-12`,
          t`saved searches lift weekly retention from 31 % to 36 %`,
          t`${day('2026-12-15')}`,
          t`60 %`,
        ],
        [t`BET-3`, t`faster exports`, t`in 3 days`, t`100 %`],
      ],
    },
    {
      kind: 'chart',
      alt: 'Weekly retention: 31 ▁▂▃▅ 34.2 %, target 36 %',
      chart: {
        kind: 'readings',
        title: 'Weekly retention',
        unit: '%',
        target: 36,
        closes: '2026-12-15',
        readings: [{ on: '2026-11-19', value: 34.2 }],
      },
    },
    { kind: 'divider' },
    { kind: 'file', name: 'export.md', mediaType: 'text/markdown', content: '# Bets' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Validated', command: '/bet call BET-12 validated' },
        { label: 'Invalidated', command: '/bet call BET-12 invalidated' },
        { label: 'Inconclusive', command: '/bet call BET-12 inconclusive' },
        { label: 'Extend', command: '/bet call BET-12 extend' },
      ],
    },
    {
      kind: 'select',
      placeholder: 'Snooze it',
      options: [
        { label: '1 day', command: '/bet snooze BET-12 1d' },
        { label: '1 week', command: '/bet snooze BET-12 1w' },
      ],
    },
    { kind: 'note', text: t`Or type ${code('/bet call BET-12 validated because ...')}` },
  ],
};

/** A reply of the given blocks. */
export function reply(...blocks: Reply['blocks']): Reply {
  return { audience: 'everyone', blocks };
}
