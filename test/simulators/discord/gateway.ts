import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { APPLICATION, type Json, SELF, type World } from './world.ts';

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  seq: number;
  readonly sent: Json[];
  socket: WebSocket | undefined;
}

const MESSAGE_CONTENT = 1 << 15;

/** Discord's gateway: https://discord.com/developers/docs/events/gateway */
export class SimGateway {
  /** What clients sent, by opcode. */
  readonly received: number[] = [];
  readonly identified: { readonly shard: readonly [number, number]; readonly intents: number }[] = [];
  readonly resumed: string[] = [];
  shards = 1;
  remaining = 1000;
  heartbeatMs = 41_250;
  /** A zombie hears and says nothing, and stays connected. */
  isZombie = false;
  /** The connection breaks, once, as this opcode is sent by either side: after it was heard, before it is said. */
  cutAt: number | undefined;
  /** Refuses every identify with this code. */
  refuses: number | undefined;
  private readonly sessions = new Map<string, Session>();
  private readonly world: World;
  private readonly sockets = new Set<WebSocket>();
  private readonly server: WebSocketServer;

  constructor(world: World, server: Server) {
    this.world = world;
    this.server = new WebSocketServer({ server });
    this.server.on('connection', (socket) => this.connected(socket));
  }

  /** Tells every session that is to hear it; those that are away hear it when they resume. */
  dispatch(event: string, data: Json, guild?: string): void {
    for (const session of this.sessions.values()) {
      const [shard, count] = session.shard;
      const its = guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
      if (its === shard) this.tell(session, event, this.withoutContent(event, data, session));
    }
  }

  /** Breaks every connection with a code; `1006` without a word. */
  drop(code: number): void {
    for (const socket of this.sockets) {
      if (code === 1006) socket.terminate();
      else socket.close(code);
    }
  }

  /** Sends every connection an opcode: 7 reconnect, 9 invalid session, 1 heartbeat wanted. */
  send(op: number, d: unknown = null): void {
    for (const socket of this.sockets) this.say(socket, { op, d, s: null, t: null });
  }

  /** Forgets every session, so that none can be resumed. */
  forget(): void {
    this.sessions.clear();
  }

  get connections(): number {
    return this.sockets.size;
  }

  close(): void {
    for (const socket of this.sockets) socket.terminate();
    this.server.close();
  }

  private connected(socket: WebSocket): void {
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      for (const session of this.sessions.values()) if (session.socket === socket) session.socket = undefined;
      this.world.touch();
    });
    socket.on('message', (text) => {
      if (!this.isZombie)
        this.hear(socket, JSON.parse(String(text)) as { readonly op: number; readonly d: Json });
    });
    this.say(socket, { op: 10, d: { heartbeat_interval: this.heartbeatMs }, s: null, t: null });
  }

  private say(socket: WebSocket | undefined, packet: Json): void {
    if (this.isZombie || !socket || this.isCut(socket, Number(packet.op))) return;
    socket.send(JSON.stringify(packet));
  }

  private isCut(socket: WebSocket, op: number): boolean {
    if (this.cutAt !== op) return false;
    this.cutAt = undefined;
    socket.terminate();
    return true;
  }

  private hear(socket: WebSocket, { op, d }: { readonly op: number; readonly d: Json }): void {
    this.received.push(op);
    this.world.touch();
    if (this.isCut(socket, op)) return;
    if (op === 1) this.say(socket, { op: 11, d: null, s: null, t: null });
    if (op === 2) this.identify(socket, d);
    if (op === 6) this.resume(socket, d);
    this.world.touch();
  }

  private identify(socket: WebSocket, d: Json): void {
    const intents = Number(d.intents);
    const shard = (d.shard ?? [0, 1]) as [number, number];
    this.identified.push({ shard, intents });
    this.remaining -= 1;
    const isForbidden = (intents & MESSAGE_CONTENT) !== 0 && this.world.flags === 0;
    const refused = [
      ...(d.token === this.world.token ? [] : [4004]),
      ...(this.refuses === undefined ? [] : [this.refuses]),
      ...(isForbidden ? [4014] : []),
      ...(shard[1] < this.shards ? [4011] : []),
    ];
    if (refused[0] !== undefined) {
      socket.close(refused[0]);
      return;
    }
    const session: Session = { id: `s${this.identified.length}`, shard, intents, seq: 0, sent: [], socket };
    this.sessions.set(session.id, session);
    const guilds = [...this.world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(shard[1])) === shard[0],
    );
    this.tell(session, 'READY', {
      v: 10,
      user: { ...this.world.users.get(SELF), discriminator: '0', avatar: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.world.url.replace('http', 'ws'),
      shard,
      application: { id: APPLICATION, flags: this.world.flags },
    });
    for (const { id } of guilds) this.tell(session, 'GUILD_CREATE', this.guild(id));
  }

  private resume(socket: WebSocket, d: Json): void {
    const session = this.sessions.get(String(d.session_id));
    if (!session) {
      this.say(socket, { op: 9, d: false, s: null, t: null });
      return;
    }
    this.resumed.push(session.id);
    session.socket = socket;
    for (const packet of session.sent) if (Number(packet.s) > Number(d.seq)) this.say(socket, packet);
    this.tell(session, 'RESUMED', {});
  }

  private tell(session: Session, event: string, data: Json): void {
    session.seq += 1;
    const packet = { op: 0, t: event, s: session.seq, d: data };
    session.sent.push(packet);
    this.say(session.socket, packet);
  }

  /** Everything about a server that a session is told. */
  guild(id: string): Json {
    const own = [...this.world.channels.values()].filter(({ guild_id }) => guild_id === id);
    const told = own.map(({ messages: _, ...channel }) => channel);
    const empty = ['members', 'roles', 'emojis', 'stickers', 'voice_states', 'presences', 'stage_instances'];
    return {
      id,
      name: this.world.guilds.get(id)?.name,
      unavailable: false,
      owner_id: '1',
      joined_at: this.world.timestamp(),
      features: [],
      channels: told.filter(({ parent_id }) => parent_id === undefined),
      threads: told.filter(({ parent_id }) => parent_id !== undefined),
      ...Object.fromEntries(
        [...empty, 'guild_scheduled_events', 'soundboard_sounds'].map((key) => [key, []]),
      ),
    };
  }

  /** Without the intent, words are only told of DMs and of messages that name Ante. */
  private withoutContent(event: string, data: Json, { intents }: Session): Json {
    const isMessage = event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE';
    const isOpen = data.guild_id === undefined || String(data.content).includes(`<@${SELF}>`);
    if (!isMessage || isOpen || (intents & MESSAGE_CONTENT) !== 0) return data;
    return { ...data, content: '', attachments: [], embeds: [], components: [] };
  }
}
