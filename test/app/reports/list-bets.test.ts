import { describe, expect, it } from 'vitest';
import { said } from '../../core/report/said.ts';
import { openWorkspace } from '../workspace.ts';

const PLAIN = 'if we add thing we expect weekly retention to go from 31% to 36% by';

/** BET-1 closes on 15 Dec, BET-2 of Ben on 1 Dec, BET-3 is placed, BET-4 a draft, BET-5 dropped. */
async function fiveBets() {
  const chat = await openWorkspace();
  await chat.live('ana', `${PLAIN} Dec 15 because people ask, 60% sure`);
  await chat.live('ben', `${PLAIN} Dec 1 because people ask, 60% sure`);
  await chat.says('ana', `/bet new ${PLAIN} Dec 10, 60% sure`);
  await chat.says('ana', '/bet place BET-3');
  await chat.says('ana', '/bet new dark mode');
  await chat.says('ana', '/bet new light mode');
  await chat.says('ana', '/bet drop BET-5 because nobody asked');
  return chat;
}

async function listed(chat: Awaited<ReturnType<typeof openWorkspace>>, filter: string, member = 'ana') {
  return (
    said(await chat.says(member, `/bet list ${filter}`))
      .match(/^BET-\d+/gm)
      ?.join(' ') ?? ''
  );
}

describe('/bet list', () => {
  it('shows open bets, the next due first, and what waits to ship after them', async () => {
    const chat = await fiveBets();
    expect(await listed(chat, '')).toBe('BET-2 BET-1 BET-3');
  });

  it('leads on to drafts that wait where no bet is open', async () => {
    const chat = await openWorkspace();
    await chat.says('ana', '/bet new dark mode');
    expect(said(await chat.says('ana', '/bet list'))).toBe(
      'No open bets. 1 draft waits to be placed: /bet list drafts',
    );
    await chat.says('ana', '/bet new presets');
    expect(said(await chat.says('ben', '/bet list'))).toContain('2 drafts wait to be placed');
  });

  it('takes each filter', async () => {
    const chat = await fiveBets();
    chat.at('2026-12-02T10:00:00.000Z');
    expect(await listed(chat, 'mine')).toBe('BET-1 BET-3 BET-4');
    expect(await listed(chat, 'mine', 'ben')).toBe('BET-2');
    expect(await listed(chat, 'live')).toBe('BET-1');
    expect(await listed(chat, 'due')).toBe('BET-2');
    expect(await listed(chat, 'drafts')).toBe('BET-4');
    expect(await listed(chat, 'all')).toBe('BET-2 BET-1 BET-3 BET-4 BET-5');
  });

  it('counts a bet as due from the day its window closes on', async () => {
    const chat = await fiveBets();
    chat.at('2026-11-30T23:00:00.000Z');
    expect(await listed(chat, 'due')).toBe('');
    chat.at('2026-12-01T00:30:00.000Z');
    expect(await listed(chat, 'due')).toBe('BET-2');
  });

  it('goes page by page through all of them, each once', async () => {
    const chat = await openWorkspace();
    for (let i = 0; i < 23; i++) await chat.says('ana', `/bet new idea number ${i}`);
    const pages = [];
    for (const page of ['', '2', '3', '4'])
      pages.push(said(await chat.says('ana', `/bet list drafts ${page}`)));
    const ids = pages.flatMap((page) => page.match(/^BET-\d+/gm) ?? []);
    expect(ids).toEqual(Array.from({ length: 23 }, (_, i) => `BET-${23 - i}`));
    expect(pages[0]).toContain('Next: /bet list drafts 2');
    expect(pages[3]).toMatch(/^There is no page 4/);
  });

  it('goes on with the next kind of bets where one ends, on whatever page', async () => {
    const chat = await fiveBets();
    for (let i = 6; i <= 15; i++) await chat.says('ana', `/bet new idea number ${i}`);
    const drafts = Array.from({ length: 10 }, (_, i) => `BET-${15 - i}`);
    const all = ['BET-2', 'BET-1', 'BET-3', ...drafts, 'BET-4', 'BET-5'];
    expect(await listed(chat, 'all')).toBe(all.slice(0, 10).join(' '));
    expect(await listed(chat, 'all 2')).toBe(all.slice(10).join(' '));
  });

  it('says what to type when there is none', async () => {
    const chat = await openWorkspace();
    expect(said(await chat.says('ana', '/bet list'))).toMatch(/^No open bets\. Make one: \/bet if we/);
    expect(said(await chat.says('ana', '/bet list at-risk'))).toMatch(/^No open bet is at risk/);
  });
});

describe('/bet list at-risk', () => {
  it('names what is overdue, and what each bet at risk rests on that gave way', async () => {
    const chat = await fiveBets();
    await chat.says('ana', '/bet link BET-3 BET-2');
    expect(await listed(chat, 'at-risk')).toBe('');
    chat.at('2026-12-02T10:00:00.000Z');
    expect(said(await chat.says('ana', '/bet list at-risk'))).toMatch(/^BET-2 .*\| overdue$/m);
    await chat.says('ben', '/bet call BET-2 invalidated because nobody came');
    expect(said(await chat.says('ana', '/bet list at-risk'))).toMatch(/^BET-3 .*\| ⚠ BET-2$/m);
  });

  it('names a bet that was linked to something that had given way before', async () => {
    const chat = await fiveBets();
    await chat.says('ana', '/bet assumption ASM-1 refuted because nobody asks');
    await chat.says('ben', '/bet drop BET-2 because nobody came');
    await chat.says('ana', '/bet link BET-3 BET-2');
    const text = said(await chat.says('ana', '/bet list at-risk'));
    expect(text).toMatch(/^BET-1 .*\| ⚠ ASM-1$/m);
    expect(text).toMatch(/^BET-3 .*\| ⚠ BET-2$/m);
  });

  it('names a bet whose metric moves the wrong way', async () => {
    const chat = await fiveBets();
    chat.at('2026-11-25T10:00:00.000Z');
    await chat.says('ana', '/bet read BET-1 29');
    const text = said(await chat.says('ana', '/bet list at-risk'));
    expect(text).toMatch(/^BET-1 .*\| wrong way$/m);
  });
});
