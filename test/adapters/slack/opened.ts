import { afterEach, expect } from 'vitest';
import { type AppOptions, openApp, type SlackApp } from '../../simulators/slack/app.ts';
import { asJson } from '../../simulators/slack/limits.ts';
import { pressablesIn, wordsIn } from '../../simulators/slack/reading.ts';

let app: SlackApp | undefined;
afterEach(async () => {
  const defects = app?.defects();
  await app?.close();
  app = undefined;
  expect(defects ?? []).toEqual([]);
});

/** Opens Ante in a simulated Slack for one test, which fails with any defect or payload that Slack would refuse. */
export async function open(options: AppOptions = {}) {
  app = await openApp(options);
  const { sim, slack } = app;
  const ana = sim.acme.people.get('ana') ?? '';
  return {
    ...app,
    acme: sim.acme,
    ana,
    said: (text: string) => ({
      type: 'message',
      channel_type: 'channel',
      channel: sim.acme.channel,
      user: ana,
      text,
      ts: '1795183200.000100',
    }),
    /** The last thing that Ante showed, once it has done everything. */
    last: async () => {
      await slack.idle();
      const seen = sim.seen.at(-1);
      const blocks = seen?.body.blocks ?? asJson(seen?.body.view).blocks;
      return {
        kind: seen?.kind,
        body: seen?.body ?? {},
        view: asJson(seen?.body.view),
        text: wordsIn(blocks, (id) => id),
        buttons: pressablesIn(blocks),
      };
    },
  };
}
