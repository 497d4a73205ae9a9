import { describe, expect, it } from 'vitest';
import { bets, log } from '#app/collections.ts';
import type { FormValues } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import { openChat, words } from './chat.ts';
import { SENTENCE, withDraft, withLiveBet, withPlacedBet } from './given.ts';

type Chat = Awaited<ReturnType<typeof openChat>>;

const betIn = (chat: Chat, id: `BET-${number}` = 'BET-1') => chat.scope.get(bets, id);

function valuesIn(reply: Reply): FormValues {
  return Object.fromEntries(reply.form?.fields.map(({ name, value }) => [name, value ?? '']) ?? []);
}

describe('editing a draft', () => {
  it.each([
    ['to: 40%', { to: { value: 40, unit: '%' } }],
    ['from: 30% to: 40% by: Dec 20', { from: { value: 30, unit: '%' }, by: '2026-12-20' }],
    ['to: 38', { to: { value: 38, unit: '%' } }],
    ['to 38', { to: { value: 38, unit: '%' } }],
    ['from: 30', { from: { value: 30, unit: '%' } }],
    ['by Dec 20', { by: '2026-12-20' }],
    ['by: 30d', { by: '2026-12-20' }],
    ['by: a month', { by: '2026-12-20' }],
    ['we expect signups to go from 100 to 120', { metric: 'signups', to: { value: 120 } }],
    ['70% sure', { confidence: 70 }],
    ['70% sure by: Dec 20', { confidence: 70, by: '2026-12-20' }],
    ['appetite: 2 days', { appetite: '2 days' }],
    ['confidence:', {}],
  ])('by %s', async (typed, terms) => {
    const chat = await withDraft();
    const before = await betIn(chat);
    const reply = await chat.says('ana', `/bet edit BET-1 ${typed}`);
    expect(reply.failed).toBeUndefined();
    expect(words(reply)).toContain('BET-1 is updated');
    const { confidence, ...others } = before?.terms ?? {};
    const kept = typed === 'confidence:' ? others : { ...others, confidence };
    expect((await betIn(chat))?.terms).toEqual({ ...kept, ...(await betIn(chat))?.terms, ...terms });
    expect((await betIn(chat))?.terms).not.toEqual(before?.terms);
  });

  it('gives everything back in the form, and sent as it is changes nothing', async () => {
    const chat = await withDraft();
    await chat.says('ana', '/bet edit BET-1 because: they re-type; and they hate it');
    const form = await chat.says('ana', '/bet edit BET-1');
    expect(valuesIn(form)).toEqual({
      build: 'add saved searches',
      metric: 'weekly retention',
      move: '31 % -> 36 %',
      by: '2026-12-15',
      because: 'they re-type\nand they hate it',
      confidence: '60%',
    });
    const before = await betIn(chat);
    const reply = await chat.submits('ana', '/bet edit BET-1', valuesIn(form));
    expect(words(reply)).toContain('Nothing about BET-1 changed');
    expect(await betIn(chat)).toEqual(before);
  });

  it('keeps what the form does not ask for', async () => {
    const chat = await withDraft();
    await chat.says('ana', '/bet edit BET-1 appetite: 2 days');
    const form = await chat.says('ana', '/bet edit BET-1');
    await chat.submits('ana', '/bet edit BET-1', { ...valuesIn(form), confidence: '70%' });
    expect((await betIn(chat))?.terms).toMatchObject({ appetite: '2 days', confidence: 70 });
  });

  it('gives a refused form back with all that was typed', async () => {
    const chat = await withDraft();
    const reply = await chat.says('ana', '/bet edit BET-1 move: lots by: Dec 20');
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(/form \/bet edit BET-1/);
    expect(words(reply)).toContain('by=Dec 20');
    expect((await betIn(chat))?.terms.by).toBe('2026-12-15');
  });

  it.each([
    ['ana', 'whatever', /Nothing of "whatever" could be read/, '/bet edit BET-1 build: whatever'],
    ['ana', 'whatever to: 40%', /Nothing of "whatever" could be read/, 'whatever to: 40%'],
    ['ana', 'to: 31%', /equals the baseline/, 'from: 31%'],
    ['ana', 'to: 1e999', /to: "1e999" is no number\. Try 31%/, '/bet edit BET-1 to: 36%'],
    ['ana', 'depends: THM-4', /depends: "THM-4" is no list of bets/, '/bet edit BET-1 depends: BET-3'],
    ['ben', 'to: 40%', /Only @ana can edit its draft/, '/bet evidence BET-1'],
    ['ben', '', /Only @ana can edit its draft/, '/bet evidence BET-1'],
  ])('by %s with "%s" is refused', async (who, typed, why, instead) => {
    const chat = await withDraft();
    const before = await betIn(chat);
    const line = `/bet edit BET-1 ${typed}`;
    const reply = await chat.says(who, line);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(`${line}\n${words(reply)}`).toContain(instead);
    expect(await betIn(chat)).toEqual(before);
  });
});

