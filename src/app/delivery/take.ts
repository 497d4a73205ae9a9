import { allowedAt, type RateLimit, spend } from '#core/delivery/budget.ts';
import { claimingAt } from '#core/delivery/claim.ts';
import { placeOf } from '#core/delivery/lanes.ts';
import { addMs, type Instant, SECOND_MS } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { Operations, Scope, Store } from '#ports/store.ts';
import { budgets, outbox } from '../collections.ts';
import type { Budget, Outgoing } from '../documents.ts';
import { sharedBy } from '../tenants.ts';

/**
 * How long a worker may take over one message before another may look after it. Three requests long: none is begun in
 * the last third, so that none is under way when the other looks.
 */
export const LEASE_MS = 30 * SECOND_MS;

/**
 * Takes those of the messages for this worker that nobody else has and that the platform's limits allow now, in one
 * commit. What it takes counts as sent towards the limits.
 */
export async function take(
  store: Store,
  scope: Scope,
  platform: ChatPlatform,
  messages: readonly Outgoing[],
  now: Instant,
): Promise<readonly Outgoing[]> {
  const { limits } = platform;
  const shared = limits.filter(({ per }) => per === 'platform');
  const own = limits.filter(({ per }) => per !== 'platform');
  const allowed =
    shared.length === 0
      ? messages
      : await store
          .in(sharedBy(platform.name))
          .transaction((tx) => withinLimits(tx, shared, messages, now, async () => true));
  return scope.transaction(async (tx) => {
    const taken: Outgoing[] = [];
    await withinLimits(tx, own, allowed, now, async (waiting) => {
      const at = claimingAt(waiting.claimedUntil, now, LEASE_MS);
      const claimed = await tx.claim(outbox, waiting.id, at, addMs(now, LEASE_MS));
      if (claimed?.state !== 'queued') return false;
      // Whoever had it before never said what became of it.
      const wasLeft = waiting.claimedUntil !== undefined || claimed.version !== waiting.version + 1;
      taken.push(wasLeft ? { ...claimed, inDoubt: true } : claimed);
      return true;
    });
    return taken;
  });
}

/** Those that every limit allows and `claim` gets; they are counted. */
async function withinLimits(
  tx: Operations,
  limits: readonly RateLimit[],
  messages: readonly Outgoing[],
  now: Instant,
  claim: (message: Outgoing) => Promise<boolean>,
): Promise<readonly Outgoing[]> {
  const known = new Map<string, Budget>();
  const changed = new Set<string>();
  const allowed: Outgoing[] = [];
  for (const message of messages) {
    const counting = limits
      .filter(({ of = message.send.kind }) => of === message.send.kind)
      .map((limit) => ({ limit, id: budgetId(limit, message) }));
    for (const { id } of counting)
      if (!known.has(id)) known.set(id, (await tx.get(budgets, id)) ?? { id, version: 0, spent: [] });
    const isFree = counting.every(
      ({ limit, id }) => allowedAt(known.get(id)?.spent ?? [], limit, now) <= now,
    );
    if (!isFree || !(await claim(message))) continue;
    allowed.push(message);
    for (const { limit, id } of counting) {
      const budget = known.get(id);
      if (budget) known.set(id, { ...budget, spent: spend(budget.spent, limit, now) });
      changed.add(id);
    }
  }
  for (const budget of known.values()) {
    if (!changed.has(budget.id)) continue;
    if (budget.version === 0) await tx.insert(budgets, budget);
    else await tx.replace(budgets, budget);
  }
  return allowed;
}

function budgetId({ per, of, most, perMs }: RateLimit, { send }: Outgoing): string {
  return [`${per} ${of ?? 'any'} ${most}/${perMs}`, ...(per === 'place' ? [placeOf(send)] : [])].join(' ');
}
