import { expect, it } from 'vitest';
import type { InboundBody } from '#core/chat/inbound.ts';
import { isRepeatable, mayChange } from '#core/delivery/may-change.ts';

const frame = {
  workspace: 'w',
  member: 'ana',
  channel: 'general',
  eventId: 'e1',
  at: '2026-12-15T10:00:00.000Z',
};
const LISTENING = { watchedChannels: ['support'], reactionChannels: ['support'] };
const inSupport = { channel: 'support' };
const changes = (body: InboundBody & { readonly channel?: string }) =>
  mayChange({ ...frame, ...body }, LISTENING);
const typed = (text: string) => changes({ kind: 'command', text });

it('knows what only looks', () => {
  for (const line of [
    '/bet list',
    '/bet show BET-1',
    '/bet ask what is due?',

    '/bet report log',
    '/heard themes',
    '/heard find x',
  ])
    expect(typed(line), line).toBe(false);
});

it('takes everything else for a change', () => {
  for (const line of [
    '/bet if we add x',
    '/bet call BET-1 validated',
    '/heard it is slow',
    '/bet settings zone UTC',
  ])
    expect(typed(line), line).toBe(true);
  expect(changes({ kind: 'submit', command: '/bet new', values: {} })).toBe(true);
  expect(changes({ kind: 'mention', text: 'hello' })).toBe(true);
  expect(changes({ kind: 'posted', cardOf: 'BET-1', ref: { channel: 'c', message: '1' } })).toBe(true);
});

it('takes a line that is refused, and talk in a channel nobody watches, for none', () => {
  expect(typed('/bet place')).toBe(false);
  expect(changes({ kind: 'message', text: 'hi', message: '1' })).toBe(false);
  expect(changes({ kind: 'message', text: 'hi', message: '1', ...inSupport })).toBe(true);
  expect(changes({ kind: 'reaction', as: 'bet', isOn: true, message: '1' })).toBe(false);
  expect(changes({ kind: 'reaction', as: 'bet', isOn: true, message: '1', ...inSupport })).toBe(true);
});

it('knows what is done in many steps and may be begun again', () => {
  expect(isRepeatable({ ...frame, kind: 'file', name: 'rows.csv', file: '1' })).toBe(true);
  expect(isRepeatable({ ...frame, kind: 'command', text: '/heard import rows.csv' })).toBe(true);
  expect(isRepeatable({ ...frame, kind: 'command', text: '/heard it is slow' })).toBe(false);
  expect(isRepeatable({ ...frame, kind: 'mention', text: '/heard import rows.csv' })).toBe(false);
});
