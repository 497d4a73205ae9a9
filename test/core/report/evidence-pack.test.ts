import { describe, expect, it } from 'vitest';
import type { Evidence, Stance } from '#core/assumption/assumption.ts';
import type { Text } from '#core/chat/text.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import { type EvidenceSources, evidencePack, showSource, showVoices } from '#core/report/evidence-pack.ts';
import { given } from '../judgement/given.ts';

const said = (number: number, text: string, fields: Partial<FeedbackItem> = {}): FeedbackItem => ({
  id: `ITM-${number}`,
  version: 1,
  text,
  source: 'heard',
  externalId: String(number),
  saidAt: '2026-12-01T09:00:00.000Z',
  receivedAt: '2026-12-01T09:00:00.000Z',
  receivedBy: 'U1',
  ...fields,
});
const theme = (number: number, fields: Partial<Theme> = {}): Theme => ({
  id: `THM-${number}`,
  version: 1,
  label: 'filters',
  items: 2,
  people: 2,
  firstSeen: '2026-11-01T09:00:00.000Z',
  lastSeen: '2026-12-01T09:00:00.000Z',
  ...fields,
});
const linked = (from: Evidence['from'], stance: Stance, about: Evidence['about'] = 'BET-1'): Evidence => ({
  id: `${from}-${about}-${stance}`,
  version: 1,
  from,
  about,
  stance,
  by: 'U1',
  at: '2026-12-02T09:00:00.000Z',
});
const pack = (sources: Partial<EvidenceSources>) =>
  evidencePack({
    bet: given(1, { assumptions: ['ASM-1'] }),
    assumptions: [],
    evidence: [],
    themes: [],
    items: [],
    readings: [],
    ...sources,
  });
const inTheme = (id: ThemeId, author?: string) => ({ theme: id, ...(author !== undefined && { author }) });
const ids = (items: readonly FeedbackItem[] | undefined): ItemId[] | undefined => items?.map(({ id }) => id);
const read = (text: Text): string =>
  text.map((span) => (typeof span === 'string' ? span : JSON.stringify(span))).join('');

describe('an evidence pack', () => {
  it('leads with what contradicts, and leaves out what nobody said', () => {
    const items = [said(1, 'I love it'), said(2, 'I never use it'), said(3, 'saw it')];
    const evidence = [
      linked('ITM-1', 'supports'),
      linked('ITM-3', 'mentions'),
      linked('ITM-2', 'contradicts'),
    ];
    const stances = (links: Evidence[]) =>
      pack({ evidence: links, items }).voices.map(({ stance }) => stance);
    expect(stances(evidence)).toEqual(['contradicts', 'supports', 'mentions']);
    expect(stances(evidence.slice(0, 1))).toEqual(['supports']);
  });

  it('counts every item of a linked theme once, and people apart from the unnamed', () => {
    const items = [
      said(1, 'one', inTheme('THM-1', 'ada')),
      said(2, 'two', inTheme('THM-1', 'ada')),
      said(3, 'three', inTheme('THM-1')),
      said(4, 'elsewhere', inTheme('THM-2', 'eve')),
    ];
    const evidence = [linked('THM-1', 'contradicts', 'ASM-1'), linked('ITM-1', 'contradicts', 'ASM-1')];
    const [against] = pack({ evidence, items, themes: [theme(1), theme(2)] }).voices;
    expect(against).toMatchObject({ items: 3, people: 1, unnamed: 1, about: ['ASM-1'] });
    expect(against && read(showVoices(against))).toBe(
      'Against: 3 items from 1 person and 1 unnamed (n=3, directional), about ASM-1',
    );
  });

  it('takes only what is about the bet or its assumptions', () => {
    const evidence = [linked('ITM-1', 'supports', 'BET-2'), linked('ITM-1', 'supports', 'ASM-9')];
    expect(pack({ evidence, items: [said(1, 'yes')] }).voices).toEqual([]);
  });

  it("lets an item's own link outweigh its theme's towards the same thing, and no other", () => {
    const items = [said(1, 'one', inTheme('THM-1')), said(2, 'two', inTheme('THM-1'))];
    const themes = [theme(1)];
    const of = (about: Evidence['about']) =>
      pack({ items, themes, evidence: [linked('THM-1', 'contradicts'), linked('ITM-1', 'supports', about)] })
        .voices;
    expect(of('BET-1').map(({ items: n }) => n)).toEqual([1, 1]);
    expect(of('ASM-1').map(({ items: n }) => n)).toEqual([2, 1]);
  });

  it('follows a theme into the one it was merged into, and survives a circle of them', () => {
    const items = [said(1, 'one', inTheme('THM-2'))];
    const evidence = [linked('THM-1', 'supports')];
    const merged = [theme(1, { mergedInto: 'THM-2' }), theme(2)];
    expect(pack({ evidence, items, themes: merged }).voices[0]).toMatchObject({
      items: 1,
      themes: [{ id: 'THM-2' }],
    });
    const circle = [theme(1, { mergedInto: 'THM-2' }), theme(2, { mergedInto: 'THM-1' })];
    expect(pack({ evidence, items, themes: circle }).voices).toHaveLength(1);
  });

  it('counts linked readings', () => {
    const [against] = pack({ evidence: [linked('reading:r1', 'contradicts')] }).voices;
    expect(against && read(showVoices(against))).toBe('Against: 1 reading, about BET-1');
  });

  it('holds the readings against the target', () => {
    const bet = given(1, { terms: { from: { value: 1 }, to: { value: 2 } } });
    expect(pack({ bet }).figures).toMatchObject({ readings: 0, to: { value: 2 } });
  });
});

describe('the quotes', () => {
  const quotes = (...items: FeedbackItem[]) =>
    ids(pack({ items, evidence: items.map(({ id }) => linked(id, 'supports')) }).voices[0]?.quotes);
  const telling = 'saved searches would spare me typing the same filters every single morning';

  it('are the two that say most, of different people', () => {
    expect(
      quotes(
        said(1, 'good', { author: 'eve' }),
        said(2, telling, { author: 'ada' }),
        said(3, `${telling} and evening`, { author: 'ada' }),
        said(4, 'filters vanish after reload', { author: 'bob' }),
      ),
    ).toEqual(['ITM-3', 'ITM-4']);
  });

  it('are no essays while there is something shorter, and no padding', () => {
    const essay = Array.from({ length: 99 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`).join(
      ' ',
    );
    const padded =
      'it was not that it is as it was when we had it as they were and so it will be for us and them';
    expect(
      quotes(
        said(1, essay, { author: 'a' }),
        said(2, padded, { author: 'b' }),
        said(3, telling, { author: 'c' }),
      ),
    ).toEqual(['ITM-3', 'ITM-2']);
    expect(quotes(said(1, essay))).toEqual(['ITM-1']);
  });

  it('take the unnamed for one person, and a repetition only without its original', () => {
    expect(quotes(said(1, telling), said(2, `${telling} and evening`))).toEqual(['ITM-2']);
    const copy = said(2, `${telling} and evening`, { author: 'bob', duplicateOf: 'ITM-1' });
    expect(quotes(said(1, telling, { author: 'ada' }), copy)).toEqual(['ITM-1']);
    expect(quotes(copy)).toEqual(['ITM-2']);
  });

  it('come with who, when and where', () => {
    const item = said(1, 'x', { author: 'ada', permalink: 'https://example.org/1' });
    expect(showSource(item)).toEqual([
      'ada',
      ', ',
      { at: '2026-12-01T09:00:00.000Z', as: 'date' },
      ', ',
      { link: 'https://example.org/1', label: 'source' },
    ]);
  });
});
