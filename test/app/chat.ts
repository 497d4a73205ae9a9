import { readDates } from '#adapters/dates/index.ts';
import { readFeedbackFile as readFile } from '#adapters/files/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { ModelSetup } from '#app/model/ask-model.ts';
import type { FormValues } from '#core/chat/form.ts';
import type { InboundBody, Said } from '#core/chat/inbound.ts';
import type { Block, Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { Text } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { ChatPlatform, ChatSource } from '#ports/chat-platform.ts';
import type { Embedder } from '#ports/embedder.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { buildApplication } from '../../src/compose/application.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';

export interface Sent {
  readonly workspace: string;
  readonly to: Destination;
  readonly reply: Reply;
  readonly key: string;
}

interface ChatOptions {
  readonly embedder?: Embedder;
  readonly store?: Store;
  readonly now?: string;
  /** What the platform knows of people: that they live by UTC, unless said otherwise. */
  readonly profile?: ChatSource['profile'];
  /** What becomes of sending: an error is thrown. All is well where there is none. */
  readonly trouble?: () => Error | undefined;
  readonly model?: ModelSetup;
}

/** The whole application on a store in memory, with a clock that the test sets and a platform that keeps what it is sent. */
export async function openChat(options: ChatOptions = {}) {
  const store = options.store ?? (await openSqlite({ file: ':memory:', collections: COLLECTIONS }));
  let now = options.now ?? '2026-11-20T14:00:00.000Z';
  let events = 0;
  const sent: Sent[] = [];
  const updated: { workspace: string; ref: MessageRef; reply: Reply }[] = [];
  const defects: unknown[] = [];
  const messages = new Map<string, Said>();
  const threads = new Map<string, readonly Said[]>();
  const files = new Map<string, string>();
  const platform: ChatPlatform = {
    name: 'console',
    limits: [],
    find: async () => 'absent',
    send: async (workspace, to, reply, key) => {
      const trouble = options.trouble?.();
      if (trouble) throw trouble;
      sent.push({ workspace, to, reply, key });
      return { channel: to.kind === 'dm' ? `dm:${to.member}` : to.channel, message: key };
    },
    update: async (workspace, ref, reply) => {
      updated.push({ workspace, ref, reply });
    },
    source: {
      read: async (_workspace, { channel, message }) => messages.get(`${channel}:${message}`),
      readThread: async (_workspace, { channel, thread }, most) => {
        const said = threads.get(`${channel}:${thread}`);
        return said && [...said.slice(0, 1), ...said.slice(1).slice(-most)];
      },
      fetchFile: async (_workspace, file) => new TextEncoder().encode(files.get(file)),
      hearIn: async (_workspace, channel) => {
        if (channel === 'closed') throw new UserError('Ante is not in #closed.', ['/invite @ante']);
      },
      profile: options.profile ?? (async () => ({ zone: 'UTC' })),
    },
  };
  const ignore = () => {};
  const logger: Logger = {
    error: (fields, message) => {
      defects.push({ message, ...fields });
    },
    warn: ignore,
    info: ignore,
    debug: ignore,
  };
  const deps = {
    store,
    clock: { now: () => now },
    readDates,
    logger,
    readFile,
    ...(options.model && { model: options.model }),
    ...(options.embedder && { embedder: options.embedder }),
  };
  const application = buildApplication(deps, new Map([['console', platform]]));

  const hear = async (
    member: string,
    body: InboundBody,
    workspace = 'console:local',
    thread?: string,
  ): Promise<Reply | undefined> => {
    events += 1;
    const within = thread === undefined ? {} : { thread };
    const frame = { workspace, member, channel: 'general', ...within, eventId: `e${events}`, at: now };
    const reply = await application.handle({ ...frame, ...body });
    if (defects.length > 0) throw new Error('a defect was logged', { cause: defects[0] });
    return reply;
  };
  const answered = async (...asked: Parameters<typeof hear>): Promise<Reply> => {
    const reply = await hear(...asked);
    if (!reply) throw new Error('no answer');
    return reply;
  };
  return {
    store,
    clock: deps.clock,
    application,
    scope: store.in('console:local'),
    sent,
    updated,
    /** What the platform has, to be asked for: messages and threads by channel and id, files by id. */
    messages,
    threads,
    files,
    hear,
    says: (member: string, text: string, workspace?: string) =>
      answered(member, { kind: 'command', text }, workspace),
    submits: (member: string, command: string, values: FormValues) =>
      answered(member, { kind: 'submit', command, values }),
    mentions: (member: string, text: string, thread?: string, message = 'mention') =>
      answered(member, { kind: 'mention', text, message }, undefined, thread),
    /** The adapter tells where a card was posted. */
    posted: (member: string, cardOf: `BET-${number}`, ref: MessageRef) =>
      hear(member, { kind: 'posted', cardOf, ref }),
    at: (instant: string) => {
      now = instant;
    },
    /** Runs every sweep once, as the scheduler would. */
    sweep: async () => {
      await application.sweeps.checkins();
      await application.sweeps.outbox();
    },
  };
}

/** All words of a reply, a line a block, for looking for some of them. */
export function words(reply: Reply): string {
  const form = reply.form;
  const fields =
    form?.fields.map(({ name, value, error }) => `${name}=${value ?? ''}${error ? ` (${error})` : ''}`) ?? [];
  return [...reply.blocks.map(wordsOf), ...(form ? [`form ${form.command}`, ...fields] : [])].join('\n');
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n');
    case 'quote':
      return `"${block.text}" ${plain(block.source ?? [])}`;
    case 'list':
      return block.items.map(plain).join('\n');
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows.map((row) => row.map(plain))].join('\n');
    case 'chart':
      return block.alt;
    case 'buttons':
      return block.buttons.map(({ label, command }) => `[${label}: ${command}]`).join(' ');
    case 'select':
      return block.options.map(({ label, command }) => `[${label}: ${command}]`).join(' ');
    case 'divider':
      return '---';
    case 'file':
      return `${block.name}\n${block.content}`;
    default:
      return plain(block.text);
  }
}

export function plain(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('member' in span) return `@${span.member}`;
      if ('channel' in span) return `#${span.channel}`;
      if ('label' in span) return span.label;
      return Object.values(span)[0];
    })
    .join('');
}
