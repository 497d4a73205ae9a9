import { nextDigest } from '#core/checkin/digest.ts';
import { digest } from '#core/report/digest.ts';
import { addMs, DAY_MS, type Instant, type Zone } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { DuplicateError, type Scope } from '#ports/store.ts';
import type { Deps } from '../context.ts';
import { settingsOf } from '../enter.ts';
import { post } from '../outbox.ts';
import { countBets } from './count-bets.ts';
import { digests } from './digests.ts';
import { inEachWorkspace } from './in-each-workspace.ts';
import { loadWeek } from './load-week.ts';

/**
 * The sweep that tells a team's channel of its week, on Mondays at 09:00 in the team's zone, or as soon after that as
 * it is run. Weeks are counted whether or not a channel is chosen, so that choosing one never floods it. How many
 * digests it put on their way.
 */
export function makeRunDigest(deps: Pick<Deps, 'store' | 'clock' | 'logger'>) {
  return (): Promise<number> =>
    inEachWorkspace(deps, 'digest', async (scope) => ((await closeWeek(scope, deps.clock.now())) ? 1 : 0));
}

async function closeWeek(scope: Scope, now: Instant): Promise<boolean> {
  const settings = await settingsOf(scope);
  const monday = localDateOf(latestDigest(now, settings.zone), settings.zone);
  const [last] = (await scope.find(digests, { by: 'id', order: 'descending', limit: 1 })).docs;
  if (last && last.id >= monday) return false;
  const today = localDateOf(now, settings.zone);
  const { monday: _, ...counted } = await countBets(scope, monday);
  const reply =
    last && settings.digestChannel
      ? digest(await loadWeek(scope, last.at, { monday, ...counted }, today))
      : undefined;
  try {
    await scope.transaction(async (tx) => {
      await tx.insert(digests, { id: monday, version: 0, at: now, bets: counted });
      if (!reply || !settings.digestChannel) return;
      const to = { kind: 'channel', channel: settings.digestChannel } as const;
      await post(tx, `digest:${monday}`, now, { kind: 'post', to }, reply);
    });
  } catch (error) {
    // Another worker was faster.
    if (error instanceof DuplicateError) return false;
    throw error;
  }
  return reply !== undefined;
}

/** The digest's moment that was last before now. */
function latestDigest(now: Instant, zone: Zone): Instant {
  let moment = nextDigest(addMs(now, -8 * DAY_MS), zone);
  for (let next = nextDigest(moment, zone); next <= now; next = nextDigest(next, zone)) moment = next;
  return moment;
}
