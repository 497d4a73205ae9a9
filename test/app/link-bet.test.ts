import { describe, expect, it } from 'vitest';
import { bets, evidence } from '#app/collections.ts';
import { words } from './chat.ts';
import { placeBetOn, withLiveBet } from './given.ts';

async function withTwoBets() {
  const chat = await withLiveBet();
  await placeBetOn(chat, 'BET-2', '');
  const linkedTo = async (about: string) =>
    (await chat.scope.find(evidence, { by: 'byAbout', equals: [about], limit: 9 })).docs;
  return { ...chat, bet: (id: `BET-${number}`) => chat.scope.get(bets, id), linkedTo };
}

describe('linking a bet to what carries it', () => {
  it('stands on a bet, until it is unlinked', async () => {
    const { says, bet } = await withTwoBets();
    expect(words(await says('ben', '/bet link BET-2 BET-1'))).toContain('BET-2 now stands on BET-1');
    expect((await bet('BET-2'))?.dependsOn).toEqual(['BET-1']);
    expect(words(await says('ben', '/bet unlink BET-2 BET-1'))).toContain('BET-2 no longer stands on BET-1');
    expect((await bet('BET-2'))?.dependsOn).toEqual([]);
  });

  it('rests on an assumption, until it is unlinked', async () => {
    const { says, bet } = await withTwoBets();
    expect(words(await says('ben', '/bet link BET-2 asm-1'))).toContain('BET-2 now rests on ASM-1');
    await says('ben', '/bet link BET-2 ASM-1');
    expect((await bet('BET-2'))?.assumptions).toEqual(['ASM-1']);
    await says('ben', '/bet unlink BET-2 ASM-1');
    expect((await bet('BET-2'))?.assumptions).toEqual([]);
  });

  it('takes an assumption by its id where a reason is asked for', async () => {
    const { says, bet } = await withTwoBets();
    await says('ben', '/bet edit BET-2 because: ASM-1; nobody else has it');
    expect((await bet('BET-2'))?.assumptions).toEqual(['ASM-1', 'ASM-2']);
    expect(words(await says('ben', '/bet edit BET-2 because: ASM-7'))).toContain('There is no ASM-7');
  });

  it.each([
    ['/bet link BET-1 BET-1', /BET-1 cannot stand on itself/, '/bet chain BET-1'],
    ['/bet link BET-1 BET-2', /circle BET-1 -> BET-2 -> BET-1/, '/bet chain BET-1'],
    ['/bet edit BET-1 depends: BET-2', /circle BET-1 -> BET-2 -> BET-1/, '/bet chain BET-1'],
    ['/bet link BET-1 BET-9', /There is no BET-9/, '/bet list'],
    ['/bet link BET-1 ASM-9', /There is no ASM-9/, '/bet list'],
    ['/bet link BET-1 THM-9 supports', /There is no THM-9/, '/heard themes'],
    ['/bet link BET-1 BET-2 supports', /BET-2 is none/, '/bet link BET-1 BET-2'],
    ['/bet unlink BET-1 BET-2', /BET-2 is not linked to BET-1/, '/bet show BET-1'],
    ['/bet unlink BET-1 ITM-1', /ITM-1 is not linked to BET-1/, '/bet show BET-1'],
  ])('%s is refused', async (line, why, instead) => {
    const { says, bet } = await withTwoBets();
    await says('ben', '/bet link BET-2 BET-1');
    await says('ana', '/heard the filters are great');
    const before = await bet('BET-1');
    const reply = await says('ana', line);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(words(reply)).toContain(instead);
    expect(await bet('BET-1')).toEqual(before);
  });
});

describe('linking evidence', () => {
  it('to a bet shows on its card, the contradicting first', async () => {
    const { says, linkedTo } = await withTwoBets();
    await says('ben', '/heard the filters are great (from dana)');
    await says('ben', '/heard turn the filters off please (from eli)');
    expect(words(await says('ben', '/bet link BET-1 ITM-1 supports'))).toContain('ITM-1 supports BET-1');
    await says('ben', '/bet link BET-1 ITM-2 contradicts');
    expect(words(await says('ana', '/bet show BET-1'))).toContain('Evidence: 1 against, 1 for');
    expect(await linkedTo('BET-1')).toHaveLength(2);
  });

  it('again changes the stance', async () => {
    const { says, linkedTo } = await withTwoBets();
    await says('ben', '/heard the filters are great');
    await says('ben', '/bet link BET-1 ITM-1');
    await says('ben', '/bet link BET-1 ITM-1 contradicts');
    expect(await linkedTo('BET-1')).toMatchObject([{ stance: 'contradicts' }]);
  });

  it('is taken back by unlink', async () => {
    const { says, linkedTo } = await withTwoBets();
    await says('ben', '/heard the filters are great');
    await says('ben', '/bet link BET-1 THM-1 supports');
    expect(words(await says('ben', '/bet unlink BET-1 THM-1'))).toContain('no longer linked');
    expect(await linkedTo('BET-1')).toEqual([]);
  });

  it('can be offered by anybody, and speaks for or against', async () => {
    const { says, linkedTo } = await withTwoBets();
    const reply = await says('ben', '/bet evidence BET-1 contradicts two customers asked to turn it off');
    expect(words(reply)).toContain('contradicts');
    expect(await linkedTo('BET-1')).toMatchObject([{ stance: 'contradicts', by: 'ben' }]);
  });
});

describe('handing over', () => {
  it('gives the call to somebody else', async () => {
    const { says, bet } = await withTwoBets();
    expect(words(await says('ana', '/bet give BET-1 @ben'))).toContain(
      "BET-1 is @ben's now, and so is its call",
    );
    expect((await bet('BET-1'))?.owner).toBe('ben');
    expect(words(await says('ana', '/bet call BET-1 validated because I say so'))).toContain('Only @ben can');
    expect((await says('ben', '/bet call BET-1 validated because it is')).failed).toBeUndefined();
  });

  it.each([
    ['ana', '@nobody', /Nobody here is known as @nobody/],
    ['ben', '@ben', /Only @ana can hand it over/],
    ['ana', '', /expects a person such as @ana, but nothing came/],
  ])('by %s to "%s" is refused', async (who, to, why) => {
    const { says, bet } = await withTwoBets();
    expect(words(await says(who, `/bet give BET-1 ${to}`))).toMatch(why);
    expect((await bet('BET-1'))?.owner).toBe('ana');
  });
});
