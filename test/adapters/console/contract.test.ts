import { expect, vi } from 'vitest';
import { consoleMessages } from '#adapters/console/collections.ts';
import { collections } from '#adapters/console/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { chatPlatformContract } from '../../contracts/chat-platform.ts';
import { bench, WORKSPACE } from './harness.ts';

chatPlatformContract('the console', async () => {
  const store = await openSqlite({ file: ':memory:', collections });
  const { console: platform, end, lines, inbound } = await bench(() => undefined, { store });
  return {
    platform,
    workspace: WORKSPACE,
    dm: { kind: 'dm', member: 'ana' },
    channel: 'general',
    nowhere: { kind: 'channel', channel: 'nowhere' },
    written: async (to) => {
      const channel = to.kind === 'dm' ? `dm:${to.member}` : to.channel;
      const { docs } = await store.in(WORKSPACE).find(consoleMessages, {
        by: 'byChannel',
        equals: [channel],
        limit: 20,
      });
      return docs.map(({ reply }) => JSON.stringify(reply.blocks));
    },
    talk: async ([first = '', ...others]) => {
      lines(first, '/thread', ...others);
      await vi.waitFor(() => expect(inbound).toHaveLength(1 + others.length));
      return inbound[0]?.eventId ?? '';
    },
    close: async () => {
      await end();
      await store.close();
    },
  };
});
