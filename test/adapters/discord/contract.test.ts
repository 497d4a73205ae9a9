import type { Destination } from '#core/chat/reply.ts';
import { chatPlatformContract } from '../../contracts/chat-platform.ts';
import { readable } from '../../conversations/markdown.ts';
import type { Fault } from '../../simulators/discord/world.ts';
import { openAnte } from './ante.ts';

chatPlatformContract('Discord', async () => {
  const { world, acme, connect, close } = await openAnte();
  const ana = acme.user('ana');
  const once = (fault: Fault, of: RegExp = /./) => {
    world.fault = (request) => {
      if (!of.test(request)) return undefined;
      world.fault = () => undefined;
      return fault;
    };
  };
  const channelsOf = (to: Destination) =>
    to.kind === 'dm'
      ? [world.dm(ana.id)]
      : [...world.channels.values()].filter(
          ({ id, parent_id }) => id === acme.general || parent_id === acme.general,
        );
  return {
    platform: connect(),
    workspace: `discord:${acme.guild.id}`,
    dm: { kind: 'dm', member: ana.id },
    channel: acme.general,
    nowhere: { kind: 'channel', channel: '999999999999999999' },
    written: async (to) =>
      channelsOf(to)
        .flatMap(({ messages }) => messages)
        .map((message) => readable(message, (id) => id, acme.general)),
    talk: async ([first = '', ...others]) => {
      const say = (channel: string, content: string) =>
        world.addMessage(channel, ana, { content, guild_id: acme.guild.id });
      const { id } = say(acme.general, first);
      world.addChannel({ id, type: 11, name: first, parent_id: acme.general, guild_id: acme.guild.id });
      for (const content of others) say(id, content);
      return id;
    },
    trouble: {
      tooFast: (retryAfterMs) => once({ kind: '429', retryAfterS: retryAfterMs / 1_000 }),
      answerLost: () => once({ kind: 'cut-after' }, /^POST .*\/messages$/),
      unreachable: () => once({ kind: 'cut-before' }),
    },
    close,
  };
});
