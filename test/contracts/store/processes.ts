import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Scope, Store } from '#ports/store.ts';
import { contractCollections, notes } from './sample.ts';

/** `KILL_ROUNDS=500` for a long run. */
const { KILL_ROUNDS = '10' } = process.env;

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/**
 * What every store promises to several processes, and to those that die. `where` is a new database, as
 * `worker.ts` takes it; `check` looks at it after each kill, while nobody has it open.
 */
export function processContract(
  name: string,
  where: () => Promise<string>,
  open: (where: string, collections: typeof contractCollections) => Promise<Store>,
  check: (where: string) => void = () => undefined,
): void {
  describe(`${name} with several processes`, () => {
    test(`loses nothing that was acknowledged when one is killed, ${KILL_ROUNDS} times`, {
      timeout: Number(KILL_ROUNDS) * 10_000,
    }, async () => {
      const database = await where();
      const acknowledged: string[] = [];
      for (let round = 0; round < Number(KILL_ROUNDS); round += 1) {
        acknowledged.push(...(await writeUntilKilled(database, `r${round}`)));
        check(database);
        const store = await open(database, contractCollections);
        const missing = await missingOf(store.in('w'), acknowledged);
        const [left, right] = await Promise.all(['left', 'right'].map((tag) => countOf(store.in('w'), tag)));
        await store.close();
        expect(missing).toEqual([]);
        expect(left).toBe(right);
      }
      expect(acknowledged.length).toBeGreaterThan(Number(KILL_ROUNDS));
    });

    test('loses no update when three add to one document, and gives no number twice', {
      timeout: 60_000,
    }, async () => {
      const database = await where();
      const lines = await Promise.all(['a', 'b', 'c'].map((each) => linesOf(['sum', database, each])));
      const store = await open(database, contractCollections);
      const sum = await store.in('w').get(notes, 'sum');
      await store.close();
      expect(sum).toMatchObject({ rank: 150, version: 150 });
      expect(new Set(lines.flat()).size).toBe(150);
    });
  });
}

/** Kills a writer at a random moment; what it had acknowledged. */
async function writeUntilKilled(database: string, name: string): Promise<readonly string[]> {
  const kill = 1 + Math.floor(Math.random() * 60);
  return await linesOf(['pairs', database, name], kill);
}

/** What a worker printed, until it was done, or was killed after so many lines. */
async function linesOf(
  task: readonly string[],
  killAfter = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const worker = spawn(process.execPath, [WORKER, ...task], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => worker.on('exit', resolve));
  const lines: string[] = [];
  for await (const line of createInterface({ input: worker.stdout })) {
    lines.push(line);
    if (lines.length >= killAfter) worker.kill('SIGKILL');
  }
  expect(await ended).toBe(killAfter === Number.POSITIVE_INFINITY ? 0 : null);
  return lines;
}

async function missingOf(scope: Scope, ids: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    ids.map(async (id) => ((await scope.get(notes, id)) === undefined ? [id] : [])),
  );
  return found.flat();
}

function countOf(scope: Scope, tag: string): Promise<number> {
  return scope.count(notes, { by: 'tag', equals: [tag] });
}
