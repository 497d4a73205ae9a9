import { RESTJSONErrorCodes } from 'discord.js';
import type { Reply } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import type { MemberId } from '#core/ids.ts';
import { MINUTE_MS, toMs } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';
import { type Home, homes } from './collections.ts';
import { isRefusal } from './errors.ts';
import type { Request } from './rest.ts';

/** What all servers share is kept in a place that is no workspace. */
const SHARED = 'ante:discord';
/** How long somebody counts as a member without being asked about again. */
const KNOWN_MS = 10 * MINUTE_MS;
const KNOWN_MAX = 10_000;
/** A choice holds so many. */
const OFFERED = 25;
/** Of somebody who was never seen in any, Discord is asked about so many servers. */
const ASKED_MAX = 100;

export interface Server {
  readonly id: string;
  readonly name: string;
}

interface HomesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly request: Request;
  /** The servers that Ante is in now. */
  readonly servers: () => readonly Server[];
}

/** Whose bets a DM is about: those of the one server that the member shares with Ante, or of the one they chose. */
export function makeHomes({ store, clock, request, servers }: HomesDeps) {
  const shared = store.in(SHARED);
  const known = new Map<string, { readonly isIn: boolean; readonly until: number }>();

  const isMember = async (guild: string, member: MemberId): Promise<boolean> => {
    const key = `${guild}/${member}`;
    const cached = known.get(key);
    const now = toMs(clock.now());
    if (cached && cached.until > now) return cached.isIn;
    const isIn = await ask(guild, member);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, { isIn, until: now + KNOWN_MS });
    return isIn;
  };
  const ask = async (guild: string, member: MemberId): Promise<boolean> => {
    try {
      await request('GET', `/guilds/${guild}/members/${member}`);
      return true;
    } catch (error) {
      if (
        isRefusal(error, RESTJSONErrorCodes.UnknownMember) ||
        isRefusal(error, RESTJSONErrorCodes.UnknownUser) ||
        isRefusal(error, RESTJSONErrorCodes.UnknownGuild) ||
        isRefusal(error, RESTJSONErrorCodes.MissingAccess)
      )
        return false;
      throw error;
    }
  };
  const sharedWith = async (member: MemberId): Promise<readonly Server[]> => {
    const { seen = [] } = (await shared.get(homes, member)) ?? {};
    const likely = servers().filter(({ id }) => seen.includes(id));
    const found: Server[] = [];
    for (const server of likely.length > 0 ? likely : servers().slice(0, ASKED_MAX))
      if (await isMember(server.id, member)) found.push(server);
    return found;
  };
  const change = (member: MemberId, into: (home: Home) => Home): Promise<void> =>
    shared.transaction(async (tx) => {
      const known = await tx.get(homes, member);
      if (known) await tx.replace(homes, into(known));
      else await tx.insert(homes, into({ id: member, version: 0, seen: [] }));
    });
  const noticed = new Set<string>();

  return {
    isMember,
    sharedWith,
    /** The server that is meant; undefined when they have to choose first. */
    homeOf: async (member: MemberId): Promise<string | undefined> => {
      const chosen = await shared.get(homes, member);
      if (chosen?.guild !== undefined && (await isMember(chosen.guild, member))) return chosen.guild;
      const [first, ...others] = await sharedWith(member);
      return others.length === 0 ? first?.id : undefined;
    },
    /** @returns false when the member is not in that server */
    choose: async (member: MemberId, guild: string): Promise<boolean> => {
      if (!servers().some(({ id }) => id === guild) || !(await isMember(guild, member))) return false;
      await change(member, (home) => ({ ...home, guild }));
      return true;
    },
    /** Somebody did something in a server: so it is one of theirs. */
    sawIn: async (member: MemberId, guild: string): Promise<void> => {
      const key = `${guild}/${member}`;
      if (noticed.has(key)) return;
      if (noticed.size >= KNOWN_MAX) noticed.clear();
      noticed.add(key);
      const { seen = [] } = (await shared.get(homes, member)) ?? {};
      if (seen.includes(guild)) return;
      await change(member, (home) => ({
        ...home,
        seen: [...new Set([...home.seen, guild])].slice(-OFFERED),
      }));
    },
  };
}

export type Homes = ReturnType<typeof makeHomes>;

/** Asks whose bets are meant. `typed` is given back, since it could not be done. */
export function askForHome(shared: readonly Server[], typed: string): Reply {
  if (shared.length === 0) {
    return {
      audience: 'you',
      failed: true,
      blocks: [
        { kind: 'text', text: t`You and Ante are in no server together. Ask somebody there to add it.` },
      ],
    };
  }
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`${bold('Which server is this about?')} You are in several with Ante. It is asked once; ${code('server')} asks again.`,
      },
      {
        kind: 'select',
        placeholder: 'A server',
        options: shared.slice(0, OFFERED).map(({ id, name }) => ({ label: name, command: `home:${id}` })),
      },
      ...(typed === ''
        ? []
        : [{ kind: 'quote', text: typed, source: t`what you typed: send it again then` } as const]),
    ],
  };
}

export function homeChosen(server: string): Reply {
  return {
    audience: 'you',
    blocks: [{ kind: 'text', text: t`From now on, here, it is about ${bold(server)}.` }],
  };
}
