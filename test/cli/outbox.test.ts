import { expect, test } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { inbox, outbox, unreachable } from '#app/collections.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import { makeHome } from './ante.ts';

const AT = '2026-12-15T10:00:00.000Z';
const HELD = { state: 'held', reason: 'it may have arrived' } as const;
const DEAD = { state: 'dead', reason: 'closed their DMs' } as const;

/** A store in which one message is dead, one held, one event given up and one member out of reach. */
async function troubledHome() {
  const home = makeHome();
  const store = await openSqlite({ file: home.at('ante.db'), collections: COLLECTIONS });
  const scope = store.in('console:local');
  for (const [key, trouble] of [
    ['checkin:ana:2026-12-15', HELD],
    ['checkin:ben:2026-12-15', DEAD],
  ] as const) {
    const send = { kind: 'post', to: { kind: 'dm', member: key.slice(8, 11) } } as const;
    await scope.transaction((tx) => post(tx, key, AT, send, say(['the call is yours'])));
    const queued = await scope.get(outbox, key);
    if (queued) await scope.replace(outbox, { ...queued, ...trouble });
  }
  await scope.insert(unreachable, { id: 'ben', version: 0, since: AT, reason: 'closed their DMs' });
  await scope.insert(inbox, { id: 'e1', version: 0, state: 'failed', at: AT, attempts: 10 });
  await store.close();
  return home;
}

test('the doctor says what was not delivered, was given up, and who is out of reach, and what to do', async () => {
  const { ante } = await troubledHome();
  const { code, out } = await ante(['doctor']);
  const wrong = out.split('\n').filter((line) => line.startsWith('✗'));
  expect(wrong).toEqual([
    expect.stringMatching(
      /1 message\(s\) could not be delivered.*ante outbox names them and sends one again/,
    ),
    expect.stringMatching(/1 message\(s\) may have arrived or not, and are not sent again by themselves/),
    expect.stringMatching(/1 thing\(s\) that people sent could not be done/),
    expect.stringMatching(/1 member\(s\) take no DMs from Ante: their check-ins go to the bets' threads/),
  ]);
  expect(code).toBe(1);
});

test('the outbox names each with its reason, and sends one again that somebody looked for', async () => {
  const { ante } = await troubledHome();
  const listed = await ante(['outbox']);
  expect(listed.code).toBe(1);
  expect(listed.out).toMatch(/^console:local {2}checkin:ana:2026-12-15 {2}held .*: it may have arrived$/m);
  expect(listed.out).toMatch(/^console:local {2}checkin:ben:2026-12-15 {2}dead .*: closed their DMs$/m);
  expect(await ante(['outbox', 'replay', 'checkin:ana:2026-12-15'])).toMatchObject({
    code: 0,
    out: 'checkin:ana:2026-12-15 is queued again in console:local.\n',
  });
  expect((await ante(['outbox'])).out).not.toContain('checkin:ana');
  const refused = await ante(['outbox', 'replay', 'checkin:cleo:2026-12-15']);
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringMatching(/No message .* waits.*\n {2}ante outbox/),
  });
  expect((await ante(['outbox', 'send'])).err).toMatch(/What should be done.*\n {2}ante outbox\n/);
});
