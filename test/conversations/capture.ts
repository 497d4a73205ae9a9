import { describe, expect, it } from 'vitest';
import type { ChatDriver } from './driver.ts';

const SENTENCE =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';

/** A bet by each way in. */
export function describeCapture(chatNow: () => ChatDriver): void {
  describe('capturing', () => {
    it('saves a sentence as a draft, for everybody to see', async () => {
      const card = await chatNow().acme.types('ana', `/bet ${SENTENCE}`);
      expect(card.isPrivate).toBe(false);
      expect(card.text).toContain('BET-1 · add saved searches');
      expect(card.text).toMatch(/Owner:? @ana/);
      expect(card.buttons).toEqual(['Place', 'Edit', 'Drop']);
    });

    it('opens a form for nothing typed, with six inputs, and loses none of them', async () => {
      const { acme } = chatNow();
      const form = await acme.types('ana', '/bet');
      expect(form.form).toMatchObject({ build: '', by: '2026-12-04' });
      const card = await acme.fills('ana', form, {
        build: 'faster *exports* & <more>',
        metric: 'failed exports',
        move: '9% -> 2%',
        by: '2027-01-10',
        because: 'people wait\npeople give up',
        confidence: '70%',
      });
      expect(card.text).toContain('BET-1 · faster *exports* & <more>');
      expect(card.text).toContain('failed exports: 9 % -> 2 %');
      expect(card.text).toMatch(/Rests on:? ASM-1, ASM-2/);
      expect(card.text).toContain('70 %');
    });

    it('gives a refused form back with everything that was typed', async () => {
      const { acme } = chatNow();
      const form = await acme.types('ana', '/bet');
      const typed = { build: 'search', metric: 'retention', move: 'lots', by: 'someday', confidence: '60%' };
      const again = await acme.fills('ana', form, typed);
      expect(again.form).toMatchObject(typed);
      expect(again.text).toContain('"lots" is no number');
      const card = await acme.fills('ana', again, { move: '1 -> 2', by: '2026-12-20' });
      expect(card.text).toContain('retention: 1 -> 2');
    });

    it('drafts what is said to it and never saves by itself', async () => {
      const { acme } = chatNow();
      const draft = await acme.mentions('ana', `bet: ${SENTENCE}`);
      expect(draft.text).toContain('Draft, not saved yet: If we add saved searches');
      expect((await acme.types('ana', '/bet list drafts')).text).not.toContain('BET-1');
      const card = await acme.presses('ana', draft, 'Save');
      expect(card.text).toContain('BET-1 · add saved searches');
      expect((await acme.presses('ana', draft, 'Save')).text).toContain('There is no unsaved draft 1');
    });

    it('lets a draft be edited before it is saved, or discarded with its words', async () => {
      const { acme } = chatNow();
      const draft = await acme.mentions('ana', `bet: ${SENTENCE}`);
      const form = await acme.presses('ana', draft, 'Edit');
      expect(form.form).toMatchObject({ move: '31 % -> 36 %', confidence: '60%' });
      expect((await acme.fills('ana', form, { move: '31% -> 40%' })).text).toContain('31 % -> 40 %');
      const other = await acme.mentions('ana', 'bet: dark mode');
      expect((await acme.presses('ana', other, 'Discard')).text).toContain('dark mode');
    });

    it('drafts a bet out of the thread that it is asked in, and says who said what', async () => {
      const { acme } = chatNow();
      const thread = await acme.says('dana', 'idea: saved searches');
      await acme.says('ben', 'weekly retention is at 31% right now', thread);
      await acme.says('dana', 'I think we could get it to 36% by Dec 15', thread);
      const draft = await acme.mentions('ana', 'make a bet of this', thread);
      expect(draft.text).toContain('we expect weekly retention to go from 31 % to 36 % by Tue 15 Dec 2026');
      expect(draft.text).toMatch(
        /Said in the thread: build by @dana; metric, baseline by @ben; target, date by @dana/,
      );
      const card = await acme.presses('ana', draft, 'Save');
      expect(card.text).toContain('BET-1 · saved searches');
    });

    it('completes a message of a thread that is passed on by what else was said there', async () => {
      const { acme } = chatNow();
      const thread = await acme.says('dana', 'idea: saved searches');
      await acme.says('ben', 'weekly retention is at 31% right now', thread);
      const last = await acme.says('dana', 'I think we could get it to 36% by Dec 15', thread);
      const draft = await acme.passesOn('ana', last, 'bet', thread);
      expect(draft.text).toContain(
        'If we build saved searches, we expect weekly retention to go from 31 % to 36 %',
      );
      expect(draft.text).toMatch(/Said in the thread: build by @dana; metric, baseline by @ben/);
    });

    it('drafts out of a thread whose last words are no bet, and not what it drafted before', async () => {
      const { acme } = chatNow();
      const thread = await acme.says('dana', SENTENCE);
      const draft = await acme.mentions('ana', 'this sounds good to me', thread);
      expect(draft.text).toContain('Draft, not saved yet: If we add saved searches');
      const after = await acme.mentions('ana', 'thanks for that one!', thread);
      expect(after.text).toContain('That does not read like a bet');
    });

    it("drafts a bet from somebody's message", async () => {
      const { acme } = chatNow();
      const message = await acme.says('dana', SENTENCE);
      const draft = await acme.passesOn('ana', message, 'bet');
      expect(draft.text).toContain('Draft, not saved yet: If we add saved searches');
      const card = await acme.presses('ana', draft, 'Save');
      expect(card.text).toContain('BET-1 · add saved searches');
    });

    it('edits a bet by its button, and shows what changed after it was placed', async () => {
      const { acme } = chatNow();
      const card = await acme.types('ana', `/bet ${SENTENCE}`);
      await acme.presses('ana', card, 'Place');
      const form = await acme.presses('ana', card, 'Edit');
      expect(form.form).toMatchObject({ metric: 'weekly retention' });
      await acme.fills('ana', form, { move: '31% -> 33%' });
      expect((await acme.types('ana', '/bet show BET-1')).text).toMatch(/Amended:? 1x, goalposts moved 1x/);
    });

    it('says what was wrong and what to type instead', async () => {
      const refused = await chatNow().acme.types('ana', '/bet place BET-7');
      expect(refused.isPrivate).toBe(true);
      expect(refused.text).toContain('Not done.');
      expect(refused.text).toContain('BET-7');
    });
  });
}