describe('editing after placing', () => {
  it('is an amendment, and a moved goalpost stays visible', async () => {
    const chat = await withPlacedBet();
    const reply = await chat.says('ana', '/bet edit BET-1 to: 33% by: Dec 20');
    expect(words(reply)).toMatch(
      /BET-1 is amended.*its target and date moved after it was placed, and that stays visible/,
    );
    const shown = words(await chat.says('ben', '/bet show BET-1'));
    expect(shown).toContain('Amended: 1x, goalposts moved 2x');
    expect((await betIn(chat))?.preCommitment?.to).toEqual({ value: 36, unit: '%' });
  });

  it('counts no goalpost for wording, baseline or confidence', async () => {
    const chat = await withPlacedBet();
    const reply = await chat.says('ana', '/bet edit BET-1 build: saved filters from: 30% confidence: 50%');
    expect(words(reply)).toContain('BET-1 is amended.');
    expect(words(await chat.says('ana', '/bet show BET-1'))).toContain('Amended: 1x, goalposts moved never');
  });

  it('counts moves back as well: both were moves', async () => {
    const chat = await withPlacedBet();
    await chat.says('ana', '/bet edit BET-1 to: 33%');
    await chat.says('ana', '/bet edit BET-1 to: 36%');
    expect(words(await chat.says('ana', '/bet show BET-1'))).toContain('Amended: 2x, goalposts moved 2x');
  });

  it('with the form as it was is no amendment', async () => {
    const chat = await withLiveBet();
    const form = await chat.says('ana', '/bet edit BET-1');
    const reply = await chat.submits('ana', '/bet edit BET-1', valuesIn(form));
    expect(words(reply)).toContain('Nothing about BET-1 changed');
    expect((await betIn(chat))?.amendments).toEqual([]);
  });

  it('moves the window of a live bet, and its readings with it', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet edit BET-1 by: Dec 20');
    expect((await betIn(chat))?.window).toEqual({ opens: '2026-11-20', closes: '2026-12-20' });
    expect(words(await chat.says('ana', '/bet show BET-1'))).toMatch(/goalposts moved 1x/);
  });

  it.each([
    ['confidence:', /A placed bet keeps its metric, target, date and confidence/],
    ['metric: 🚀', /"🚀" is no name/],
    ['by: today', /is not in the future/],
    ['to: 25%', /better higher, but the target 25 %/],
    [`build: ${'x'.repeat(25_000)}`, /a bet holds 20,000/],
    [`build: ${'x'.repeat(3_000)}`, /this field holds 2,000/],
  ])('%s is refused and changes nothing', async (typed, why) => {
    const chat = await withPlacedBet();
    const before = await betIn(chat);
    const entries = await chat.scope.count(log, { by: 'id' });
    const reply = await chat.says('ana', `/bet edit BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(await betIn(chat)).toEqual(before);
    expect(await chat.scope.count(log, { by: 'id' })).toBe(entries);
  });

  it('is over once it is called', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet call BET-1 validated because they use it');
    for (const line of ['/bet edit BET-1', '/bet edit BET-1 to: 40%'])
      expect(words(await chat.says('ana', line))).toMatch(/cannot be edited: it was called already/);
  });
});

it('says which of the words it did not understand', async () => {
  const chat = await withDraft();
  const reply = await chat.says('ana', '/bet edit BET-1 by Dec 20 whatever that means');
  expect(words(reply)).toContain('BET-1 is updated. Not understood: "whatever that means".');
});

it('a metric needs a name that can be found again before it is placed', async () => {
  const chat = await openChat();
  await chat.says('ana', `/bet ${SENTENCE.replace('weekly retention', '🚀')}`);
  const reply = await chat.says('ana', '/bet place BET-1');
  expect(reply.failed).toBe(true);
  expect(words(reply)).toMatch(/cannot be placed yet: no metric/);
});
