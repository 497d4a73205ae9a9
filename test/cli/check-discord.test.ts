import { afterEach, beforeEach, expect, test } from 'vitest';
import { heardChannels } from '#adapters/discord/collections.ts';
import { checkDiscordSetup } from '../../src/cli/check-discord.ts';
import { type Ante, openAnte } from '../adapters/discord/ante.ts';
import { driverOf } from '../conversations/discord.ts';
import { TOKEN } from '../simulators/discord/world.ts';

let ante: Ante;
beforeEach(async () => {
  ante = await openAnte();
});
afterEach(() => ante.close());

const check = () => checkDiscordSetup({ token: TOKEN }, ante.store, ante.discord.api);
const bad = async () =>
  (await check()).filter(({ good }) => !good).map(({ what, says }) => `${what}: ${says}`);

test('all is well: who it is, where it is, and what it may do', async () => {
  expect((await check()).map(({ what, good }) => [what, good])).toEqual([
    ['Discord', true],
    ['Discord, Message Content Intent', true],
    ['Discord, Acme', true],
    ['Discord, Rival', true],
    ['Discord, starts left today', true],
  ]);
});

test('a token that is refused', async () => {
  ante.world.token = 'another';
  expect(await bad()).toEqual([expect.stringMatching(/^Discord: Discord refuses the token.*DISCORD_TOKEN/)]);
});

test('the switch for the words of messages is off: no matter, unless a channel is watched', async () => {
  await ante.start();
  await driverOf(ante).acme.types('ana', '/heard watch #general');
  ante.world.flags = 0;
  expect(await bad()).toEqual([
    expect.stringMatching(/off, though 1 channel\(s\) are watched: turn it on at https:/),
  ]);
  await ante.store.in(`discord:${ante.acme.guild.id}`).remove(heardChannels, ante.acme.general);
  expect(await bad()).toEqual([]);
});

test('a permission is missing: which, what it is for, and the link that has it', async () => {
  ante.acme.guild.permissions = String(2n ** 35n - 1n - 8n);
  expect(await bad()).toEqual([
    expect.stringMatching(
      /^Discord, Acme: Ante lacks Send Messages in Threads \(.*\), Create Public Threads \(.*permissions=309237763072/,
    ),
  ]);
});

test('in no server, and nearly out of starts', async () => {
  ante.world.guilds.clear();
  ante.gateway.remaining = 12;
  expect(await bad()).toEqual([
    expect.stringContaining(
      'in no server yet. Add it: https://discord.com/oauth2/authorize?client_id=900000000000000001',
    ),
    expect.stringContaining('12, counted anew in 1 h'),
  ]);
});
