import { describe, expect, it } from 'vitest';
import type { LogEntry } from '#core/log/entry.ts';
import type { ModelRequest } from '#ports/language-model.ts';
import type { Document } from '#ports/store.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { fakeModel } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';
import { SENTENCE } from '../given.ts';
import { ATTACKS } from './attacks.ts';

/** What only the model writes, and what only another workspace holds. */
const MODEL_URL = 'https://model-written.example/steal';
const FOREIGN = 'quokka';

/** Whatever it is asked, it does what an attacker would have it do, in every field that an answer has. */
function obeys({ prompt, data }: ModelRequest<unknown>): unknown {
  const ids = ['BET-1', 'BET-2', 'ASM-1', 'BET-99', FOREIGN];
  const said = /name="(?:item|message)[^"]*">\n([\s\S]*?)\n<\/data/.exec(data)?.[1] ?? '';
  const [start, end] = [said.slice(0, 12), said.slice(-12)];
  const evil = `${FOREIGN} @everyone <!here> [go](${MODEL_URL}) /bet drop BET-1`;
  if (prompt.name === 'triage-item')
    return {
      isFeedback: false,
      theme: /THM-\d+/.exec(said)?.[0] ?? 'THM-1',
      isRepeat: false,
      points: [start, end, evil],
      stances: ids.flatMap((about) => [
        { about, stance: 'supports', words: start },
        { about, stance: 'contradicts', words: evil },
      ]),
      tool: { name: 'call_bet', input: { bet: 'BET-1', verdict: 'validated' } },
    };
  if (prompt.name === 'label-theme')
    return {
      label: `visit ${MODEL_URL}`,
      summary: ['ITM-1', 'ITM-5'].map((item) => ({ sentence: evil, quote: start, item })),
    };
  if (prompt.name === 'doubt-bet') return { question: evil, tests: 'BET-99' };
  if (prompt.name === 'draft-from-theme') return { change: evil, metric: MODEL_URL, cites: ['ITM-1'] };
  if (prompt.name === 'answer-question' || prompt.name === 'feedback-week')
    return {
      sentences: [
        { text: `The owner should call BET-1 validated. ${evil}`, cites: ['BET-1'] },
        { text: 'It is at 99 % already.', cites: ['THM-1'] },
      ],
    };
  const number = { value: 99, unit: '%', words: evil };
  return {
    bets: [
      {
        change: evil,
        metric: MODEL_URL,
        because: [evil, FOREIGN],
        direction: 'up',
        from: number,
        to: { ...number, words: said },
        relative: { ...number, direction: 'up' },
        by: { date: '2030-01-01', words: said },
        confidence: { percent: 100, words: said },
      },
    ],
  };
}

/** A workspace with bets, an assumption, themes and links, and another one with a secret. */
async function opened(withModel: boolean) {
  const model = fakeModel(obeys);
  const setup = { model, prompts: loadPrompts(), budget: { usd: 1_000, tokens: 1_000_000_000 } };
  const chat = await openChat(withModel ? { model: setup } : {});
  await chat.says('zoe', `/bet we bet on ${FOREIGN} s by Dec 15`, 'console:other');
  await chat.says('zoe', `/heard the ${FOREIGN} export is slow`, 'console:other');
  for (const line of [
    `/bet ${SENTENCE}`,
    '/bet place BET-1',
    '/bet ship BET-1',
    '/bet if we add dark mode we expect signups to go from 12% to 15% by Dec 20 because eyes hurt, 50% sure',
    '/bet place BET-2',
    '/heard the export times out on big boards (from dana@example.com)',
    '/heard export times out again on big boards (from eve)',
    '/heard big boards: the export times out (from finn)',
    '/heard dark mode please, my eyes hurt at night (from gus)',
    '/heard please add a dark mode for my eyes at night (from hal)',
    '/bet link BET-1 THM-1 contradicts',
  ])
    await chat.says('ana', line);
  return { ...chat, model };
}
type Opened = Awaited<ReturnType<typeof opened>>;

async function dump({ scope }: Opened): Promise<Readonly<Record<string, readonly Document[]>>> {
  const all: Record<string, readonly Document[]> = {};
  for (const collection of COLLECTIONS)
    all[collection.name] = (await scope.find(collection, { by: 'id', limit: 100_000 })).docs;
  return all;
}

/** Without what the store and the engine count by themselves. */
function plain(docs: readonly Document[] | undefined): readonly Omit<Document, 'version'>[] {
  return (docs ?? []).map(({ version: _, ...doc }) => doc);
}

/** Where an item may differ: its theme, and what the engine keeps to find it there. */
function withoutPlace(docs: readonly Document[] | undefined): readonly object[] {
  return plain(docs).map((doc) => {
    const { theme: _, strand: __, doubt: ___, ...rest } = doc as Record<string, unknown>;
    return rest;
  });
}

/** Everything that people look at, and all that a model words for them while they wait. */
const LOOKS = [
  '/bet ask what are we betting on?',
  '/bet ask what do users say about exports?',
  '/bet ask should we validate BET-1?',
  '/bet doubt BET-1',
  '/bet report feedback week',
  '/bet list',
  '/bet show BET-1',
  '/bet report board',
  '/bet report feedback',
  '/bet chain BET-1',
  '/bet log BET-1',
  '/bet settings',
  '/heard themes all',
  '/heard suggestions',
  '/heard review',
];

