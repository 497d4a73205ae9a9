import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consoleMessages } from '#adapters/console/collections.ts';
import { all } from '#app/load.ts';
import type { Scope } from '#ports/store.ts';

/** Where the console keeps the lines that were typed, in the folder of its files. */
const HISTORY = 'history';

/** Removes what the console writes to its folder by itself: the lines typed, and charts. What people had exported stays. */
export async function removeTraces(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  for (const file of files)
    if (file === HISTORY || /-[0-9a-f]{8}\.png$/.test(file)) await rm(join(folder, file), { force: true });
}

/** Removes the answers in which the console named somebody, and the lines that did. */
export async function removeTracesOf(name: string, scope: Scope, folder: string): Promise<void> {
  const names = (text: string) => text.toLowerCase().includes(name.toLowerCase());
  for (const { id, reply } of await all(scope, consoleMessages, { by: 'id' }))
    if (names(JSON.stringify(reply))) await scope.remove(consoleMessages, id);
  const history = join(folder, HISTORY);
  const typed = await readFile(history, 'utf8').catch(() => undefined);
  if (typed === undefined || !names(typed)) return;
  await writeFile(
    history,
    typed
      .split('\n')
      .filter((line) => !names(line))
      .join('\n'),
  );
}
