import type { Column, Reply } from '#core/chat/reply.ts';
import { at, code, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Instant, Zone } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { Scope } from '#ports/store.ts';
import { readClock } from './clock-words.ts';
import { OWN_HELP } from './help.ts';
import type { OwnCommand } from './listen.ts';
import { countUnread, latestIn, refOf } from './messages.ts';
import type { People } from './people.ts';
import { dmOf, isDm, type Place, readName, threadUnder } from './place.ts';
import { go, type Seat } from './seat.ts';

export interface OwnDeps {
  readonly scope: Scope;
  readonly seat: Seat;
  readonly people: People;
  readonly clock: Clock;
  /** Absent where the clock is the real one. */
  readonly moveClock?: ((to: Instant) => Promise<void>) | undefined;
  readonly zone: () => Promise<Zone>;
}

/** What one of the console's own commands comes to. */
export interface Done {
  readonly reply?: Reply;
  /** Said only to people. */
  readonly aside?: string;
  /** What is shown on arriving: what is unread there, or what was said in the thread. */
  readonly arrivedAt?: 'channel' | 'thread';
  readonly quit?: true;
}

/** Runs one of the console's own commands. @throws UserError */
export async function runOwn(command: OwnCommand, rest: string, deps: OwnDeps): Promise<Done> {
  const { seat } = deps;
  switch (command) {
    case 'as':
      return sitDown(rest, deps);
    case 'join':
      return joinChannel(rest, deps);
    case 'thread':
      go(seat, await findThread(rest, deps));
      return { arrivedAt: 'thread' };
    case 'back':
      go(seat, { channel: seat.channel });
      return { arrivedAt: 'channel' };
    case 'dm':
      go(seat, dmOf(seat.member));
      return { arrivedAt: 'channel' };
    case 'who':
      return { reply: await whoIsHere(deps) };
    case 'channels':
      return { reply: await allChannels(deps) };
    case 'clock':
      return setClock(rest, deps);
    case 'help':
      return { reply: OWN_HELP };
    case 'quit':
      return { quit: true };
  }
}

async function sitDown(rest: string, { seat, people }: OwnDeps): Promise<Done> {
  const id = readName(rest);
  if (id === undefined)
    throw new UserError(t`${code('/as')} takes a name: letters and digits, no spaces.`, ['/as ana']);
  const isNew = await people.welcome(id, rest.replace(/^@/, ''));
  seat.member = id;
  // What was offered was offered to somebody else.
  seat.choices = [];
  if (isDm(seat.place)) go(seat, dmOf(id));
  return { arrivedAt: 'channel', ...(isNew && { aside: `${people.nameOf(id)} is new here.` }) };
}

async function joinChannel(rest: string, { seat, people }: OwnDeps): Promise<Done> {
  const channel = readName(rest);
  if (channel === undefined) {
    throw new UserError(t`${code('/join')} takes a channel: letters and digits, no spaces.`, [
      '/join #support',
    ]);
  }
  const isNew = await people.open(channel);
  go(seat, { channel });
  return { arrivedAt: 'channel', ...(isNew && { aside: `#${channel} is new.` }) };
}

async function findThread(rest: string, { seat, scope }: OwnDeps): Promise<Place> {
  if (rest !== '') {
    const thread = seat.threads[Number(rest) - 1];
    if (thread) return thread;
    const known = seat.threads.length;
    throw new UserError(
      known === 0 ? t`No thread was shown yet.` : t`There is no thread ${rest}: they go up to ${known}.`,
      ['/thread'],
    );
  }
  const latest = seat.latest.get(seat.channel);
  if (latest) return latest;
  const stored = await latestIn(scope, seat.channel);
  if (stored) return threadUnder(refOf(stored));
  throw new UserError(t`Nothing was said in #${seat.channel} that a thread could hang under.`);
}

async function whoIsHere({ scope, seat, people }: OwnDeps): Promise<Reply> {
  const rows = people.members().map(async ({ id, name }) => {
    const you = id === seat.member ? ' (you)' : '';
    return [t`${name}${you}`, await waiting(scope, id, dmOf(id).channel)];
  });
  return tableReply(
    'member',
    await Promise.all(rows),
    t`${code('/as ana')} switches, and adds who is not there yet.`,
  );
}

async function allChannels({ scope, seat, people }: OwnDeps): Promise<Reply> {
  const rows = people.channels().map(async (channel) => {
    const here = channel === seat.place.channel ? ' (here)' : '';
    return [t`#${channel}${here}`, await waiting(scope, seat.member, channel)];
  });
  return tableReply(
    'channel',
    await Promise.all(rows),
    t`${code('/join #support')} goes there, and opens what is not there yet.`,
  );
}

async function waiting(scope: Scope, member: string, channel: string): Promise<Text> {
  const count = await countUnread(scope, member, channel);
  return count === 0 ? [] : t`${count}`;
}

function tableReply(of: string, rows: readonly (readonly Text[])[], note: Text): Reply {
  const columns: readonly Column[] = [
    { label: of, align: 'left' },
    { label: 'unread', align: 'right' },
  ];
  return {
    audience: 'you',
    blocks: [
      { kind: 'table', columns, rows },
      { kind: 'note', text: note },
    ],
  };
}

async function setClock(rest: string, { clock, moveClock, zone }: OwnDeps): Promise<Done> {
  if (rest !== '') {
    if (!moveClock)
      throw new UserError(t`The clock is the real one here and cannot be moved.`, ['npm run demo']);
    await moveClock(readClock(rest, clock.now(), await zone()));
  }
  const text = t`It is ${at(clock.now())} (${await zone()}).`;
  return { reply: { audience: 'you', blocks: [{ kind: 'text', text }] } };
}
