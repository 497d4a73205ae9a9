import { describe, expect, it } from 'vitest';
import { members, settings } from '#app/collections.ts';
import { SETTINGS } from '#core/chat/bet-commands.ts';
import { openChat, words } from './chat.ts';

async function withAna() {
  const chat = await openChat();
  await chat.says('ana', '/bet list');
  return { ...chat, ana: () => chat.scope.get(members, 'ana') };
}

describe('settings of a person', () => {
  it.each([
    [
      'zone Europe/Berlin',
      /Your zone is Europe\/Berlin. Check-ins come at 10:00 there/,
      { zone: 'Europe/Berlin' },
    ],
    ['zone berlin', /Your zone is Europe\/Berlin/, { zone: 'Europe/Berlin' }],
    ['days sun to thu', /Mon, Tue, Wed, Thu, Sun/, { workDays: [1, 2, 3, 4, 7] }],
    ['hour 9:30', /Check-ins come at 09:30, UTC/, { checkinHour: '09:30' }],
    [
      'away Dec 24 to Jan 2',
      /No check-ins from 2026-12-24 to 2027-01-02/,
      { away: [{ from: '2026-12-24', to: '2027-01-02' }] },
    ],
    ['away Nov 23', /No check-ins on 2026-11-23\./, { away: [{ from: '2026-11-23', to: '2026-11-23' }] }],
    [
      'away Dec 25, 2026, Dec 26 and Jan 6',
      /No check-ins on 2026-12-25, on 2026-12-26, on 2027-01-06\./,
      { away: ['2026-12-25', '2026-12-26', '2027-01-06'].map((date) => ({ from: date, to: date })) },
    ],
    ['stop', /No more DMs.*resume/, { stopped: true }],
    ['name  Ana   Lópe\u0301z ', /You are Ana Lópe\u0301z/, { name: 'Ana Lópe\u0301z' }],
  ])('%s', async (typed, said, kept) => {
    const { says, ana } = await withAna();
    const reply = await says('ana', `/bet settings ${typed}`);
    expect(reply).toMatchObject({ audience: 'you' });
    expect(reply.failed).toBeUndefined();
    expect(words(reply)).toMatch(said);
    expect(await ana()).toMatchObject(kept);
  });

  it('resume after a stop', async () => {
    const { says, ana } = await withAna();
    await says('ana', '/bet settings stop');
    expect(words(await says('ana', '/bet settings'))).toContain('Check-ins at: stopped');
    await says('ana', '/bet settings resume');
    expect(await ana()).not.toHaveProperty('stopped');
  });

  it('end an absence early and keep the later one', async () => {
    const { says, ana, at } = await withAna();
    await says('ana', '/bet settings away Nov 23 to Nov 27');
    await says('ana', '/bet settings away Dec 24 to Jan 2');
    at('2026-11-25T09:00:00.000Z');
    expect(words(await says('ana', '/bet settings back'))).toMatch(
      /Welcome back.*Away again from 2026-12-24/,
    );
    expect((await ana())?.away).toEqual([{ from: '2026-12-24', to: '2027-01-02' }]);
    expect(words(await says('ana', '/bet settings back'))).toMatch(/No away dates are set/);
    expect((await ana())?.away).toEqual([]);
  });

  it('cut a long name between characters', async () => {
    const { says, ana } = await withAna();
    await says('ana', `/bet settings name ${'👩‍🚀'.repeat(40)}`);
    const name = (await ana())?.name ?? '';
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name.replaceAll('👩‍🚀', '')).toBe('…');
  });
});

describe('settings of the team', () => {
  it.each([
    ['team-zone New York', /The team's zone is America\/New_York/, { zone: 'America/New_York' }],
    ['limit 1', /warns an owner who has 1 live bet or more/, { validationLimit: 1 }],
    ['digest #product', /goes to #product, Mondays at 09:00 UTC/, { digestChannel: 'product' }],
  ])('%s', async (typed, said, kept) => {
    const chat = await openChat();
    expect(words(await chat.says('ana', `/bet settings ${typed}`))).toMatch(said);
    expect(await chat.scope.get(settings, 'workspace')).toMatchObject(kept);
  });

  it('turn the digest off again', async () => {
    const chat = await openChat();
    await chat.says('ana', '/bet settings digest #product');
    await chat.says('ben', '/bet settings digest OFF');
    expect(await chat.scope.get(settings, 'workspace')).not.toHaveProperty('digestChannel');
  });

  it('are all kept when two people change two of them at once', async () => {
    const chat = await openChat();
    await Promise.all([
      chat.says('ana', '/bet settings limit 5'),
      chat.says('ben', '/bet settings digest #product'),
      chat.says('cem', '/bet settings team-zone Europe/Berlin'),
    ]);
    expect(await chat.scope.get(settings, 'workspace')).toMatchObject({
      validationLimit: 5,
      digestChannel: 'product',
      zone: 'Europe/Berlin',
    });
  });
});

describe('a setting that cannot be', () => {
  it.each([
    ['zone CET', /"CET" could be one of several zones/, '/bet settings zone Europe/Paris'],
    ['zone EST', /"EST" could be one of several zones/, '/bet settings zone America/New_York'],
    ['team-zone +2', /could be one of several zones/, '/bet settings team-zone Europe/Athens'],
    ['zone Atlantis', /"Atlantis" is no time zone/, '/bet settings zone Europe/Berlin'],
    ['days never', /"never" names no work days/, '/bet settings days Mon-Fri'],
    ['hour 23:30', /could slip past midnight/, '/bet settings hour 22:00'],
    ['hour noon', /"noon" is no time of day/, '/bet settings hour 9:30'],
    ['away sometime', /"sometime" holds no dates/, '/bet settings away Dec 24 to Jan 2'],
    ['limit 0', /"0" is no limit from 1 to 100/, '/bet settings limit 3'],
    ['limit 0x10', /is no limit/, '/bet settings limit 3'],
    ['limit 101', /is no limit/, '/bet settings limit 3'],
    ['digest the product channel', /is no channel/, '/bet settings digest #product'],
    ['zone', /What should zone be\?/, '/bet settings zone Europe/Berlin'],
    ['colour blue', /There is no setting "colour blue"/, '/bet settings zone Europe/Berlin'],
    [`name ${'x'.repeat(300)}`, /300 characters, and a setting holds 200/, '/bet settings name Ana'],
  ])('%s is refused with what to type', async (typed, why, instead) => {
    const { says, ana } = await withAna();
    const before = await ana();
    const reply = await says('ana', `/bet settings ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(words(reply)).toContain(instead);
    expect(await ana()).toEqual(before);
  });
});

it('all settings are in the overview, or are its opposites', async () => {
  const { says } = await withAna();
  const shown = words(await says('ana', '/bet settings'));
  const opposites = ['back', 'stop', 'resume'];
  for (const name of SETTINGS.filter((each) => !opposites.includes(each)))
    expect(shown).toContain(`/bet settings ${name} `);
  expect(shown).toContain('Zone: UTC');
  expect(shown).toContain('Work days: Mon, Tue, Wed, Thu, Fri');
  expect(shown).toContain('Digest: off');
});
