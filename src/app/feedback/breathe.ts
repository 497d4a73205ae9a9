import type { Steps } from '#core/feedback/steps.ts';

/** Lets everything else that waits have its turn: an embedded store never does by itself. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs a long computation, breathing at every pause. */
export async function unhurried<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
