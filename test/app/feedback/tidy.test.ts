import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { log, themes } from '#app/collections.ts';
import { tidyThemes } from '#app/feedback/tidy.ts';
import { makeTriage, type Triage } from '#app/feedback/triage.ts';
import { all } from '#app/load.ts';
import type { Proposal } from '#core/feedback/engine.ts';
import type { Steps } from '#core/feedback/steps.ts';
import { itemsIn, listening, miscounted } from './given.ts';

/** Real questions of a bank's customers, in which the engine finds something to tidy. */
const SAID = readFileSync(join(import.meta.dirname, '../../../examples/feedback.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .slice(0, 330)
  .map((line) => JSON.parse(line) as { readonly text: string; readonly author: string });

async function tidied(before: (team: Awaited<ReturnType<typeof listening>>, heard: number) => Promise<void>) {
  const team = await listening();
  for (const [i, { text, author }] of SAID.entries()) {
    await before(team, i);
    await team.hears(text, author);
    if (i % 100 === 99) await team.application.heard.triageBacklog();
  }
  const entries = await all(team.scope, log, { by: 'id' });
  const done = entries.filter(({ type }) => type === 'theme-merged' || type === 'theme-split');
  return { ...team, done, byAnte: done.filter(({ by }) => by === 'ante') };
}

describe('tidying', () => {
  it('is never part of hearing somebody', async () => {
    const { hears, scope } = await listening();
    for (const { text, author } of SAID.slice(0, 110)) await hears(text, author);
    const entries = await all(scope, log, { by: 'id' });
    expect(entries.filter(({ by }) => by === 'ante')).toEqual([]);
  });

  it('is done by the sweep every hundred items, logged as Ante, and leaves every figure right', async () => {
    const { done, byAnte, scope } = await tidied(async () => {});
    expect(byAnte.length).toBeGreaterThan(5);
    expect(byAnte).toHaveLength(done.length);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('lets others have their turn while it computes', async () => {
    const { scope } = await listening();
    const triage = makeTriage();
    let isAnswered = false;
    function* untilAnswered(): Steps<readonly Proposal[]> {
      while (!isAnswered) yield;
      return [];
    }
    const slow: Triage = {
      ...triage,
      look: (of, ask) =>
        triage.look(of, (engine, state) =>
          ask({ ...engine, consolidate: untilAnswered }, { ...state, untidied: 1_000 }),
        ),
    };
    const tidying = tidyThemes(slow, scope, { by: 'ante', at: '2026-11-20T14:00:00.000Z' });
    await triage.look(scope, () => {
      isAnswered = true;
    });
    await tidying;
  });

  it('leads on from every id that was ever given', async () => {
    const { themes, asks } = await tidied(async () => {});
    const gone = (await themes()).filter(({ mergedInto }) => mergedInto);
    expect(gone).not.toEqual([]);
    for (const { id } of gone) expect(await asks(`/heard show ${id}`)).toMatch(/^THM-\d+ · /);
  });

  it('can be undone, and then is not done again', async () => {
    const { asks, byAnte, item, hears, scope } = await tidied(async () => {});
    const last = byAnte.at(-1);
    expect(await asks(`/heard undo ${last?.subject}`)).toContain('is undone');
    const back = await itemsIn(scope, last?.subject ?? '');
    expect(back.length).toBeGreaterThan(0);
    for (const { text } of SAID.slice(0, 110)) await hears(text);
    for (const id of back) expect((await item(id)).theme).toBe(last?.subject);
    expect(await miscounted(scope)).toEqual([]);
  });

  it('merges no two themes that people named, and keeps the one that is named', async () => {
    const { themes, byAnte } = await tidied(async ({ asks, themes }, heard) => {
      if (heard % 100 !== 99) return;
      for (const { id, mergedInto } of await themes())
        if (!mergedInto) await asks(`/heard rename ${id} ${id} is mine`);
    });
    expect(byAnte.filter(({ type }) => type === 'theme-merged')).toEqual([]);
    const named = (await themes()).filter(({ namedBy }) => namedBy);
    expect(named.filter(({ mergedInto }) => mergedInto)).toEqual([]);
    expect(named.every(({ id, label }) => label === `${id} is mine`)).toBe(true);
  });

  it('takes nothing out of a muted theme, or into it', async () => {
    const muted = new Set<string>();
    const { byAnte, scope } = await tidied(async ({ asks, themes }, heard) => {
      if (heard !== 99) return;
      for (const { id, mergedInto } of (await themes()).slice(0, 20)) {
        if (mergedInto) continue;
        muted.add(id);
        await asks(`/heard mute ${id}`);
      }
    });
    const crossing = byAnte.filter(
      ({ subject, after }) => muted.has(subject) !== muted.has(String(after.into)),
    );
    expect(crossing).toEqual([]);
    for (const id of muted) expect((await scope.get(themes, id as `THM-1`))?.mutedBy).toBe('ana');
  });
});
