/** One sweep's rhythm. */
export interface Rhythm {
  start(): void;
  wake(): void;
  /** Resolves when the run that is under way, if any, has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `run`, which must not throw, at once and then every `intervalMs`, one run at a time. Beats are counted from the
 * start by the monotonic clock, so they neither drift nor follow a wall clock that is set; those that fall into a run
 * are left out.
 */
export function makeRhythm(intervalMs: number, run: () => Promise<void>): Rhythm {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = true;
  let nextBeatMs = 0;

  const begin = (): void => {
    running = runThenWait();
  };

  // Timers do not keep the process alive: that is for whoever has something to serve.
  const beginIn = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(begin, delayMs).unref();
  };

  const runThenWait = async (): Promise<void> => {
    do {
      woken = false;
      await run();
    } while (woken && !stopped);
    running = undefined;
    const nowMs = performance.now();
    while (nextBeatMs <= nowMs + EARLY_MS) nextBeatMs += intervalMs;
    if (!stopped) beginIn(nextBeatMs - nowMs);
  };

  return {
    start() {
      stopped = false;
      nextBeatMs = performance.now();
      beginIn(0);
    },
    wake() {
      if (stopped) return;
      if (running) woken = true;
      else beginIn(0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** By how much a timer may fire too early: its clock counts whole milliseconds. Without this a beat could come twice. */
const EARLY_MS = 1;
