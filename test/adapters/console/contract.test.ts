import { consoleMessages } from '#adapters/console/collections.ts';
import { collections } from '#adapters/console/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { chatPlatformContract } from '../../contracts/chat-platform.ts';
import { bench, WORKSPACE } from './harness.ts';

chatPlatformContract('the console', async () => {
  const store = await openSqlite({ file: ':memory:', collections });
  const { console: platform, end } = await bench(() => undefined, { store });
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
    close: async () => {
      await end();
      await store.close();
    },
  };
});
