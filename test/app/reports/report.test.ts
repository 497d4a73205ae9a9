import { describe, expect, it } from 'vitest';
import { log } from '#app/collections.ts';
import { REPORTS } from '#core/chat/bet-commands.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { said } from '../../core/report/said.ts';
import { words } from '../chat.ts';
import { SENTENCE } from '../given.ts';
import { openWorkspace } from '../workspace.ts';

async function livedIn() {
  const chat = await openWorkspace();
  await chat.live('ana', SENTENCE);
  await chat.says(
    'ben',
    '/bet new if we add presets we expect churn to fall from 4% to 3% by Jan 20, 50% sure',
  );
  await chat.says('ben', '/bet link BET-2 BET-1');
  await chat.says('ben', '/bet place BET-2');
  await chat.hear({ id: 'THM-1', label: 'typing filters again' }, [{ author: 'dana' }, { author: 'eli' }]);
  await chat.says('ana', '/bet link BET-1 THM-1 contradicts');
  return chat;
}

function tablesIn({ blocks }: Reply) {
  return blocks.filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
}

describe('/bet report', () => {
  it('alone says what there is and which question each answers', async () => {
    const chat = await openWorkspace();
    const menu = said(await chat.says('ana', '/bet report'));
    for (const kind of REPORTS) expect(menu).toContain(`/bet report ${kind} |`);
  });

  it.each(REPORTS)('%s answers in an empty workspace and in one that is lived in', async (kind) => {
    const empty = said(await (await openWorkspace()).says('ana', `/bet report ${kind}`));
    const chat = await livedIn();
    const reply = await chat.says('ana', `/bet report ${kind}`);
    expect(empty).not.toBe('');
    expect(said(reply)).not.toBe('');
    for (const { columns, rows } of tablesIn(reply)) {
      expect(columns.length).toBeLessThanOrEqual(6);
      for (const row of rows) expect(row.length).toBe(columns.length);
    }
  });

  it.each([
    ['bord', ['/bet report board']],
    ['foo', ['/bet report']],
    ['button on every page', ['/bet report', '/bet new report button on every page']],
  ])('%s is none, and says what there is instead', async (typed, tryInstead) => {
    const chat = await openWorkspace();
    const answer = words(await chat.says('ana', `/bet report ${typed}`));
    expect(answer).toContain(`There is no report "${typed}".`);
    for (const command of tryInstead) expect(answer.split('\n')).toContain(command);
  });

  it.each([
    ['board xyz', '/bet report board takes nothing more, but "xyz" came.', ['/bet report board']],
    ['feedback month', '/bet report feedback takes only "week", but "month" came.', ['/bet report feedback']],
    ['board for every team', 'takes nothing more', ['/bet new report board for every team']],
  ])('%s has words that it does not take, and says so', async (typed, message, tryInstead) => {
    const chat = await openWorkspace();
    const answer = words(await chat.says('ana', `/bet report ${typed}`));
    expect(answer).toContain(message);
    for (const command of tryInstead) expect(answer.split('\n')).toContain(command);
  });

  it('board has every bet in its column', async () => {
    const chat = await livedIn();
    await chat.says('cy', '/bet new dark mode');
    chat.at('2026-12-20T10:00:00.000Z');
    const text = said(await chat.says('ana', '/bet report board'));
    expect(text).toContain('Due 1 · Live 0 · Placed 1 · Drafts 1 · Called 0 · Dropped 0');
    expect(text).toMatch(/^Due\nBET-1 .*5 days late\nPlaced\nBET-2 .*\nDrafts\nBET-3 \| dark mode/m);
  });

  it('board has a bet as due from the day its window closes on', async () => {
    const chat = await livedIn();
    chat.at('2026-12-14T10:00:00.000Z');
    expect(said(await chat.says('ana', '/bet report board'))).toContain('Due 0 · Live 1');
    chat.at('2026-12-15T10:00:00.000Z');
    expect(said(await chat.says('ana', '/bet report board'))).toContain('Due 1 · Live 0');
  });

  it('roadmap looks three months back', async () => {
    const chat = await livedIn();
    await chat.says('ana', '/bet call BET-1 validated because they come back');
    chat.at('2027-03-31T10:00:00.000Z');
    expect(said(await chat.says('ana', '/bet report roadmap'))).toContain('December 2026\n- BET-1');
    chat.at('2027-04-01T10:00:00.000Z');
    expect(said(await chat.says('ana', '/bet report roadmap'))).not.toContain('BET-1');
  });

  it('priorities weigh what is linked and what stands on it', async () => {
    const chat = await livedIn();
    const text = said(await chat.says('ana', '/bet report priorities by against'));
    expect(text).toMatch(/^BET-1 add saved searches \| 60 % \| 1 \| in 25 days \| 1\/0 \| 2$/m);
  });

  it('feedback counts the last four weeks against the four before', async () => {
    const chat = await livedIn();
    await chat.hear({ id: 'THM-2', label: 'slow exports' }, [
      { author: 'fay', saidAt: '2026-10-01T09:00:00.000Z' },
      { author: 'gil', saidAt: '2026-11-19T09:00:00.000Z' },
      { author: 'hal', saidAt: '2026-11-18T09:00:00.000Z' },
    ]);
    const text = said(await chat.says('ana', '/bet report feedback'));
    expect(text).toContain('Feedback: 5 items in 2 themes');
    expect(text).toContain(
      'THM-2 | slow exports | 3 | 3 | 1 -> 2 | \nTHM-1 | typing filters again | 2 | 2 | 0 -> 2 | BET-1',
    );
    expect(text).toContain('No bet on it yet\n- THM-2');
    expect(text).toContain('New this week\n- THM-1');
  });

  it('exposure shows what stands on what', async () => {
    const chat = await livedIn();
    const text = said(await chat.says('ana', '/bet report exposure'));
    expect(text).toContain('ASM-1 | people re-type the same… | 2 | 2 | 0.30');
    expect(text).toContain('BET-1 | add saved searches | 1 | 1 | 0.30');
  });
});

