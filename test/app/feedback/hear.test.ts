import { describe, expect, it } from 'vitest';
import { words } from '../chat.ts';
import { listening, miscounted } from './given.ts';

describe('keeping what a user said', () => {
  it('opens a theme, says where it landed, and does not repeat the words', async () => {
    const { says, item } = await listening();
    const reply = await says(
      'ana',
      '/heard the export times out on big boards (from dana@example.com, Nov 3)',
    );
    expect(words(reply)).toContain('Kept as ITM-1, the first in THM-1');
    expect(words(reply)).toContain('[Move…: /heard move ITM-1]');
    expect(words(reply)).not.toContain('export times out on big boards');
    expect(await item('ITM-1')).toMatchObject({
      text: 'the export times out on big boards',
      author: 'dana@example.com',
      saidAt: '2026-11-03T12:00:00.000Z',
      receivedBy: 'ana',
    });
  });

  it('counts people, not items, and one author once however they are written', async () => {
    const { hears, asks, themes } = await listening();
    await hears('the export times out', 'Dana');
    await hears('export of my board times out', 'dana');
    const reply = await asks('/heard my export times out always (from ben)');
    expect(reply).toContain('in THM-1');
    expect(reply).toContain('3 items from 2 people');
    expect(await themes()).toMatchObject([{ items: 3, people: 2 }]);
  });

  it('says who said the same before, and counts the new voice', async () => {
    const { hears, asks, scope } = await listening();
    await hears('The export times out on big boards', 'Dana');
    const reply = await asks('/heard the export times out, on big boards! (from Ben)');
    expect(reply).toContain('Said before by Dana (ITM-1). Kept as ITM-2 in THM-1');
    expect(reply).toContain('2 items from 2 people');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('knows near duplicates by a few changed words, not by changed numbers', async () => {
    const { hears } = await listening();
    await hears(
      'since the last update the export of large boards with many cards times out after a minute for me',
    );
    const near = await hears(
      'since the last update the export of large boards with many cards times out after one minute for me',
    );
    expect(near.duplicateOf).toBe('ITM-1');
    await hears('charged 20 dollars twice for the same monthly plan in my account');
    const other = await hears('charged 30 dollars twice for the same monthly plan in my account');
    expect(other.duplicateOf).toBeUndefined();
  });

  it('keeps an event once, however often it comes', async () => {
    const { application, scope } = await listening();
    const heard = {
      text: 'slow',
      source: 'webhook',
      externalId: 'x',
      saidAt: '2026-11-20T14:00:00.000Z',
    } as const;
    const receipt = { by: 'ana', at: heard.saidAt };
    const kinds = await Promise.all(
      [1, 2, 3].map(async () => (await application.heard.ingest(scope, heard, receipt)).kind),
    );
    expect(kinds.sort()).toEqual(['kept', 'known', 'known']);
  });

  it('keeps control and direction characters in the words and out of names', async () => {
    const { hears, asks } = await listening();
    const text = 'the \u202Eexport\u0000 times out \uD800';
    const kept = await hears(text, 'da\u202Ena\u0007');
    expect(kept).toMatchObject({ text, author: 'da na' });
    expect(await asks('/heard find export')).toContain('ITM-1');
    expect(await asks('/heard show ITM-1')).toContain(text);
  });

  it('refuses 20,001 characters whole, with what to do', async () => {
    const { says } = await listening();
    const reply = await says('ana', `/heard ${'long '.repeat(4_001)}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(/an item holds 20,000/);
    expect((await says('ana', `/heard ${'x'.repeat(20_000)}`)).failed).toBeUndefined();
  });

  it('opens a form for nothing, and takes it', async () => {
    const { says, submits, item } = await listening();
    expect((await says('ana', '/heard')).form?.command).toBe('/heard new');
    const refused = await submits('ana', '/heard new', { text: 'slow', on: 'in 3 weeks' });
    expect(words(refused)).toContain('"in 3 weeks" is no day that was');
    await submits('ana', '/heard new', {
      text: 'slow exports',
      author: 'Dana',
      on: 'yesterday',
      link: 'https://a.b/c',
    });
    expect(await item('ITM-1')).toMatchObject({ author: 'Dana', saidAt: '2026-11-19T12:00:00.000Z' });
    expect(words(await submits('ana', '/heard new', { text: 'x', link: 'javascript:alert(1)' }))).toMatch(
      /https/,
    );
  });

  it('keeps evidence that anybody offers, and links it', async () => {
    const { says, asks } = await listening();
    await says('ana', '/bet saved searches');
    expect(await asks('/bet evidence BET-1 contradicts two customers asked to turn it off', 'ben')).toBe(
      'Kept as ITM-1: contradicts BET-1.',
    );
    expect(await asks('/bet evidence BET-1 they love it', 'ben')).toContain(
      '/bet evidence BET-1 supports they love it',
    );
    expect((await says('ben', '/bet evidence BET-1')).form?.fields).toHaveLength(2);
  });
});
