import { expect, it } from 'vitest';
import { openAnte } from './ante.ts';

it('says what to do where Discord cannot be reached', async () => {
  const ante = await openAnte();
  await ante.discord.close();
  await expect(ante.start()).rejects.toThrow(/out of reach: check the connection/);
  await ante.stop();
  await ante.store.close();
});
