import { items, log } from '#app/collections.ts';
import { mergeInto, putIn, takeOut } from '#app/feedback/arrange.ts';
import { type Bench, makeTriage } from '#app/feedback/triage.ts';
import { all, getAll } from '#app/load.ts';
import { listening } from './given.ts';

const REFUND = [
  'I want a refund for my last order',
  'refund my last order please',
  'where is the refund of my last order',
  'give me a refund of my last order',
];
const DARK = [
  'please add a dark mode to the app',
  'the app needs dark mode at night',
  'dark mode for the app would be great',
  'add dark mode please',
];
const OTHER = 'colour font border shadow corner label icon menu drawer footer header'.split(' ');

export const NOW = '2026-11-20T14:00:00.000Z';

async function heard(texts: readonly string[], misjudge: (bench: Bench) => Promise<void>) {
  const team = await listening({ now: NOW });
  for (const [i, text] of texts.entries()) await team.hears(text, `user-${i}`);
  await makeTriage().change(team.scope, { by: 'ante', at: NOW }, misjudge);
  const { hears, scope } = team;
  return {
    ...team,
    /** Enough talk about other things for the themes to be tidied. */
    later: async () => {
      for (let i = 0; i < 95; i++)
        await hears(`the ${OTHER[i % 10]} of the ${OTHER[Math.floor(i / 10)]} is odd`);
      await team.application.heard.triageBacklog();
    },
    /** Talk of both things at once, which binds one to the other. */
    both: async () => {
      for (let i = 0; i < 20; i++) await hears(`${REFUND[i % 4]} and ${DARK[Math.floor(i / 4) % 4]}`);
    },
    logged: async () => (await all(scope, log, { by: 'id' })).map(({ by, type }) => `${by} ${type}`),
    /** In which themes the first eight items are, in order. */
    places: async () => {
      const first = await getAll(
        scope,
        items,
        Array.from({ length: 8 }, (_, i) => `ITM-${i + 1}` as const),
      );
      return first.map(({ theme }) => theme?.slice(4)).join('');
    },
  };
}

/** Eight items about refunds, of which the machine has put three into a theme of their own. */
export const torn = () =>
  heard([...REFUND, ...REFUND], async (bench) => {
    const theme = await bench.tally.open();
    for (const item of await getAll(bench.tx, items, ['ITM-6', 'ITM-7', 'ITM-8']))
      await bench.tx.replace(items, await putIn(bench, await takeOut(bench, item), theme));
  });

/** Four items about refunds and four about a dark mode, which the machine has put into one theme. */
export const mixed = () =>
  heard([...REFUND, ...DARK], async (bench) => {
    const dark = await bench.tally.theme('THM-2');
    if (dark) await mergeInto(bench, dark, 'THM-1', false);
  });
