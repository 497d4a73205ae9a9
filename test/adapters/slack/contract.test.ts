import { chatPlatformContract } from '../../contracts/chat-platform.ts';
import { openApp } from '../../simulators/slack/app.ts';
import { wordsIn } from '../../simulators/slack/reading.ts';

chatPlatformContract('Slack', async () => {
  const { slack, sim, close } = await openApp();
  const { acme } = sim;
  const ana = acme.people.get('ana') ?? '';
  return {
    platform: slack,
    workspace: 'slack:T0ACME',
    dm: { kind: 'dm', member: ana },
    channel: acme.channel,
    nowhere: { kind: 'channel', channel: 'C0NOWHERE' },
    written: async (to) => {
      const channel = to.kind === 'dm' ? sim.dms.get(`${acme.id} ${ana}`) : to.channel;
      const texts = new Map<unknown, string>();
      for (const { kind, body, answer } of sim.seen) {
        if (answer.channel !== channel || (kind !== 'post' && kind !== 'update')) continue;
        texts.set(
          answer.ts,
          wordsIn(body.blocks, (id) => id),
        );
      }
      return [...texts.values()];
    },
    talk: async ([first = '', ...others]) => {
      const say = async (text: string, thread?: unknown) => {
        const body = { channel: acme.channel, text, thread_ts: thread };
        return (await acme.call('chat.postMessage', body, 'ana')).ts;
      };
      const root = String(await say(first));
      for (const text of others) await say(text, root);
      return root;
    },
    trouble: {
      tooFast: (retryAfterMs) =>
        sim.fail('chat.postMessage', { status: 429, retryAfterS: retryAfterMs / 1_000 }),
      answerLost: () => sim.fail('chat.postMessage', { cut: 'after' }),
      unreachable: () => sim.fail('conversations.history', { cut: 'before' }),
    },
    close,
  };
});
