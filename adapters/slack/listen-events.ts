import type { InboundBody, PassedOnAs } from '#core/chat/inbound.ts';
import {
  type Answer,
  type Asked,
  type Heard,
  momentOf,
  permalinkOf,
  type Self,
  workspaceOf,
} from './heard.ts';
import type { Envelope, SlackEvent } from './wire.ts';
import { readLine, readWords } from './words-in.ts';

/** Subtypes that are still somebody saying something. */
const SAID: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
  'me_message',
]);
/** Files of feedback, by their names. */
const FEEDBACK_FILE = /\.(?:csv|tsv|jsonl|ndjson|json)$/i;
/** The emoji that pass a message on, in any colour of skin. */
const PASSES_ON: Readonly<Record<string, PassedOnAs>> = { bulb: 'bet', ear: 'feedback' };

/** What an event comes to; undefined when it is none of Ante's business: its own, another bot's, a mere notice. */
export function listenToEvent(envelope: Envelope, self: Self): Heard | undefined {
  const { event } = envelope;
  const workspace = workspaceOf(teamOf(envelope));
  if (event.type === 'app_uninstalled') return { kind: 'left', workspace, why: event.type };
  if (event.type === 'tokens_revoked')
    return (event.tokens?.bot?.length ?? 0) > 0 ? { kind: 'left', workspace, why: event.type } : undefined;
  const said = translate(event, self);
  const { member, channel } = { member: said?.member ?? event.user, channel: said?.channel ?? event.channel };
  if (!said || member === undefined || channel === undefined || member === self.user) return undefined;
  const asked = said.bodies.map((body, i): Asked => {
    const eventId = i === 0 ? envelope.event_id : `${envelope.event_id}.${i}`;
    const frame = {
      workspace,
      member,
      channel,
      eventId,
      at: said.at ?? new Date(envelope.event_time * 1_000).toISOString(),
      ...(said.thread !== undefined && { thread: said.thread }),
    };
    return { inbound: { ...frame, ...body }, answer: said.answer };
  });
  return { kind: 'asked', asked };
}

/** The workspace that Ante is in. In a channel that two share, an event also names the other one. */
export function teamOf({ authorizations, team_id }: Envelope): string {
  const team = authorizations?.[0]?.team_id ?? team_id;
  if (!team) throw new Error('an event of no workspace');
  return team;
}

interface Translated {
  readonly bodies: readonly InboundBody[];
  readonly answer: Answer;
  readonly member?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  readonly at?: string;
}

function translate(event: SlackEvent, self: Self): Translated | undefined {
  switch (event.type) {
    case 'app_mention':
      return mention(event, self);
    case 'message':
      return message(event, self);
    case 'reaction_added':
    case 'reaction_removed':
      return reaction(event);
    case 'app_home_opened':
      if (event.tab !== 'home') return undefined;
      return { bodies: [{ kind: 'command', text: '/bet home' }], answer: { kind: 'home' } };
    default:
      return undefined;
  }
}

function mention(event: SlackEvent, self: Self): Translated | undefined {
  const { channel, ts, text = '', thread_ts } = event;
  if (isBot(event) || !channel || !ts) return undefined;
  const words = readLine(text.replaceAll(new RegExp(`<@${self.user}(?:\\|[^>]*)?>[:,]?`, 'g'), ' '));
  return {
    bodies: [
      { kind: 'mention', text: words, message: ts, permalink: permalinkOf(self, channel, ts, thread_ts) },
    ],
    thread: thread_ts ?? ts,
    answer: { kind: 'chat', origin: { channel, thread: thread_ts ?? ts, ...within(thread_ts) } },
    at: momentOf(ts),
  };
}

const within = (thread: string | undefined) => (thread === undefined ? {} : { within: thread });

function message(event: SlackEvent, self: Self): Translated | undefined {
  if (event.subtype === 'message_changed') return changed(event, self);
  if (event.subtype === 'message_deleted') return deleted(event, event.deleted_ts, self);
  const { channel, ts, text = '', thread_ts } = event;
  if (!SAID.has(event.subtype) || isBot(event) || !channel || !ts) return undefined;
  if (event.channel_type === 'im') return direct(event, channel);
  // What mentions Ante comes as a mention as well, and is not said to the channel.
  if (text.includes(`<@${self.user}`)) return undefined;
  const permalink = permalinkOf(self, channel, ts, thread_ts);
  return {
    bodies: [{ kind: 'message', text: readWords(text), message: ts, permalink }],
    answer: { kind: 'none' },
    at: momentOf(ts),
    ...(thread_ts !== undefined && { thread: thread_ts }),
  };
}

/** In a DM everything is said to Ante: files of feedback are taken in, and words are read as a mention. */
function direct(
  { text = '', ts, thread_ts, files = [] }: SlackEvent,
  channel: string,
): Translated | undefined {
  const words = readLine(text);
  const handedOver = files.filter(({ name }) => FEEDBACK_FILE.test(name ?? '') || words === '');
  const bodies: InboundBody[] = handedOver.map(({ id, name }) => ({
    kind: 'file',
    file: id,
    name: name || id,
  }));
  if (handedOver.length === 0)
    bodies.push({ kind: 'mention', text: words, ...(ts !== undefined && { message: ts }) });
  const origin = { channel, ...(thread_ts !== undefined && { thread: thread_ts, within: thread_ts }) };
  return { bodies, answer: { kind: 'chat', origin }, ...(thread_ts !== undefined && { thread: thread_ts }) };
}

/** Slack also reports as a change that it added a preview, and that a message was deleted which has a thread. */
function changed(event: SlackEvent, self: Self): Translated | undefined {
  const { message: now, previous_message: before, channel } = event;
  if (!now || !channel) return undefined;
  if (now.subtype === 'tombstone') return deleted(event, now.ts, self);
  if (now.bot_id || now.user === undefined || now.user === self.user || now.text === before?.text)
    return undefined;
  // It was said to Ante, and never to the channel.
  if (before?.text.includes(`<@${self.user}`)) return undefined;
  const permalink = permalinkOf(self, channel, now.ts, now.thread_ts);
  return {
    bodies: [{ kind: 'edited', text: readWords(now.text), message: now.ts, permalink }],
    answer: { kind: 'none' },
    member: now.user,
    at: momentOf(now.ts),
  };
}

/** Whose it was is not always told: then nobody is named who could be mistaken for its author. */
function deleted(event: SlackEvent, ts: string | undefined, self: Self): Translated | undefined {
  const { previous_message: before } = event;
  if (!ts || before?.user === self.user) return undefined;
  return {
    bodies: [{ kind: 'deleted', message: ts }],
    answer: { kind: 'none' },
    member: before?.user ?? 'USLACKBOT',
  };
}

function reaction({ type, reaction = '', item, user }: SlackEvent): Translated | undefined {
  const [name = ''] = reaction.split('::');
  const as = Object.hasOwn(PASSES_ON, name) ? PASSES_ON[name] : undefined;
  if (!as || item?.type !== 'message' || !item.channel || !item.ts) return undefined;
  return {
    bodies: [{ kind: 'reaction', as, message: item.ts, isOn: type === 'reaction_added' }],
    answer: { kind: 'chat', origin: { channel: item.channel, thread: item.ts } },
    member: user,
    channel: item.channel,
    thread: item.ts,
  };
}

function isBot({ bot_id, subtype }: SlackEvent): boolean {
  return Boolean(bot_id) || subtype === 'bot_message';
}
