import { describe, expect, it } from 'vitest';
import { items, log, themePieces, themes } from '#app/collections.ts';
import type { Context } from '#app/context.ts';
import { enter } from '#app/enter.ts';
import { all } from '#app/load.ts';
import { unpackInts } from '#core/feedback/packed.ts';
import { newMember } from '#core/member/member.ts';
import { words } from '../chat.ts';
import { listening, miscounted } from './given.ts';

async function watching(options: Parameters<typeof listening>[0] = {}) {
  const team = await listening(options);
  await team.asks('/heard watch #general');
  const said = (text: string, message: string) => team.hear('dana', { kind: 'message', text, message });
  /** The context of an event that concerns a message of the channel. */
  const context = (saidAt = '2026-11-20T15:00:00.000Z'): Promise<Context> =>
    enter(
      { store: team.store, clock: { now: () => '2026-11-20T15:00:00.000Z' } },
      {
        workspace: 'console:local',
        member: 'dana',
        channel: 'general',
        eventId: 'e',
        at: saidAt,
      },
      async () => newMember('dana', 'dana', 'UTC'),
    );
  const { heard } = team.application;
  return {
    ...team,
    said,
    edited: async (text: string, message: string, saidAt?: string) =>
      heard.editHeard(await context(saidAt), { text, message }),
    removed: async (message: string) => heard.removeHeard(await context(), { message }),
    texts: async () => (await all(team.scope, items, { by: 'id' })).map(({ text }) => text),
    everything: async () =>
      JSON.stringify(
        await Promise.all(
          [items, themes, themePieces, log].map((from) =>
            all(team.scope, from as typeof items, { by: 'id' }),
          ),
        ),
      ),
  };
}

describe('a watched channel', () => {
  it('is listened in silently, and its people are the authors', async () => {
    const { said, item } = await watching();
    expect(await said('the export times out', 'm1')).toBeUndefined();
    expect(await item('ITM-1')).toMatchObject({
      source: 'channel',
      externalId: 'general:m1',
      author: 'dana',
    });
  });

  it('is told who asked for it, and how to stay out, once', async () => {
    const { sent, asks, application } = await watching();
    await asks('/heard watch #general');
    await application.sweeps.outbox();
    expect(sent.map(({ to, reply }) => [to, words(reply)])).toEqual([
      [
        { kind: 'channel', channel: 'general' },
        expect.stringMatching(/ana asked me to listen.*heard optout/),
      ],
    ]);
  });

  it('has to be one that Ante can hear', async () => {
    const { asks } = await listening();
    expect(await asks('/heard watch #closed')).toContain('Ante is not in #closed.\n/invite @ante');
    expect(await asks('/heard reactions on #closed')).toContain('Ante is not in #closed.');
  });

  it('does not hear who wants to stay out, until they come back', async () => {
    const { said, asks, texts } = await watching();
    await asks('/heard optout', 'dana');
    await said('the export times out', 'm1');
    await asks('/heard optin', 'dana');
    await said('login fails', 'm2');
    expect(await texts()).toEqual(['login fails']);
  });

  it('is heard no more when it is not watched', async () => {
    const { said, asks, texts } = await watching();
    expect(await asks('/heard unwatch general')).toContain('No longer listening in #general');
    await said('the export times out', 'm1');
    expect(await texts()).toEqual([]);
  });

  it('can be the one in which it is said', async () => {
    const { asks } = await listening();
    expect(await asks('/heard watch')).toContain('Listening in #general');
    expect(await asks('/bet settings')).toContain('Listening in: #general');
  });

  it('passes over what is empty or too long', async () => {
    const { said, texts } = await watching();
    await said(' ', 'm1');
    await said('x'.repeat(20_001), 'm2');
    expect(await texts()).toEqual([]);
  });
});

describe('an edited message', () => {
  it('says what it says now, and nothing of what it said', async () => {
    const { said, edited, texts, everything, scope } = await watching();
    await said('the zanzibar export times out', 'm1');
    await said('cannot log in with google', 'm2');
    await edited('log in with google fails', 'm1');
    expect(await texts()).toEqual(['log in with google fails', 'cannot log in with google']);
    expect(await everything()).not.toContain('zanzibar');
    expect(await miscounted(scope)).toEqual([]);
  });

  it('stays where a person put it', async () => {
    const { said, edited, asks, item } = await watching();
    await said('the export times out', 'm1');
    await said('cannot log in with google', 'm2');
    await asks('/heard move ITM-1 THM-2');
    await edited('the export of boards times out', 'm1');
    expect(await item('ITM-1')).toMatchObject({ theme: 'THM-2', placedBy: 'ana', version: 3 });
  });

  it('goes when nothing is left of it', async () => {
    const { said, edited, texts } = await watching();
    await said('the export times out', 'm1');
    await edited('', 'm1');
    expect(await texts()).toEqual([]);
  });

  it('is not kept where it was said long before, and not heard', async () => {
    const { edited, texts } = await watching();
    await edited('the export of boards times out', 'm1', '2025-11-20T15:00:00.000Z');
    expect(await texts()).toEqual([]);
  });

  it('is kept as it is now when the edit comes first', async () => {
    const { said, edited, texts } = await watching();
    await edited('new words', 'm1');
    await said('old words', 'm1');
    expect(await texts()).toEqual(['new words']);
  });

  it('makes no original of what it said before', async () => {
    const { said, edited, item } = await watching();
    await said('the export times out', 'm1');
    await said('the export times out', 'm2');
    expect((await item('ITM-2')).duplicateOf).toBe('ITM-1');
    await edited('please add a dark mode', 'm1');
    expect((await item('ITM-2')).duplicateOf).toBeUndefined();
  });
});

describe('the vector of an edited message', () => {
  it('goes with the words, and what was like them keeps no bond to it', async () => {
    const embedder = {
      space: 'small/2',
      embed: async (texts: readonly string[]) => texts.map((text) => [text.length, 7]),
    };
    const { said, edited, item, scope, application } = await watching({ embedder });
    await said('the zanzibar export times out', 'm1');
    await said('the other export times out', 'm2');
    await application.heard.triageBacklog();
    const { vector } = await item('ITM-1');
    expect(vector).toMatch(/^small/);
    await edited('please add a dark mode', 'm1');
    expect(await item('ITM-1')).toMatchObject({ space: '' });
    expect(await item('ITM-1')).not.toHaveProperty('vector');
    const pieces = (await all(scope, themePieces, { by: 'id' })).flatMap(({ memory }) => memory ?? []);
    expect(JSON.stringify(pieces)).not.toContain(vector);
    const bound = pieces.flatMap((memory) =>
      memory.kind === 'strand' ? memory.samples.flatMap(({ near }) => [...unpackInts(near)]) : [],
    );
    expect(bound).not.toContain(1);
  });
});

describe('a deleted message', () => {
  it('leaves nothing', async () => {
    const { said, removed, everything } = await watching();
    await said('the zanzibar export times out', 'm1');
    await removed('m1');
    expect(await everything()).not.toContain('zanzibar');
  });

  it.each([
    ['its message', ['removed', 'said']],
    ['its edit', ['removed', 'edited']],
    ['both', ['removed', 'edited', 'said']],
  ] as const)('is nowhere when the deletion comes before %s', async (_, order) => {
    const { said, edited, removed, everything } = await watching();
    for (const event of order) {
      if (event === 'removed') await removed('m1');
      else if (event === 'said') await said('zanzibar', 'm1');
      else await edited('zanzibar', 'm1');
    }
    expect(await everything()).not.toContain('zanzibar');
  });
});
