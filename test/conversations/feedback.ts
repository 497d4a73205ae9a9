import { describe, expect, it } from 'vitest';
import type { ChatDriver } from './driver.ts';

const COMPLAINT = 'the export times out on big boards';

/** What users say, by each way in. */
export function describeFeedback(chatNow: () => ChatDriver): void {
  const items = async () => {
    const found = await chatNow().acme.types('ana', '/heard find export');
    return [...new Set(found.text.match(/ITM-\d+/g))];
  };

  describe('feedback', () => {
    it('is kept word for word, from a line and from the form', async () => {
      const { acme } = chatNow();
      const kept = await acme.types('ana', `/heard ${COMPLAINT} (from dana@example.com)`);
      expect(kept.text).toContain('Kept as ITM-1, the first in');
      const form = await acme.types('ana', '/heard');
      await acme.fills('ana', form, { text: 'exporting a big board never ends', author: 'cleo' });
      expect(await items()).toHaveLength(2);
      const item = await acme.types('ana', '/heard show ITM-1');
      expect(item.text).toContain(COMPLAINT);
      expect(item.text).toContain('dana@example.com');
    });

    it("is saved from somebody's message, once", async () => {
      const { acme } = chatNow();
      const message = await acme.says('dana', COMPLAINT);
      expect((await acme.passesOn('ana', message, 'feedback')).text).toContain('Kept as ITM-1');
      expect((await acme.passesOn('ben', message, 'feedback')).text).toContain('Kept already as ITM-1');
      expect((await acme.types('ana', '/heard show ITM-1')).text).toContain('@dana');
    });

    it('is heard in a watched channel, which is told so, and follows edits and deletes', async () => {
      const chat = chatNow();
      const { acme } = chat;
      await acme.says('dana', 'the export was fine before anybody listened');
      expect((await acme.types('ana', '/heard watch #general')).text).toContain('Listening in #general');
      await chat.sweep();
      expect(acme.posts().map(({ text }) => text)).toEqual([
        expect.stringContaining('@ana asked me to listen here'),
      ]);
      const message = await acme.says('dana', COMPLAINT);
      await acme.edits(message, 'the export of big boards never ends');
      expect(await items()).toEqual(['ITM-1']);
      expect((await acme.types('ana', '/heard show ITM-1')).text).toContain('never ends');
      await acme.deletes(message);
      expect(await items()).toEqual([]);
      await acme.types('ana', '/heard unwatch #general');
      await acme.says('dana', 'the export is still slow');
      expect(await items()).toEqual([]);
    });

    it('is passed on by an emoji only where that is switched on', async () => {
      const { acme } = chatNow();
      const message = await acme.says('dana', COMPLAINT);
      expect(await acme.reacts('ana', message, 'feedback', true)).toBeUndefined();
      await acme.types('ana', '/heard reactions on #general');
      expect((await acme.reacts('ana', message, 'feedback', true))?.text).toContain('Kept as ITM-1');
      expect((await acme.reacts('ana', message, 'feedback', false))?.text).toContain('Taken back');
      expect(await items()).toEqual([]);
      expect((await acme.reacts('ana', message, 'bet', true))?.text).toContain('Draft, not saved yet');
    });

    it('comes in as a file, good rows kept and others named', async () => {
      const { acme } = chatNow();
      const csv = 'text,author\nthe export times out,dana\n,ben\nthe export is slow,cleo\n';
      expect((await acme.handsOver('ana', 'calls.csv', csv)).text).toContain('2 items imported, 1 rejected');
      expect(await items()).toHaveLength(2);
    });

    it('of one team is nothing of another', async () => {
      const { acme, rival } = chatNow();
      await acme.types('ana', `/heard ${COMPLAINT}`);
      expect((await rival.types('eve', '/heard find export')).text).not.toContain('ITM-');
    });
  });
}
