import { answerInteraction } from './answers.ts';
import { judge } from './judge.ts';
import { type Answered, type Asked, contentOf, refuse } from './request.ts';
import { APPLICATION, type Json, SELF, type SimChannel, type SimMessage, type World } from './world.ts';

const ok = (body: unknown): Answered => ({ status: 200, body });

type Handler = (world: World, asked: Asked, ids: readonly string[]) => Answered;

/** The routes that Ante uses; a body is judged by the name of its route. */
const ROUTES: readonly (readonly [string, Handler])[] = [
  ['GET /users/@me', (world) => ok(world.users.get(SELF))],
  ['GET /applications/@me', (world) => ok({ id: APPLICATION, name: 'Ante', flags: world.flags })],
  ['GET /applications/{application_id}/commands', (world) => ok(world.commands)],
  ['PUT /applications/{application_id}/commands', register],
  ['GET /applications/{application_id}/guilds/{guild_id}/commands', (world) => ok(world.commands)],
  ['PUT /applications/{application_id}/guilds/{guild_id}/commands', register],
  [
    'GET /users/@me/guilds',
    (world) => ok([...world.guilds.values()].map(({ id, name, permissions }) => ({ id, name, permissions }))),
  ],
  ['POST /users/@me/channels', openDm],
  ['GET /guilds/{guild_id}/members/{user_id}', member],
  ['GET /guilds/{guild_id}/threads/active', activeThreads],
  ['GET /channels/{channel_id}', (world, _asked, [id = '']) => withChannel(world, id, told)],
  ['GET /channels/{channel_id}/messages', history],
  ['POST /channels/{channel_id}/messages', postMessage],
  [
    'GET /channels/{channel_id}/messages/{message_id}',
    (world, _asked, ids) => withMessage(world, ids, (m) => ok(seen(world, m))),
  ],
  ['PATCH /channels/{channel_id}/messages/{message_id}', editMessage],
  ['POST /channels/{channel_id}/messages/{message_id}/threads', startThread],
  ['POST /channels/{channel_id}/threads', startPost],
  ['POST /interactions/{interaction_id}/{interaction_token}/callback', answerInteraction],
  ['POST /webhooks/{webhook_id}/{webhook_token}', answerInteraction],
  ['GET /webhooks/{webhook_id}/{webhook_token}/messages/@original', answerInteraction],
  ['PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original', answerInteraction],
  ['DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original', answerInteraction],
];

