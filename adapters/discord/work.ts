import { setImmediate as breathe } from 'node:timers/promises';
import type { Logger } from '#ports/logger.ts';

/** Work that nobody waits for, until all of it is waited for at once. */
export function makeWork(logger: Logger) {
  const underWay = new Set<Promise<void>>();
  const turns = new Map<string, Promise<void>>();
  const begin = (work: () => Promise<void>): Promise<void> => {
    const begun = (async () => {
      try {
        await work();
      } catch (err) {
        logger.error({ err }, 'an event could not be taken in');
      }
    })();
    underWay.add(begun);
    return begun.finally(() => underWay.delete(begun));
  };
  return {
    begin: (work: () => Promise<void>): void => {
      void begin(work);
    },
    /** Begins when what was begun under the same key has ended. */
    inTurn: (key: string, work: () => Promise<void>): void => {
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(() => begin(work));
      turns.set(key, turn);
      void turn.then(() => {
        if (turns.get(key) === turn) turns.delete(key);
      });
    },
    /** Resolves when nothing is under way. */
    ended: async (): Promise<void> => {
      while (underWay.size + turns.size > 0) await Promise.allSettled([...underWay, ...turns.values()]);
    },
  };
}

/** Lets so many things run at a time, and lets go of the thread between them: what was said goes out meanwhile. */
export function makeSlots(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    isFull: (): boolean => free === 0,
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        await breathe();
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