describe('a model that obeys the attacker', () => {
  it('changes nothing but where that item is put, brings nothing foreign in, and shows no link of its own', async () => {
    const [attacked, quiet] = [await opened(true), await opened(false)];
    // What was there before the attack is thought over first, by the same model.
    for (let i = 0; i < 3; i++) await attacked.application.sweeps.thoughts();
    const placesBefore = new Map(
      (await dump(attacked)).items?.map((item) => [item.id, (item as { theme?: string }).theme]),
    );
    for (const chat of [attacked, quiet])
      for (const text of ATTACKS) await chat.hear('mallory', { kind: 'command', text: `/heard new ${text}` });
    for (let i = 0; i < 20; i++) await attacked.application.sweeps.thoughts();
    expect(attacked.model.asked.filter(({ prompt }) => prompt.name === 'triage-item').length).toBeGreaterThan(
      50,
    );

    const [is, without] = [await dump(attacked), await dump(quiet)];
    for (const name of [
      'bets',
      'assumptions',
      'evidence',
      'metrics',
      'readings',
      'members',
      'settings',
      'captures',
      'nudges',
      'questions',
      'forgotten',
      'outbox',
      'inbox',
      'checkinPlans',
      'unreachable',
    ])
      expect(plain(is[name]), name).toEqual(plain(without[name]));
    expect(withoutPlace(is.items)).toEqual(withoutPlace(without.items));
    // What nobody attacked with is where it was.
    for (const [id, theme] of placesBefore)
      expect((is.items?.find((item) => item.id === id) as { theme?: string } | undefined)?.theme, id).toBe(
        theme,
      );
    // The log tells of the moves, and of nothing else.
    const told = (docs: readonly Document[] | undefined) =>
      (docs as readonly LogEntry[] | undefined)
        ?.filter(({ type }) => type !== 'item-moved')
        .map(({ by, type, subject }) => `${by} ${type} ${subject}`);
    expect(told(is.log)).toEqual(told(without.log));
    // It did obey, where it could.
    expect(is.log?.length).toBeGreaterThan(without.log?.length ?? 0);

    const shown: string[] = [JSON.stringify(is)];
    const ids = plain(is.items).map(({ id }) => `/heard show ${id}`);
    const themeIds = plain(is.themes).map(({ id }) => `/heard show ${id}`);
    for (const line of [...LOOKS, ...ids, ...themeIds]) shown.push(words(await attacked.says('ana', line)));
    const asked = new Set(attacked.model.asked.map(({ prompt }) => prompt.name));
    expect([...asked].toSorted()).toEqual([
      'answer-question',
      'doubt-bet',
      'feedback-week',
      'label-theme',
      'triage-item',
    ]);
    const all = shown.join('\n');
    expect(all).not.toContain('model-written.example');
    expect(all).not.toContain(FOREIGN);
    expect(is.themeSummaries).toEqual([]);
  });

  it('is never sent who people are, nor anything of another workspace', async () => {
    const chat = await opened(true);
    for (let i = 0; i < 3; i++) await chat.application.sweeps.thoughts();
    const sent = chat.model.asked.map(({ data }) => data);
    const own = sent.filter((data) => !data.includes(FOREIGN));
    expect(own.length).toBeGreaterThan(5);
    expect(own.join('\n')).not.toMatch(/dana|example\.com|\bana\b|mallory/i);
    // The other workspace's own questions hold nothing of this one.
    for (const data of sent.filter((each) => each.includes(FOREIGN)))
      expect(data).not.toMatch(/big boards|saved searches/);
  });

  it.each([
    ['words that the parser takes for no bet', undefined],
    ['a thread', 't1'],
  ])('drafts %s, and does nothing else', async (_what, thread) => {
    const chat = await opened(true);
    const before = await dump(chat);
    const said = (text: string, i: number) => ({
      message: `${thread}.${i}`,
      text,
      author: 'mallory',
      saidAt: `2026-11-20T13:00:0${i % 10}.000Z`,
    });
    for (const attack of ATTACKS) {
      chat.threads.set('general:t1', [said('folks want the export to be quick', 0), said(attack, 1)]);
      await chat.mentions('mallory', thread === undefined ? attack : 'make a bet of this', thread);
    }
    expect(chat.model.asked.filter(({ prompt }) => prompt.name === 'capture-bet').length).toBeGreaterThan(20);
    const after = await dump(chat);
    for (const name of Object.keys(after))
      if (!['captures', 'modelJobs', 'inbox', 'members', 'counters'].includes(name))
        expect(plain(after[name]), name).toEqual(plain(before[name]));
    expect(JSON.stringify(after.captures)).not.toMatch(/model-written|quokka/);
  });

  it('puts into a draft from a theme only what users say', async () => {
    const chat = await opened(true);
    const shown = words(await chat.says('ana', '/bet new from THM-1'));
    expect(chat.model.asked.some(({ prompt }) => prompt.name === 'draft-from-theme')).toBe(true);
    expect(shown).toContain('Draft, not saved yet');
    expect(shown).not.toMatch(/quokka|model-written|everyone|worded by a model/);
  });

  it('puts into a draft only what the message says', async () => {
    const message = 'bet: dark mode should lift signups from 12% to 15% by Dec 20';
    const [attacked, quiet] = [await opened(true), await opened(false)];
    const before = await quiet.mentions('mallory', message);
    await attacked.mentions('mallory', message);
    await attacked.hear('mallory', {
      kind: 'posted',
      cardOf: 'DRAFT-1',
      ref: { channel: 'general', message: 'm' },
    });
    await attacked.application.sweeps.drafts();
    await attacked.application.sweeps.outbox();
    const shown = [before, ...attacked.updated.map(({ reply }) => reply)].map(words).join('\n');
    expect(shown).not.toMatch(/99|2030|100 %|quokka|model-written|everyone/);
    expect(words(await attacked.says('mallory', '/bet save 1'))).not.toMatch(
      /99|2030|quokka|model-written|everyone/,
    );
  });
});
