import { describe, expect, it } from 'vitest';
import { items, themeAuthors, themePieces, themes } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { listening, miscounted } from './given.ts';

const TRACE = `TypeError: Cannot read properties of undefined (reading 'rows')
    at exportBoard (/srv/app/export.js:41:13)
    at async handle (/srv/app/index.js:9:3)`;
const OTHER_TRACE = `TypeError: Cannot read properties of undefined (reading 'rows')
    at exportBoard (/srv/app/export.js:44:13)
    at async handle (/srv/app/index.js:12:3)`;
const LOG = `2026-11-20T10:00:01Z ERROR payment webhook timeout after 30000ms request=8fa1
2026-11-20T10:00:31Z ERROR payment webhook timeout after 30000ms request=8fa2`;

/** Pairs that say one thing each, and no two pairs the same. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  German: ['Der Export meiner Rechnungen dauert ewig', 'Export der Rechnungen dauert viel zu lange, ewig!'],
  French: ['le mode sombre me manque beaucoup', 'il me manque un mode sombre'],
  Russian: ['не могу войти в аккаунт', 'опять не могу войти в свой аккаунт'],
  Greek: ['δεν λειτουργεί η αναζήτηση', 'η αναζήτηση δεν λειτουργεί καθόλου'],
  Japanese: ['通知が届きません', 'スマホに通知が届きません'],
  Chinese: ['无法上传图片文件', '图片文件无法上传'],
  Arabic: ['لا أستطيع تغيير كلمة المرور', 'كيف يمكن تغيير كلمة المرور'],
  Hindi: ['भुगतान विफल हो गया', 'मेरा भुगतान विफल हो गया'],
  Thai: ['แอปค้างตลอดเวลา', 'แอปค้างบ่อยตลอดเวลา'],
  'emoji only': ['🔥🔥🔥', '🔥🔥'],
  'stack traces': [TRACE, OTHER_TRACE],
  logs: [LOG, LOG.replace('8fa1', '9bb1').replace('8fa2', '9bb2')],
  code: ['SELECT * FROM cards WHERE board_id = 7;', 'SELECT * FROM cards WHERE board_id = 12 LIMIT 1;'],
};

/** Things that say next to nothing, or far too much. */
const ODD = [
  '.',
  '?!?!',
  'a',
  '42',
  '👍🏽',
  '​​x',
  '‮abc',
  'ﷺ',
  'Z̷̢̛a̵l̶g̷o̸'.repeat(50),
  'https://example.com/a/b?c=d',
  '@ana',
  'x'.repeat(20_000),
  'long story '.repeat(1_800),
  `${'deep'.repeat(500)} ${'🎉'.repeat(3_000)}`,
  '\ud800 half a character',
  '{"$ne":null}',
  '__proto__ constructor toString',
  '\t\n\r mixed \u0000 controls \u001b[31m',
];

describe('items in any language, script or form', () => {
  it('are put together by what they say', async () => {
    const { hears, item, asks, scope } = await listening();
    for (const half of [0, 1] as const) {
      for (const [kind, pair] of Object.entries(PAIRS)) await hears(pair[half], `${kind} ${half}`);
    }
    const kinds = Object.keys(PAIRS);
    const places = await Promise.all(
      Array.from({ length: 2 * kinds.length }, async (_, i) => (await item(`ITM-${i + 1}`)).theme),
    );
    const apart = kinds.filter((_, i) => places[i] !== places[i + kinds.length]);
    expect(apart).toEqual([]);
    expect(new Set(places).size).toBe(kinds.length);
    for (const theme of new Set(places)) {
      expect(await asks(`/heard show ${theme}`)).toMatch(/^THM-\d+ · \S/);
    }
    expect(await miscounted(scope)).toEqual([]);
  });

  it('are never an error, and leave nothing behind when they are deleted', async () => {
    const { hears, asks, scope, application } = await listening();
    for (const [i, text] of ODD.entries()) await hears(text, `author ${i}`);
    await application.heard.triageBacklog();
    for (const line of ['/heard themes', '/heard review', '/heard show THM-1', '/heard find long story'])
      expect(await asks(line)).not.toBe('');
    for (const [i] of ODD.entries()) {
      expect(await asks(`/heard show ITM-${i + 1}`)).toContain(`ITM-${i + 1}`);
      expect(await asks(`/heard delete ITM-${i + 1}`)).toContain('is deleted');
    }
    for (const of of [items, themes, themeAuthors]) {
      expect(await all(scope, of as typeof items, { by: 'id' })).toEqual([]);
    }
    const pieces = await all(scope, themePieces, { by: 'id' });
    expect(pieces.flatMap(({ memory }) => memory ?? [])).toEqual([]);
  });
});
