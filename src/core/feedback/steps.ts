/** A long computation that pauses every few milliseconds, so that whoever runs it can let others have their turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All of it in one go. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
