import { ModelSilentError } from '#ports/language-model.ts';

/** Lets so many do something at once; others wait for their turn, first come first served. */
export function makeTurns(most: number) {
  let underWay = 0;
  const waiting = new Set<() => void>();

  return async <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    if (underWay >= most) await turn(waiting, signal);
    else underWay += 1;
    try {
      return await work();
    } finally {
      const [next] = waiting;
      // A turn that is handed on is never free in between.
      if (next) next();
      else underWay -= 1;
    }
  };
}

function turn(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      waiting.delete(begin);
      reject(new ModelSilentError('given up while waiting for its turn'));
    };
    const begin = (): void => {
      waiting.delete(begin);
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    if (signal?.aborted) return giveUp();
    waiting.add(begin);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}
