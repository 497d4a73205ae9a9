import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDates } from '#adapters/dates/index.ts';
import { openFeedbackFile } from '#adapters/files/index.ts';
import { items, log } from '#app/collections.ts';
import { enter } from '#app/enter.ts';
import { importFeedback } from '#app/feedback/import-feedback.ts';
import { heardCases } from '#app/feedback/index.ts';
import { all } from '#app/load.ts';
import { newMember } from '#core/member/member.ts';
import type { FeedbackFile } from '#ports/feedback-file.ts';
import { folder } from '../../adapters/sqlite/folder.ts';
import { words } from '../chat.ts';
import { listening, miscounted } from './given.ts';

const NOW = '2026-11-20T14:00:00.000Z';
const RECEIPT = { by: 'ana', at: NOW };
const READER = { readDates, now: NOW, today: '2026-11-20' };

async function file(content: string): Promise<string> {
  const path = join(await folder(), 'feedback.csv');
  await writeFile(path, content);
  return path;
}

/** `/heard import` in a chat that may read files. */
async function importing() {
  const team = await listening();
  const clock = { now: () => NOW };
  const ignore = () => {};
  const logger = { error: ignore, warn: ignore, info: ignore, debug: ignore };
  const heard = heardCases({ store: team.store, clock, readDates, logger, openFile: openFeedbackFile });
  const frame = { workspace: 'console:local', member: 'ana', channel: 'general', eventId: 'e', at: NOW };
  return {
    ...team,
    heard,
    imports: async (typed: string) => {
      const context = await enter({ store: team.store, clock }, frame, async () =>
        newMember('ana', 'ana', 'UTC'),
      );
      return heard.cases['heard import']?.(context, { args: { file: typed } }).then(words);
    },
    kept: () => all(team.scope, items, { by: 'id' }),
  };
}

const GOOD = 'id,text,author,date\n1,the export times out,Dana,2026-11-03\n2,"slow, very slow",,\n';

describe('importing a file', () => {
  it('keeps every row, with who said it and when, and sorts it into themes', async () => {
    const { imports, kept, scope } = await importing();
    expect(await imports(await file(GOOD))).toContain('2 items imported. What they say: /heard themes');
    expect(await kept()).toMatchObject([
      { text: 'the export times out', author: 'Dana', saidAt: '2026-11-03T12:00:00.000Z', theme: 'THM-1' },
      { text: 'slow, very slow', saidAt: NOW, theme: 'THM-2' },
    ]);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('imports nothing of a file with rows that cannot be kept, and says which and why', async () => {
    const { imports, kept } = await importing();
    const path = await file(`${GOOD}3,,,\n4,fine,,soon\n5,fine,,2027-03-01\n6,${'x'.repeat(20_001)},,\n`);
    const said = await imports(path);
    expect(said).toContain('Nothing was imported: 4 of 6 rows cannot be kept.');
    expect(said).toMatch(
      /4,There are no words.*\n5,"soon" is no date\.\n6,2027-03-01 lies ahead\.\n7,It has 20,001/,
    );
    expect(await kept()).toEqual([]);
    expect(await imports(`${path} --skip-rejected`)).toContain('2 items imported, 4 rejected');
    expect(await kept()).toHaveLength(2);
  });

  it('says what no row says, since its column may have a name that is not known', async () => {
    const { imports } = await importing();
    const path = await file('text,day it was,who\nthe export times out,2026-11-03,Dana\n');
    const said = await imports(path);
    expect(said).toContain('No row has a date, so all count as said today.');
    expect(said).toContain('No row says who said it');
    expect(await imports(path)).not.toContain('No row');
    expect(await imports(await file(GOOD))).not.toContain('No row');
  });

  it('doubles nothing when it is run again, and takes what is new', async () => {
    const { imports, kept } = await importing();
    await imports(await file(GOOD));
    expect(await imports(await file(`${GOOD}3,brand new,,\n`))).toContain(
      '1 item imported, 2 were there already',
    );
    expect(await kept()).toHaveLength(3);
  });

  it('keeps rows of another file that counts from 1 as well', async () => {
    const { imports, kept } = await importing();
    await imports(await file(GOOD));
    await imports(await file('id,text\n1,another thing altogether\n'));
    expect(await kept()).toHaveLength(3);
  });

  it('knows rows without an id by what they say', async () => {
    const { imports, kept } = await importing();
    const path = await file('text,author\n+1,Dana\n+1,Ben\n+1,Dana\n');
    expect(await imports(path)).toContain('2 items imported, 1 were there already');
    await imports(path);
    expect(await kept()).toHaveLength(2);
  });

  it('does not bring back what was deleted', async () => {
    const { imports, asks, kept } = await importing();
    const path = await file(GOOD);
    await imports(path);
    await asks('/heard delete ITM-1');
    expect(await imports(path)).toContain('0 items imported, 2 were there already');
    expect((await kept()).map(({ id }) => id)).toEqual(['ITM-2']);
  });

  it('can be cut off anywhere and run again', async () => {
    const { scope, kept } = await importing();
    const rows = Array.from({ length: 1_200 }, (_, i) => ({ row: i + 1, text: `export ${i}` }));
    let reads = 0;
    const whole: FeedbackFile = {
      rows: async function* () {
        yield* rows;
      },
    };
    const torn: FeedbackFile = {
      rows: async function* () {
        reads += 1;
        yield* reads === 1 ? rows : rows.slice(0, 700);
        if (reads > 1) throw new Error('the power is gone');
      },
    };
    await expect(importFeedback(scope, torn, RECEIPT, READER)).rejects.toThrow('the power is gone');
    expect(await kept()).toHaveLength(500);
    expect(await importFeedback(scope, whole, RECEIPT, READER)).toMatchObject({ imported: 700, known: 500 });
    expect(new Set((await kept()).map(({ text }) => text)).size).toBe(1_200);
  });

  it('leaves what it stored to the sweep, which sorts it in its order', async () => {
    const { scope, heard, kept } = await importing();
    const progress: string[] = [];
    const path = await file(GOOD);
    await importFeedback(scope, await openFeedbackFile(path), RECEIPT, READER, {
      onProgress: (phase, done, total) => progress.push(`${phase} ${done} of ${total}`),
    });
    expect(progress).toEqual(['storing 2 of 2']);
    expect((await kept()).map(({ theme, waiting }) => [theme, waiting])).toEqual([
      [undefined, 1],
      [undefined, 2],
    ]);
    await heard.triageBacklog();
    await heard.triageBacklog();
    expect((await kept()).map(({ theme, waiting }) => [theme, waiting])).toEqual([
      ['THM-1', undefined],
      ['THM-2', undefined],
    ]);
    const types = (await all(scope, log, { by: 'id' })).map(({ type }) => type);
    expect(types).toEqual(['items-imported', 'items-sorted']);
  });

  it('is refused in a chat whose people may not read files', async () => {
    const { asks } = await listening();
    expect(await asks('/heard import /etc/passwd')).toContain('send it to Ante in a direct message');
  });
});
