import { expect, it } from 'vitest';
import { members } from '#app/collections.ts';
import { openChat, words } from './chat.ts';

const ASKED = /which time zone are you in\?.*\/bet settings zone/;

it('asks for a zone that nobody knows, once, below the first answer', async () => {
  const { says } = await openChat({ profile: async () => ({ name: 'Ana Silva' }) });
  expect(words(await says('ana', '/bet list'))).toMatch(ASKED);
  expect(words(await says('ana', '/bet list'))).not.toMatch(ASKED);
  expect(words(await says('ben', '/bet list'))).toMatch(ASKED);
});

it('does not ask who was merely heard, or has a form to fill in or a line to mend first', async () => {
  const { hear, says } = await openChat({ profile: async () => ({}) });
  await hear('ana', { kind: 'message', text: 'the export times out', message: 'm1' });
  expect(words(await says('ana', '/bet place BET-9'))).not.toMatch(ASKED);
  expect(words(await says('ana', '/bet'))).not.toMatch(ASKED);
  expect(words(await says('ana', '/bet list'))).toMatch(ASKED);
});

it('takes the name and the zone that the platform knows, and asks for none', async () => {
  const { says, scope } = await openChat({
    profile: async () => ({ name: 'Ana Silva', zone: 'Asia/Tokyo' }),
  });
  expect(words(await says('ana', '/bet list'))).not.toMatch(ASKED);
  expect(await scope.get(members, 'ana')).toMatchObject({ name: 'Ana Silva', zone: 'Asia/Tokyo' });
});

it.each([
  ['fails', () => Promise.reject(new Error('no such user'))],
  ['hangs', () => new Promise<never>(() => {})],
  ['names a zone that is none', async () => ({ zone: 'Mars/Olympus' })],
])('does without a platform that %s', async (_what, profile) => {
  const { says, scope } = await openChat({ profile });
  expect(words(await says('ana', '/bet list'))).toMatch(ASKED);
  expect(await scope.get(members, 'ana')).toMatchObject({ name: 'ana', zone: 'UTC' });
});

it('is content once the member said it', async () => {
  const { says } = await openChat({ profile: async () => ({}) });
  await says('ana', '/bet settings zone Berlin');
  expect(words(await says('ana', '/bet list'))).not.toMatch(ASKED);
});
