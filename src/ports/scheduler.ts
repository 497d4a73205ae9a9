/**
 * Wakes sweeps. It is not the truth: what is due is always recomputed from the store, so a wake-up that is lost,
 * late or doubled changes nothing but the hour.
 */
export interface Scheduler {
  /**
   * Runs `sweep` about every `intervalMs`, and once soon after start. Runs of one sweep never overlap, in this process
   * or, where several workers share the scheduler, in any of them. A sweep that throws is reported and runs again.
   * All sweeps are declared before {@link start}.
   */
  every(name: string, intervalMs: number, sweep: () => Promise<void>): void;
  /** @throws RetryableError when the place where shared wake-ups are kept cannot be reached */
  start(): Promise<void>;
  /**
   * Runs the sweep as soon as may be, besides its rhythm: at once, or again right after the run that is under way,
   * however often it was asked for meanwhile. Resolves when it is asked for, not when it is done. Does nothing unless
   * started. @throws RetryableError as {@link start} does
   */
  wake(name: string): Promise<void>;
  /** Waits for running sweeps, then stops: nothing runs afterwards. */
  stop(): Promise<void>;
}
