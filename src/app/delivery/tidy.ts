import { addMs, DAY_MS, type Instant } from '#core/time/instant.ts';
import type { Collection, Document, Scope } from '#ports/store.ts';
import { inEachWorkspace } from '../checkins/in-each-workspace.ts';
import { captures, inbox, outbox } from '../collections.ts';
import type { Deps } from '../context.ts';
import { each } from '../load.ts';

/** How long the same event is known again, and the same message is not sent again. */
const KEPT_MS = 30 * DAY_MS;
const TOGETHER = 200;

/**
 * The sweep that removes events and messages of more than 30 days ago, also such that never arrived, and drafts that nobody
 * saved, with the words that they were made of: nobody waits for them any more. How much it was.
 */
export function makeTidy(deps: Pick<Deps, 'store' | 'clock' | 'logger'>) {
  return (): Promise<number> =>
    inEachWorkspace(deps, 'tidy', async (scope) => {
      const before = addMs(deps.clock.now(), -KEPT_MS);
      const events: string[] = [];
      for (const state of ['done', 'failed'])
        for await (const { id } of each(scope, inbox, { by: 'byState', equals: [state], below: before }))
          events.push(id);
      const messages: string[] = [];
      for (const state of ['sent', 'held', 'dead'])
        messages.push(...(await queuedBefore(scope, state, before)));
      const drafts: string[] = [];
      for await (const { id } of each(scope, captures, { by: 'byAt', below: before })) drafts.push(id);
      await removeAll(scope, captures, drafts);
      await removeAll(scope, inbox, events);
      await removeAll(scope, outbox, messages);
      return events.length + messages.length + drafts.length;
    });
}

/** By when they were queued, which is their order. */
async function queuedBefore(scope: Scope, state: string, before: Instant): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id, queuedAt } of each(scope, outbox, { by: 'byState', equals: [state] })) {
    if (queuedAt >= before) break;
    ids.push(id);
  }
  return ids;
}

async function removeAll(scope: Scope, from: Collection<Document>, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += TOGETHER) {
    await scope.transaction(async (tx) => {
      for (const id of ids.slice(at, at + TOGETHER)) await tx.remove(from, id);
    });
  }
}
