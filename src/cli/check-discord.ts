import { type Check, checkDiscord } from '#adapters/discord/check.ts';
import { heardChannels } from '#adapters/discord/collections.ts';
import { tenants } from '#app/tenants.ts';
import type { Store } from '#ports/store.ts';
import type { DiscordConfig } from '../config-discord.ts';

const API = 'https://discord.com/api';

/** What the doctor has to say of Discord. `api` is for tests. */
export async function checkDiscordSetup(
  { token }: DiscordConfig,
  store: Store,
  api: string = API,
): Promise<readonly Check[]> {
  let watched = 0;
  for (const workspace of await tenants(store))
    watched += await store.in(workspace).count(heardChannels, { by: 'id' });
  return checkDiscord({ token, api, watched });
}
