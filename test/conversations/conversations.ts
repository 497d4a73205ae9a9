import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeCapture } from './capture.ts';
import type { ChatDriver } from './driver.ts';
import { describeFeedback } from './feedback.ts';

/** The same conversations on every platform: what is written here once is promised everywhere. */
export function describeConversations(platform: string, open: () => Promise<ChatDriver>): void {
  describe(`conversations on ${platform}`, () => {
    let chat: ChatDriver;
    beforeEach(async () => {
      chat = await open();
    });
    afterEach(async () => {
      const { defects } = chat;
      await chat.close();
      expect(defects).toEqual([]);
    });
    const chatNow = () => chat;
    describeCapture(chatNow);
    describeLoop(chatNow);
    describeFeedback(chatNow);
  });
}

const SENTENCE =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';

function describeLoop(chatNow: () => ChatDriver): void {
  const live = async () => {
    const chat = chatNow();
    const { acme } = chat;
    const card = await acme.types('ana', `/bet ${SENTENCE}`);
    await acme.presses('ana', card, 'Place');
    await acme.types('ana', '/bet ship BET-1');
    await chat.sweep();
    return chat;
  };

  describe('from bet to call', () => {
    it('places by a button, and the card in the channel follows', async () => {
      const chat = chatNow();
      const card = await chat.acme.types('ana', `/bet ${SENTENCE}`);
      const placed = await chat.acme.presses('ana', card, 'Place');
      expect(placed.text).toContain('BET-1 is placed.');
      await chat.sweep();
      expect(chat.acme.card('BET-1').text).toContain('placed, not shipped');
      expect(chat.acme.posts().map(({ text }) => text)).toEqual([expect.stringContaining('placed')]);
    });

    it('warns of what a bet stands on and shares, and places it all the same', async () => {
      const { acme } = await live();
      const form = await acme.types('ana', '/bet');
      await acme.fills('ana', form, {
        build: 'search alerts',
        metric: 'weekly retention',
        move: '31% -> 40%',
        by: '2026-12-20',
        confidence: '50%',
      });
      await acme.types('ana', '/bet link BET-2 BET-1');
      const { text } = await acme.types('ana', '/bet place BET-2');
      expect(text).toContain('BET-2 is placed');
      expect(text).toMatch(/Stands on BET-1, not called yet: depth 1, joint confidence 0\.60/);
      expect(text).toMatch(/Shares its metric with BET-1/);
    });

    it('asks the owner in one DM when the window closes, and takes the call there', async () => {
      const chat = await live();
      chat.at('2026-12-15T10:00:30.000Z');
      await chat.sweep();
      await chat.sweep();
      const inbox = chat.acme.inbox('ana');
      expect(inbox).toHaveLength(1);
      const [checkin] = inbox;
      if (!checkin) throw new Error('no check-in');
      expect(checkin.text).toContain('Its window closes today. The call is yours.');
      expect(checkin.buttons.slice(0, 4)).toEqual(['Validated', 'Invalidated', 'Inconclusive', 'Extend']);
      const form = await chat.acme.presses('ana', checkin, 'Invalidated');
      expect(form.form).toEqual({ why: '', 'ASM-1': 'unchanged' });
      const called = await chat.acme.fills('ana', form, { why: 'nobody used it', 'ASM-1': 'refuted' });
      expect(called.text).toContain('BET-1 is invalidated');
      await chat.sweep();
      expect(chat.acme.card('BET-1').text).toContain('nobody used it');
    });

    it.each(['Validated', 'Inconclusive'])('calls it %s with one line of why', async (verdict) => {
      const { acme } = await live();
      const choice = await acme.types('ana', '/bet call BET-1');
      const form = await acme.presses('ana', choice, verdict);
      const called = await acme.fills('ana', form, { why: 'the numbers say so' });
      expect(called.text).toContain(`BET-1 is ${verdict.toLowerCase()}`);
      expect((await acme.types('ana', '/bet undo BET-1')).text).toContain('BET-1');
      expect((await acme.types('ana', '/bet show BET-1')).text).toMatch(/Stage:? live/);
    });

    it('extends to another date, and says why', async () => {
      const { acme } = await live();
      const choice = await acme.types('ana', '/bet call BET-1');
      const form = await acme.presses('ana', choice, 'Extend');
      const extended = await acme.fills('ana', form, { until: 'in 5 weeks', why: 'the rollout was late' });
      expect(extended.text).toContain('BET-1 is extended');
    });

    it("does not take anybody else's click for the owner's, and lets them offer evidence", async () => {
      const { acme } = await live();
      const choice = await acme.types('ana', '/bet call BET-1');
      const refused = await acme.presses('ben', choice, 'Validated');
      expect(refused).toMatchObject({ isPrivate: true });
      expect(refused.text).toContain('Only @ana can make this call');
      const form = await acme.presses('ben', refused, 'Offer evidence');
      const offered = await acme.fills('ben', form, {
        stance: 'contradicts',
        what: 'two asked to turn it off',
      });
      expect(offered.text).toContain('Kept as ITM-1: contradicts BET-1');
    });
  });

  describe('two teams', () => {
    it('never see each other, and a foreign id answers like an unknown one', async () => {
      const chat = await live();
      const foreign = await chat.rival.types('eve', '/bet show BET-1');
      const unknown = await chat.rival.types('eve', '/bet show BET-9');
      expect(foreign.text.replaceAll('BET-1', 'BET-9')).toBe(unknown.text);
      await chat.rival.types('eve', '/bet dark mode');
      expect((await chat.acme.types('ana', '/bet list all')).text).not.toContain('dark mode');
      chat.at('2026-12-15T10:00:30.000Z');
      await chat.sweep();
      expect([chat.rival.inbox('eve'), chat.rival.posts()]).toEqual([[], []]);
    });
  });
}
