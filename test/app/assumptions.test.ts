import { describe, expect, it } from 'vitest';
import { assumptions, bets } from '#app/collections.ts';
import { words } from './chat.ts';
import { withLiveBet } from './given.ts';

async function withAssumption() {
  const chat = await withLiveBet();
  return {
    ...chat,
    asm: () => chat.scope.get(assumptions, 'ASM-1'),
    bet: () => chat.scope.get(bets, 'BET-1'),
  };
}

describe('an assumption', () => {
  it('shows what rests on it', async () => {
    const { says } = await withAssumption();
    const shown = words(await says('ben', '/bet assumption ASM-1'));
    expect(shown).toContain('people re-type the same filters');
    expect(shown).toContain('Carries: 1 directly, 1 in all, 1 open');
  });

  it('is judged by anyone, with why, and flags what rests on it', async () => {
    const { says, asm, bet } = await withAssumption();
    const reply = await says('ben', '/bet assumption ASM-1 refuted because nobody does');
    expect(words(reply)).toMatch(/ASM-1 is now refuted. What rests on it was flagged: BET-1/);
    expect(await asm()).toMatchObject({ status: 'refuted', statusWhy: 'nobody does', statusBy: 'ben' });
    expect((await bet())?.flags).toMatchObject([{ cause: 'ASM-1' }]);
  });

  it('loses its flags when it is reopened, and tells only others about new ones', async () => {
    const { says, sent, sweep, bet } = await withAssumption();
    await says('ben', '/bet assumption ASM-1 refuted nobody does');
    await says('ana', '/bet assumption ASM-1 untested');
    expect((await bet())?.flags).toEqual([]);
    await says('ana', '/bet assumption ASM-1 refuted nobody does');
    await sweep();
    expect(sent.filter(({ to }) => to.kind === 'dm' && to.member === 'ana')).toHaveLength(1);
  });

  it.each([
    ['ASM-1 refuted', /needs one line of why/, '/bet assumption ASM-1 refuted because'],
    ['ASM-1 refuted because', /needs one line of why/, '/bet assumption ASM-1 refuted because'],
    [
      'ASM-1 I doubt it',
      /"I doubt it" does not begin with a status/,
      '/bet assumption ASM-1 refuted I doubt it',
    ],
    ['ASM-1 refute: nobody does', /does not begin with a status/, '/bet assumption ASM-1 refuted'],
    ['ASM-9', /There is no ASM-9/, '/bet list'],
    ['BET-1', /expects an assumption such as ASM-4/, '/bet assumption ASM-4'],
    [`ASM-1 refuted ${'x'.repeat(3_000)}`, /a line of why holds 2,000/, 'x'.repeat(3_000)],
  ])('%s is refused and stays as it was', async (typed, why, instead) => {
    const { says, asm } = await withAssumption();
    const before = await asm();
    const reply = await says('ana', `/bet assumption ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(words(reply)).toContain(instead);
    expect(await asm()).toEqual(before);
  });
});