describe('/bet report log', () => {
  it('goes back entry by entry, none twice and none left out', async () => {
    const chat = await openWorkspace();
    for (let i = 0; i < 20; i++) await chat.says('ana', `/bet new idea number ${i}`);
    const seen: string[] = [];
    let line: string | undefined = '/bet report log';
    while (line) {
      const text: string = said(await chat.says('ana', line));
      seen.push(...(text.match(/^- .*$/gm) ?? []));
      line = /Older ones: (.*)$/m.exec(text)?.[1];
    }
    const kept = await chat.scope.count(log, { by: 'id' });
    expect(kept).toBeGreaterThan(15);
    expect(seen.length).toBe(kept);
    expect(new Set(seen).size).toBe(kept);
    expect(seen[0]).toContain('idea number 19');
    expect(seen.at(-1)).toContain('idea number 0');
  });

  it('of one bet holds only its own', async () => {
    const chat = await livedIn();
    const text = said(await chat.says('ana', '/bet report log BET-2'));
    expect(text).toMatch(/^Decision log of BET-2/);
    expect(text).toContain('@ben placed BET-2');
    expect(text).not.toContain('@ana shipped');
  });

  it('of one bet goes back too', async () => {
    const chat = await livedIn();
    for (let i = 0; i < 20; i++) await chat.says('ana', `/bet read BET-1 3${i % 10}`);
    const first = said(await chat.says('ana', '/bet report log BET-1'));
    const older = /Older ones: (.*)$/m.exec(first)?.[1] ?? '';
    expect(older).toMatch(/^\/bet report log BET-1 before \d+$/);
    const second = said(await chat.says('ana', older));
    expect(second).toContain('@ana drafted BET-1');
    const values = `${first}\n${second}`.match(/value 3\d %/g) ?? [];
    const read = Array.from({ length: 20 }, (_, i) => `value 3${(19 - i) % 10} %`);
    expect(values).toEqual([...read, 'value 31 %']);
  });

  it('refuses what has no log', async () => {
    const chat = await openWorkspace();
    const endless = `x${' '.repeat(100_000)}x`;
    for (const of of ['of yesterday', endless])
      expect(await chat.says('ana', `/bet report log ${of}`)).toMatchObject({ failed: true });
  });
});

describe('/bet chain', () => {
  it('follows dependencies both ways, over bets that the asked one does not know of', async () => {
    const chat = await livedIn();
    await chat.says('cy', '/bet new shared presets');
    await chat.says('cy', '/bet link BET-3 BET-2');
    const text = said(await chat.says('ana', '/bet chain BET-1'));
    expect(text).toContain('On it: 2 uncalled bets, depth 2');
    expect(text).toContain('· └ BET-3 | shared presets | draft | ? | at most 0.30');
    expect(said(await chat.says('ana', '/bet chain ASM-1'))).toContain('On it: 3 uncalled bets, depth 3');
  });

  it('refuses what stands on nothing by its nature, and what there is not', async () => {
    const chat = await livedIn();
    const theme = await chat.says('ana', '/bet chain THM-1');
    expect(words(theme)).toContain('chains are of bets and assumptions');
    expect(words(await chat.says('ana', '/bet chain BET-99'))).toContain('There is no BET-99');
  });
});
