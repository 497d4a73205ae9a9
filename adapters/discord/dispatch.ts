import { catchUp } from './catch-up.ts';
import type { Dispatch } from './gateway.ts';
import type { Server } from './homes.ts';
import { interact } from './interactions.ts';
import {
  type MessageIntake,
  messageEdited,
  messageReacted,
  messageSaid,
  messagesDeleted,
} from './messages.ts';
import {
  deletedMessage,
  deletedMessages,
  guild,
  guildChannels,
  interaction,
  message,
  reaction,
  ready,
} from './payloads.ts';
import { workspaceOf } from './place.ts';

interface DispatchDeps {
  readonly intake: MessageIntake;
  readonly servers: Map<string, Server>;
  /** Starts work that nobody waits for but a stop; what it throws is logged. */
  readonly begin: (work: () => Promise<void>) => void;
  /** The same, after whatever was begun under this key before. */
  readonly inTurn: (key: string, work: () => Promise<void>) => void;
}

/** What becomes of everything that the gateway tells. */
export function makeDispatcher(deps: DispatchDeps): (dispatch: Dispatch) => void {
  const { intake, begin, inTurn } = deps;
  const sessions = new Map<number, string>();
  return ({ event, data, shard, sequence }) => {
    switch (event) {
      case 'READY':
        return began(deps, sessions, data);
      case 'GUILD_CREATE':
      case 'GUILD_UPDATE':
        return joined(deps, data);
      case 'GUILD_DELETE':
        return left(deps, data);
      case 'CHANNEL_CREATE':
      case 'CHANNEL_UPDATE':
      case 'THREAD_CREATE':
      case 'THREAD_UPDATE':
        intake.channels.learn(data);
        return;
      case 'CHANNEL_DELETE':
      case 'THREAD_DELETE':
        intake.channels.forget(String((data as { readonly id?: unknown }).id));
        return;
      case 'INTERACTION_CREATE':
        return begin(() => interact(intake, interaction.parse(data)));
      case 'MESSAGE_CREATE': {
        const said = message.parse(data);
        return inTurn(said.channel_id, () => messageSaid(intake, said));
      }
      case 'MESSAGE_UPDATE': {
        // Where only the preview of a link was added, nobody may be named.
        if (!isAuthored(data)) return;
        const edited = message.parse(data);
        return inTurn(edited.channel_id, () => messageEdited(intake, edited));
      }
      case 'MESSAGE_DELETE': {
        const deleted = deletedMessage.parse(data);
        return inTurn(deleted.channel_id, () => messagesDeleted(intake, deleted));
      }
      case 'MESSAGE_DELETE_BULK': {
        const deleted = deletedMessages.parse(data);
        return inTurn(deleted.channel_id, () => messagesDeleted(intake, deleted));
      }
      case 'MESSAGE_REACTION_ADD':
      case 'MESSAGE_REACTION_REMOVE': {
        const reacted = reaction.parse(data);
        const id = `reaction:${sessions.get(shard) ?? ''}:${sequence}`;
        const isOn = event === 'MESSAGE_REACTION_ADD';
        return inTurn(reacted.channel_id, () => messageReacted(intake, reacted, isOn, id));
      }
    }
  };
}

/** A session begins anew: whatever happened between the last one and this one was missed. */
function began({ intake, servers, begin }: DispatchDeps, sessions: Map<number, string>, data: unknown): void {
  const {
    session_id,
    guilds,
    shard: [shard, shards],
  } = ready.parse(data);
  sessions.set(shard, session_id);
  for (const { id, name = id } of guilds) servers.set(id, { name: servers.get(id)?.name ?? name, id });
  // At once: what comes in next is newer than what was missed.
  const release = intake.heard.hold();
  begin(async () => {
    try {
      const here = new Set(guilds.map(({ id }) => workspaceOf(id)));
      for (const workspace of await intake.store.workspaces()) {
        const [, id] = /^discord:(\d+)$/.exec(workspace) ?? [];
        if (id === undefined || Number((BigInt(id) >> 22n) % BigInt(shards)) !== shard) continue;
        if (here.has(workspace)) await catchUp(catchUpDeps(intake), workspace);
        else await intake.ways.presence.left(workspace, 'removed while Ante was away');
      }
    } finally {
      release();
    }
  });
}

function catchUpDeps(intake: MessageIntake): Parameters<typeof catchUp>[0] {
  return {
    heard: intake.heard,
    request: intake.rest.request,
    logger: intake.logger,
    said: (each) => messageSaid(intake, each),
    edited: (each) => messageEdited(intake, each),
  };
}

function joined({ intake, servers, begin }: DispatchDeps, data: unknown): void {
  const { id, name = id, unavailable } = guild.parse(data);
  if (unavailable) return;
  servers.set(id, { id, name });
  const { channels, threads } = guildChannels.parse(data);
  for (const channel of [...channels, ...threads]) intake.channels.learn(channel, id);
  begin(() => intake.ways.presence.joined(workspaceOf(id)));
}

/** Discord says the same when a server is merely out of order. */
function left({ intake, servers, begin }: DispatchDeps, data: unknown): void {
  const { id, unavailable } = guild.parse(data);
  if (unavailable) return;
  servers.delete(id);
  begin(() => intake.ways.presence.left(workspaceOf(id), 'removed'));
}

function isAuthored(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'author' in data;
}
