import { replay, undelivered } from '#app/delivery/replay.ts';
import type { Outgoing } from '#app/documents.ts';
import { tenants } from '#app/tenants.ts';
import { UserError } from '#core/errors.ts';
import type { Store } from '#ports/store.ts';
import { openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';

/** `ante outbox`: what was not delivered and is not sent by itself any more, and why. @returns 1 when there is any */
export async function listUndelivered(config: Config): Promise<number> {
  return withStore(config, async (store) => {
    let found = 0;
    for (const workspace of await tenants(store)) {
      for (const message of await undelivered(store.in(workspace))) {
        found += 1;
        process.stdout.write(`${workspace}  ${lineOf(message)}\n`);
      }
    }
    process.stdout.write(
      found === 0
        ? 'Everything was delivered, or is on its way.\n'
        : 'Send one again: ante outbox replay <key>. Of one that is held, look first whether it arrived.\n',
    );
    return found === 0 ? 0 : 1;
  });
}

/** `ante outbox replay <key>`: back into the queue. @throws UserError when nothing of that key waits for it */
export async function replayMessage(config: Config, key: string): Promise<number> {
  return withStore(config, async (store) => {
    for (const workspace of await tenants(store)) {
      if (!(await undelivered(store.in(workspace))).some(({ id }) => id === key)) continue;
      await replay(store.in(workspace), key);
      process.stdout.write(`${key} is queued again in ${workspace}.\n`);
      return 0;
    }
    throw new UserError(`No message ${key} waits to be replayed.`, ['ante outbox']);
  });
}

function lineOf({ id, state, lane, queuedAt, attempts, reason }: Outgoing): string {
  return `${id}  ${state}  ${lane}  queued ${queuedAt}, tried ${attempts} times: ${reason ?? 'no reason is known'}`;
}

async function withStore(config: Config, work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
