import { describe, expect, it } from 'vitest';
import { openChat } from './chat.ts';
import { SENTENCE, withLiveBet } from './given.ts';

async function completing(chat?: Awaited<ReturnType<typeof openChat>>) {
  const open = chat ?? (await withLiveBet());
  return async (text: string) => {
    const found = await open.application.complete({ workspace: 'console:local', member: 'ana', text });
    return found.map((each) => each.text);
  };
}

describe('completing', () => {
  it.each([
    ['/', ['/bet', '/heard']],
    ['/bet pl', ['/bet place ']],
    ['/bet call BET-1 in', ['/bet call BET-1 invalidated ', '/bet call BET-1 inconclusive ']],
    ['/bet list mi', ['/bet list mine ']],
    ['/bet place ', ['/bet place BET-1 ']],
    ['/bet place bet-1', ['/bet place BET-1 ']],
    ['/bet place 1', ['/bet place BET-1 ']],
    ['/bet place saved', ['/bet place BET-1 ']],
    ['/bet  place  B', ['/bet  place  BET-1 ']],
    ['/bet assumption re-type', ['/bet assumption ASM-1 ']],
    ['/bet show ASM', ['/bet show ASM-1 ']],
    ['/bet metric week', ['/bet metric weekly-retention ']],
    ['/bet give BET-1 @a', ['/bet give BET-1 @ana ']],
    ['/bet settings zone berl', ['/bet settings zone Europe/Berlin ']],
    ['/bet settings team-zone são p', ['/bet settings team-zone America/Sao_Paulo ']],
    ['/bet place BET-1 now', []],
    ['/bet place nothing-like-it', []],
    ['/bet new if we ', []],
    ['hello there', []],
    ['/bet place \n', []],
  ])('%s', async (text, lines) => {
    expect(await (await completing())(text)).toEqual(lines);
  });

  it('says what each stands for', async () => {
    const chat = await withLiveBet();
    const ask = { workspace: 'console:local', member: 'ana', text: '/bet place ' };
    expect(await chat.application.complete(ask)).toEqual([
      { text: '/bet place BET-1 ', label: 'BET-1 · add saved searches' },
    ]);
  });

  it('offers themes by their words, and not those that were merged away', async () => {
    const chat = await openChat();
    await chat.says('ana', '/heard the export times out on big boards');
    await chat.says('ana', '/heard please add a dark mode');
    await chat.says('ana', '/heard merge THM-1 THM-2');
    expect(await (await completing(chat))('/heard show THM')).toHaveLength(1);
  });

  it('shows at most 25, those in work first, and finds any by its id', async () => {
    const chat = await openChat();
    for (let i = 1; i <= 30; i++) await chat.says('ana', `/bet ${SENTENCE}`);
    await chat.says('ana', '/bet place BET-30');
    const complete = await completing(chat);
    const found = await complete('/bet show ');
    expect(found).toHaveLength(25);
    expect(found[0]).toBe('/bet show BET-30 ');
    expect(await complete('/bet show BET-29')).toEqual(['/bet show BET-29 ']);
    expect(await complete('/bet show 2')).toContain('/bet show BET-2 ');
    expect(await complete('/bet show 2')).toContain('/bet show BET-28 ');
  });

  it('knows nothing of other workspaces, and is not held up by a long line', async () => {
    const chat = await withLiveBet();
    const ask = { member: 'eve', text: '/bet place ' };
    expect(await chat.application.complete({ ...ask, workspace: 'console:other' })).toEqual([]);
    const complete = await completing(chat);
    expect(await complete(`${' '.repeat(100_000)}x y z`)).toEqual([]);
  });
});