const PATTERNS = ROUTES.map(([name, handler]) => {
  const [method = '', path = ''] = name.split(' ');
  return { name, method, handler, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`) };
});

export function serve(world: World, asked: Asked): Answered {
  const route = PATTERNS.find(({ method, pattern }) => method === asked.method && pattern.test(asked.path));
  if (!route) {
    world.wrong.push(`no such route: ${asked.method} ${asked.path}`);
    return refuse(404, 0);
  }
  if (asked.method !== 'GET' && asked.method !== 'DELETE') {
    const wrong = judge(route.name, asked.body, asked.files);
    world.wrong.push(
      ...wrong.map(
        (each) => `${asked.method} ${asked.path}: ${each} in ${JSON.stringify(asked.body).slice(0, 400)}`,
      ),
    );
    if (wrong.length > 0) return refuse(400, 50_035, 'Invalid Form Body');
  }
  return route.handler(world, asked, route.pattern.exec(asked.path)?.slice(1) ?? []);
}

function register(world: World, { body }: Asked): Answered {
  world.commands = (body as unknown as Json[]).map((command) => ({
    id: world.id(),
    version: '1',
    nsfw: false,
    ...command,
  }));
  return ok(world.commands);
}

function openDm(world: World, { body }: Asked): Answered {
  const user = String(body.recipient_id);
  return world.users.has(user) ? told(world.dm(user)) : refuse(400, 50_033);
}

function member(world: World, _asked: Asked, [guild = '', user = '']: readonly string[]): Answered {
  const found = world.guilds.get(guild)?.members.get(user);
  if (!world.guilds.has(guild)) return refuse(404, 10_004);
  return found ? ok({ user: found, nick: null, roles: [] }) : refuse(404, 10_007);
}

function activeThreads(world: World, _asked: Asked, [guild = '']: readonly string[]): Answered {
  const threads = [...world.channels.values()].filter((each) => each.guild_id === guild && each.parent_id);
  return ok({ threads: threads.map(({ messages: _, ...thread }) => thread), members: [] });
}

const told = ({ messages, ...channel }: SimChannel): Answered =>
  ok({ ...channel, last_message_id: messages.at(-1)?.id ?? null });

function withChannel(world: World, id: string, then: (channel: SimChannel) => Answered): Answered {
  const channel = world.channel(id);
  if (!channel) return refuse(404, 10_003);
  return channel.isClosed ? refuse(403, 50_001) : then(channel);
}

function withMessage(
  world: World,
  [channel = '', message = '']: readonly string[],
  then: (message: SimMessage) => Answered,
): Answered {
  return withChannel(world, channel, () => {
    const found = world.find(channel, message);
    return found ? then(found) : refuse(404, 10_008);
  });
}

/** As Ante may see it: the words of others only where the switch for it is on. */
function seen(world: World, message: SimMessage): Json {
  const isOwn = message.author.id === SELF || message.guild_id === undefined;
  const isToAnte = String(message.content).includes(`<@${SELF}>`);
  return isOwn || isToAnte || world.flags !== 0 ? message : { ...message, content: '' };
}

function history(world: World, { query }: Asked, [id = '']: readonly string[]): Answered {
  return withChannel(world, id, (channel) => {
    if (channel.type === 15) return refuse(400, 50_008);
    const limit = Number(query.get('limit') ?? 50);
    const [before, after] = [query.get('before'), query.get('after')];
    const within = channel.messages.filter(
      (each) => (!before || BigInt(each.id) < BigInt(before)) && (!after || BigInt(each.id) > BigInt(after)),
    );
    const page = after ? within.slice(0, limit) : within.slice(-limit);
    return ok(page.map((each) => seen(world, each)).toReversed());
  });
}

function postMessage(world: World, { body, files }: Asked, [id = '']: readonly string[]): Answered {
  return withChannel(world, id, (channel) => {
    if (channel.type === 15) return refuse(400, 50_008);
    if (channel.type === 1 && world.users.get(String(channel.recipient))?.isClosed)
      return refuse(403, 50_007);
    const nonce = body.enforce_nonce ? `${id}/${body.nonce}` : undefined;
    const known = nonce && world.nonces.get(nonce);
    if (known) return ok(known);
    const message = world.addMessage(id, self(world), {
      ...contentOf(world, body, files),
      ...(channel.guild_id && { guild_id: channel.guild_id }),
    });
    if (nonce) world.nonces.set(nonce, message);
    return ok(message);
  });
}

function editMessage(world: World, { body, files }: Asked, ids: readonly string[]): Answered {
  return withMessage(world, ids, (message) => {
    if (message.author.id !== SELF) return refuse(403, 50_005);
    Object.assign(message, contentOf(world, body, files), { edited_timestamp: world.timestamp() });
    world.touch();
    return ok(message);
  });
}

function startThread(
  world: World,
  { body }: Asked,
  [channel = '', message = '']: readonly string[],
): Answered {
  return withMessage(world, [channel, message], () => {
    const parent = world.channel(channel);
    if (parent?.type !== 0) return refuse(400, 50_024);
    if (parent.isWithoutThreads) return refuse(403, 50_013);
    if (world.channel(message)) return refuse(400, 160_004);
    return told(
      world.addChannel({
        id: message,
        type: 11,
        name: String(body.name),
        parent_id: channel,
        guild_id: parent.guild_id ?? '',
      }),
    );
  });
}

function startPost(world: World, { body, files }: Asked, [id = '']: readonly string[]): Answered {
  return withChannel(world, id, (forum) => {
    const thread = {
      id: world.id(),
      type: 11,
      name: String(body.name),
      parent_id: id,
      guild_id: forum.guild_id ?? '',
    };
    const post = world.addChannel(thread);
    const message = world.addMessage(post.id, self(world), {
      ...contentOf(world, body.message as Json, files),
      id: post.id,
    });
    return { status: 201, body: { ...thread, message } };
  });
}

const self = (world: World) => world.users.get(SELF) ?? { id: SELF, username: 'ante' };
