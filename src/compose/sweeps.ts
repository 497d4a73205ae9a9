import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import type { Scheduler } from '#ports/scheduler.ts';

/** What happens by itself. Each looks up in the store what is due and does it; run twice, it does it once. */
export interface Sweeps {
  readonly checkins: () => Promise<unknown>;
  readonly outbox: () => Promise<unknown>;
  readonly inbox: () => Promise<unknown>;
  readonly tidy: () => Promise<unknown>;
  readonly eraseLeft: () => Promise<unknown>;
  readonly digest: () => Promise<unknown>;
  readonly triage: () => Promise<unknown>;
  readonly drafts: () => Promise<unknown>;
  readonly thoughts: () => Promise<unknown>;
}

/** How often each is woken. The outbox and drafts are woken after each change as well. */
const EVERY_MS: Readonly<Record<keyof Sweeps, number>> = {
  checkins: SECOND_MS,
  outbox: SECOND_MS,
  inbox: 5 * SECOND_MS,
  tidy: HOUR_MS,
  eraseLeft: HOUR_MS,
  digest: MINUTE_MS,
  triage: MINUTE_MS,
  drafts: SECOND_MS,
  thoughts: 5 * SECOND_MS,
};

export function scheduleSweeps(scheduler: Scheduler, sweeps: Sweeps): void {
  for (const [name, everyMs] of Object.entries(EVERY_MS)) {
    scheduler.every(name, everyMs, async () => {
      await sweeps[name as keyof Sweeps]();
    });
  }
}
