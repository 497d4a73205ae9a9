import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listen, readPayload } from '#adapters/slack/listen.ts';

const SELF = { user: 'U0ANTE', url: 'https://acme.slack.com/' };
const NOW = '2026-11-20T14:00:00.000Z';
const TS = '1795183200.000100';

function hear(body: unknown) {
  const payload = readPayload(body);
  return payload && listen(payload, SELF, NOW);
}

function event(inner: Record<string, unknown>, envelope: Record<string, unknown> = {}) {
  return hear({
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1_795_183_200,
    team_id: 'T1',
    event: { channel: 'C1', ts: TS, user: 'U1', ...inner },
    ...envelope,
  });
}

function inbound(heard: ReturnType<typeof hear>) {
  return heard?.kind === 'asked' ? heard.asked.map((asked) => asked.inbound) : [];
}

describe('what is heard', () => {
  it('is a message with its place, its author, its time and its address', () => {
    expect(inbound(event({ type: 'message', text: 'slow &amp; broken', thread_ts: '1.2' }))).toEqual([
      {
        workspace: 'slack:T1',
        member: 'U1',
        channel: 'C1',
        thread: '1.2',
        eventId: 'Ev1',
        at: NOW,
        kind: 'message',
        text: 'slow & broken',
        message: TS,
        permalink: 'https://acme.slack.com/archives/C1/p1795183200000100?thread_ts=1.2&cid=C1',
      },
    ]);
  });

  it('is a mention in its thread, without the mention itself', () => {
    const heard = event({ type: 'app_mention', text: '<@U0ANTE> bet: dark mode' });
    expect(heard).toMatchObject({
      asked: [
        {
          inbound: { kind: 'mention', text: 'bet: dark mode', thread: TS },
          answer: { origin: { thread: TS } },
        },
      ],
    });
  });

  it('is asked within a thread only where there was one: whispers go there', () => {
    const mention = { type: 'app_mention', text: '<@U0ANTE> list' };
    const originOf = (heard: ReturnType<typeof event>) =>
      heard?.kind === 'asked' && heard.asked[0]?.answer.kind === 'chat'
        ? heard.asked[0].answer.origin
        : undefined;
    expect(originOf(event(mention))).toEqual({ channel: 'C1', thread: TS });
    expect(originOf(event({ ...mention, thread_ts: '1.2' }))).toEqual({
      channel: 'C1',
      thread: '1.2',
      within: '1.2',
    });
  });

  it('is, in a DM, said to Ante; files of feedback are taken in and others belong to the words', () => {
    const dm = { type: 'message', channel: 'D1', channel_type: 'im', subtype: 'file_share' };
    const csv = { id: 'F1', name: 'calls.csv' };
    const png = { id: 'F2', name: 'screen.png' };
    expect(inbound(event({ ...dm, text: '', files: [csv, { ...csv, id: 'F3' }] }))).toMatchObject([
      { kind: 'file', file: 'F1', eventId: 'Ev1' },
      { kind: 'file', file: 'F3', eventId: 'Ev1.1' },
    ]);
    expect(inbound(event({ ...dm, text: 'bet: this', files: [png] }))).toMatchObject([
      { kind: 'mention', text: 'bet: this' },
    ]);
    expect(inbound(event({ ...dm, text: '', files: [png] }))).toMatchObject([
      { kind: 'file', name: 'screen.png' },
    ]);
  });

  it("is not Ante's own doing, nor another bot's", () => {
    const silent = [
      { type: 'message', text: 'from a bot', bot_id: 'B1' },
      { type: 'message', text: 'from a bot', subtype: 'bot_message' },
      { type: 'message', text: 'mine', user: 'U0ANTE' },
      { type: 'app_mention', text: '<@U0ANTE> list', bot_id: 'B1' },
      {
        type: 'reaction_added',
        user: 'U0ANTE',
        reaction: 'bulb',
        item: { type: 'message', channel: 'C1', ts: TS },
      },
      { type: 'message', subtype: 'channel_join', text: 'joined' },
      { type: 'message', text: '<@U0ANTE> said to Ante, and heard as a mention' },
      { type: 'app_home_opened', tab: 'messages' },
      { type: 'team_join' },
    ];
    for (const each of silent) expect(event(each)).toBeUndefined();
  });

  it('is an edit only where the words changed', () => {
    const changed = (message: object, previous: object) =>
      event({ type: 'message', subtype: 'message_changed', message, previous_message: previous });
    const said = { ts: TS, user: 'U2', text: 'before' };
    expect(inbound(changed({ ...said, text: 'after' }, said))).toMatchObject([
      { kind: 'edited', member: 'U2', text: 'after', message: TS },
    ]);
    // Slack added a preview of a link.
    expect(changed({ ...said, attachments: [] }, said)).toBeUndefined();
    expect(changed({ ...said, user: 'U0ANTE', text: 'after' }, said)).toBeUndefined();
    expect(changed({ ...said, bot_id: 'B1', text: 'after' }, said)).toBeUndefined();
    // It was said to Ante, not to the channel.
    expect(changed({ ...said, text: 'after' }, { ...said, text: '<@U0ANTE> dark mode' })).toBeUndefined();
  });

  it('is a deletion also where a thread leaves a stone behind', () => {
    const deleted = { type: 'message', subtype: 'message_deleted', user: undefined };
    expect(
      inbound(event({ ...deleted, deleted_ts: '1.1', previous_message: { ts: '1.1', user: 'U2' } })),
    ).toMatchObject([{ kind: 'deleted', message: '1.1', member: 'U2' }]);
    expect(inbound(event({ ...deleted, deleted_ts: '1.1' }))).toMatchObject([
      { kind: 'deleted', message: '1.1' },
    ]);
    const stone = { ts: '1.1', subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
    expect(
      inbound(
        event({
          type: 'message',
          subtype: 'message_changed',
          user: undefined,
          message: stone,
          previous_message: { ts: '1.1', user: 'U2' },
        }),
      ),
    ).toMatchObject([{ kind: 'deleted', message: '1.1', member: 'U2' }]);
  });

  it('is a reaction of the two kinds, in any colour of skin', () => {
    const item = { type: 'message', channel: 'C2', ts: TS };
    const react = (type: string, reaction: string) =>
      inbound(event({ type, channel: undefined, reaction, item }));
    expect(react('reaction_added', 'ear::skin-tone-4')).toMatchObject([
      { kind: 'reaction', as: 'feedback', isOn: true, channel: 'C2' },
    ]);
    expect(react('reaction_removed', 'bulb')).toMatchObject([{ kind: 'reaction', as: 'bet', isOn: false }]);
    expect(react('reaction_added', 'tada')).toEqual([]);
    expect(react('reaction_added', 'constructor')).toEqual([]);
  });

  it("belongs to the workspace that Ante is in, also in another one's channel", () => {
    const shared = { team_id: 'T9', authorizations: [{ team_id: 'T1', user_id: 'U0ANTE', is_bot: true }] };
    expect(inbound(event({ type: 'message', text: 'hi' }, shared))).toMatchObject([
      { workspace: 'slack:T1' },
    ]);
  });

  it('is that Ante was taken out', () => {
    expect(event({ type: 'app_uninstalled' })).toEqual({
      kind: 'left',
      workspace: 'slack:T1',
      why: 'app_uninstalled',
    });
    expect(event({ type: 'tokens_revoked', tokens: { bot: ['U0ANTE'] } })).toMatchObject({ kind: 'left' });
    expect(event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })).toBeUndefined();
  });

  it('is never a reason to stumble, whatever is in it', () => {
    const value = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(TS, 'U1', '<@U0ANTE> bet: x', '', '<@|>', '<!>', '1e999'),
    );
    const inner = fc.record(
      {
        type: fc.constantFrom(
          'message',
          'app_mention',
          'reaction_added',
          'app_home_opened',
          'tokens_revoked',
        ),
        subtype: fc.constantFrom('message_changed', 'message_deleted', 'file_share', 'me_message'),
        channel: value,
        channel_type: fc.constantFrom('im', 'channel'),
        user: value,
        text: value,
        ts: value,
        thread_ts: value,
        reaction: value,
        tab: fc.constant('home'),
        deleted_ts: value,
        item: fc.record({ type: fc.constant('message'), channel: value, ts: value }, { requiredKeys: [] }),
        message: fc.record({ ts: value, text: value, user: value }, { requiredKeys: ['ts'] }),
        files: fc.array(fc.record({ id: value, name: value })),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(inner, fc.double(), (event, event_time) => {
        for (const heard of inbound(
          hear({ type: 'event_callback', event_id: 'Ev1', event_time, team_id: 'T1', event }),
        ))
          expect(heard).toMatchObject({ workspace: 'slack:T1', at: expect.stringMatching(/Z$/) });
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.anything(), (body) => void hear(body)));
  });

  it('is none of it where the payload is not one of Slack', () => {
    const hostile = [
      {},
      { type: 'event_callback' },
      {
        type: 'event_callback',
        event_id: { $ne: null },
        event_time: 1,
        team_id: 'T1',
        event: { type: 'message' },
      },
      { command: '/bet', text: { $ne: null }, team_id: 'T1' },
      { type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: 't', actions: [] },
      JSON.parse('{"type":"view_submission","__proto__":{"team":{"id":"T1"}}}'),
    ];
    for (const each of hostile) expect(hear(each)).toBeUndefined();
  });
});
