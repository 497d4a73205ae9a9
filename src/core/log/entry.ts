import type { MemberId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** One line of the decision log: who did what to which thing, when, and what it changed. Append-only. */
export interface LogEntry {
  /** Its place in the workspace's log, zero-padded so that it sorts as text. */
  readonly id: string;
  readonly version: number;
  readonly at: Instant;
  readonly by: MemberId | 'ante';
  /** What it is about: a short id, a metric's id, a member's id or `workspace`. */
  readonly subject: string;
  /** The event's type: `bet-placed`, `theme-merged`. */
  readonly type: string;
  /** Only the fields that changed. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The fields in which two states differ, as the log keeps them. `version` is the store's and not shown. */
export function changed(
  before: object | undefined,
  after: object | undefined,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const was = (before ?? {}) as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  const result = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (key === 'version' || JSON.stringify(was[key]) === JSON.stringify(is[key])) continue;
    if (was[key] !== undefined) result.before[key] = was[key];
    if (is[key] !== undefined) result.after[key] = is[key];
  }
  return result;
}

/** A state as it was before an entry: what the entry changed is taken back, all else stays as it is now. */
export function takenBack<State extends object>(
  now: State,
  { before, after }: Pick<LogEntry, 'before' | 'after'>,
): State {
  const untouched = Object.entries(now).filter(([key]) => !Object.hasOwn(after, key));
  return { ...Object.fromEntries(untouched), ...before } as State;
}
