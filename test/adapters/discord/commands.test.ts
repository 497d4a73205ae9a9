import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wantedCommands } from '#adapters/discord/commands.ts';
import { sameCommands } from '#adapters/discord/sync-commands.ts';
import { COMMANDS } from '#core/chat/commands.ts';
import { judge } from '../../simulators/discord/judge.ts';
import { type Ante, openAnte } from './ante.ts';

interface Told {
  readonly name: string;
  readonly type: number;
  readonly options?: readonly Told[];
}

const wanted = () => wantedCommands() as unknown as readonly Told[];

describe('the commands that Discord is told of', () => {
  it('are all there are, within its limits', () => {
    const named = wanted()
      .filter(({ type }) => type === 1)
      .flatMap(({ name, options = [] }) =>
        options
          .flatMap((option) => (option.type === 2 ? (option.options ?? []) : [option]))
          .map((sub) => `${name} ${sub.name}`),
      );
    expect(named.toSorted()).toEqual(COMMANDS.map(({ root, name }) => `${root} ${name}`).toSorted());
    expect(judge('PUT /applications/{application_id}/commands', wantedCommands())).toEqual([]);
  });

  it('fit however many more there are', () => {
    const [first] = COMMANDS;
    if (!first) throw new Error('no commands');
    const others = Array.from({ length: 15 }, (_, n) => ({ ...first, name: `another-${n}` }));
    const told = wantedCommands([...COMMANDS, ...others]);
    expect(judge('PUT /applications/{application_id}/commands', told)).toEqual([]);
    expect(JSON.stringify(told)).toContain('another-14');
  });

  it('are the same as what Discord says it has, with what it adds', () => {
    const known = JSON.parse(JSON.stringify(wantedCommands())) as Record<string, unknown>[];
    const had = known.map((command) => ({
      ...command,
      id: '1',
      version: '2',
      nsfw: false,
      dm_permission: true,
    }));
    expect(sameCommands(wantedCommands(), had.toReversed())).toBe(true);
  });

  it.each([
    ['one is missing', (known: Told[]) => known.slice(1)],
    ['one says something else', (known: Told[]) => known.map((each) => ({ ...each, description: 'else' }))],
    [
      'one has an option more',
      (known: Told[]) => known.map((each) => ({ ...each, options: [...(each.options ?? []), each] })),
    ],
    [
      'one asks for more',
      (known: Told[]) => JSON.parse(JSON.stringify(known).replaceAll('"required":false', '"required":true')),
    ],
  ])('are told again where %s', (_what, change) => {
    const known = JSON.parse(JSON.stringify(wantedCommands())) as Told[];
    expect(sameCommands(wantedCommands(), change(known))).toBe(false);
  });
});

describe('registering them', () => {
  let ante: Ante;
  beforeEach(async () => {
    ante = await openAnte();
  });
  afterEach(() => ante.close());
  const told = () => ante.world.requests.filter((request) => request.startsWith('PUT '));

  it('is done once, and not at the next start', async () => {
    await ante.start();
    await ante.stop();
    await ante.start();
    expect(told()).toHaveLength(1);
    ante.world.commands = ante.world.commands.slice(1);
    await ante.stop();
    await ante.start();
    expect(told()).toHaveLength(2);
  });
});
