/** Lets everything else that waits have its turn: an embedded store never does by itself. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
