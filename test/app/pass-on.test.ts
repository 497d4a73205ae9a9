import { describe, expect, it } from 'vitest';
import { captures, items } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { Said } from '#core/chat/inbound.ts';
import { openChat, words } from './chat.ts';

const COMPLAINT: Said = {
  message: 'm1',
  text: 'the export times out on big boards',
  author: 'dana',
  saidAt: '2026-11-19T09:00:00.000Z',
  permalink: 'https://chat.example/m1',
};

async function team() {
  const chat = await openChat();
  chat.messages.set('general:m1', COMPLAINT);
  const reacts = (member: string, as: 'bet' | 'feedback', isOn = true) =>
    chat.hear(member, { kind: 'reaction', as, message: 'm1', isOn });
  return {
    ...chat,
    reacts,
    kept: () => all(chat.scope, items, { by: 'id' }),
    drafts: () => all(chat.scope, captures, { by: 'id' }),
  };
}

describe('a message that is passed on', () => {
  it('is kept as what its author said, when and where they said it', async () => {
    const { hear, kept } = await team();
    const reply = await hear('ana', { kind: 'passed-on', as: 'feedback', said: COMPLAINT });
    expect(reply && words(reply)).toContain('ITM-1');
    expect(await kept()).toMatchObject([
      { text: COMPLAINT.text, author: 'dana', saidAt: COMPLAINT.saidAt, permalink: COMPLAINT.permalink },
    ]);
  });

  it('is kept once, whoever passes it on and if it was said in a watched channel', async () => {
    const { hear, says, kept } = await team();
    await says('ana', '/heard watch #general');
    await hear('dana', { kind: 'message', text: COMPLAINT.text, message: 'm1' });
    const reply = await hear('ana', { kind: 'passed-on', as: 'feedback', said: COMPLAINT });
    expect(reply && words(reply)).toContain('Kept already as ITM-1');
    expect(await kept()).toHaveLength(1);
  });

  it('follows its edits and its deletion, though nobody watches the channel', async () => {
    const { hear, kept } = await team();
    await hear('ana', { kind: 'passed-on', as: 'feedback', said: COMPLAINT });
    await hear('dana', { kind: 'edited', message: 'm1', text: 'the export of big boards never ends' });
    expect(await kept()).toMatchObject([{ text: 'the export of big boards never ends' }]);
    await hear('dana', { kind: 'deleted', message: 'm1' });
    expect(await kept()).toEqual([]);
  });

  it('is not kept when it was deleted first', async () => {
    const { hear, kept } = await team();
    await hear('dana', { kind: 'deleted', message: 'm1' });
    const reply = await hear('ana', { kind: 'passed-on', as: 'feedback', said: COMPLAINT });
    expect(reply && words(reply)).toContain('deleted before');
    expect(await kept()).toEqual([]);
  });

  it('becomes the draft of a bet, shown and not saved', async () => {
    const { hear, drafts } = await team();
    const said = {
      ...COMPLAINT,
      text: 'if we stream exports we expect failed exports to fall from 9% to 2% by Jan 10',
    };
    const reply = await hear('ana', { kind: 'passed-on', as: 'bet', said });
    expect(reply && words(reply)).toMatch(/Draft, not saved yet: .*\[Save: \/bet save 1\]/s);
    expect(await drafts()).toMatchObject([{ by: 'ana', permalink: COMPLAINT.permalink }]);
  });
});

describe('an emoji on a message', () => {
  it('does nothing where nobody switched that on', async () => {
    const { reacts, kept, drafts } = await team();
    expect(await reacts('ana', 'feedback')).toBeUndefined();
    expect(await reacts('ana', 'bet')).toBeUndefined();
    expect([...(await kept()), ...(await drafts())]).toEqual([]);
  });

  it('passes it on where it is on, and takes it back when it is taken off soon', async () => {
    const { says, reacts, kept, drafts, at } = await team();
    await says('ana', '/heard reactions on #general');
    await reacts('ana', 'feedback');
    await reacts('ana', 'bet');
    expect([await kept(), await drafts()]).toMatchObject([[{ author: 'dana' }], [{ by: 'ana' }]]);
    at('2026-11-20T14:04:00.000Z');
    const replies = [await reacts('ana', 'feedback', false), await reacts('ana', 'bet', false)];
    expect(replies.map((reply) => reply && words(reply))).toEqual([
      'Taken back: it is no feedback item any more.',
      'Taken back: the draft is gone.',
    ]);
    expect([...(await kept()), ...(await drafts())]).toEqual([]);
    await reacts('ana', 'feedback');
    expect(await kept()).toHaveLength(1);
  });

  it('stands when it is taken off later, or by somebody else', async () => {
    const { says, reacts, kept, at } = await team();
    await says('ana', '/heard reactions on #general');
    await reacts('ana', 'feedback');
    expect(await reacts('ben', 'feedback', false)).toBeUndefined();
    at('2026-11-20T14:06:00.000Z');
    expect(await reacts('ana', 'feedback', false)).toBeUndefined();
    expect(await kept()).toHaveLength(1);
  });

  it('does nothing on a message that is gone, and nothing once it is switched off', async () => {
    const { says, reacts, kept, messages } = await team();
    await says('ana', '/heard reactions on #general');
    messages.clear();
    expect(await reacts('ana', 'feedback')).toBeUndefined();
    messages.set('general:m1', COMPLAINT);
    await says('ana', '/heard reactions off #general');
    expect(await reacts('ana', 'feedback')).toBeUndefined();
    expect(await kept()).toEqual([]);
  });
});

describe('a file that is handed over', () => {
  it('is taken in: its good rows are kept, the others named', async () => {
    const { hear, files, kept } = await team();
    files.set('F1', 'text,author\nthe export times out,dana\n,ben\nlogin fails,cleo\n');
    const reply = await hear('ana', { kind: 'file', name: 'calls.csv', file: 'F1' });
    expect((await kept()).map(({ text }) => text)).toEqual(['the export times out', 'login fails']);
    expect(reply && words(reply)).toContain('2 items imported, 1 rejected');
  });

  it('is refused by name when it holds no feedback', async () => {
    const { hear, files } = await team();
    files.set('F1', '');
    const reply = await hear('ana', { kind: 'file', name: 'empty.csv', file: 'F1' });
    expect(reply && words(reply)).toContain('empty.csv is empty');
  });
});
