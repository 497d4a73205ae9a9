import { createReadStream } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#adapters/clock/index.ts';
import { exportJson } from '#app/transfer/export-json.ts';
import { exportMarkdown } from '#app/transfer/export-markdown.ts';
import { importWorkspace } from '#app/transfer/import-workspace.ts';
import { UserError } from '#core/errors.ts';
import type { Store } from '#ports/store.ts';
import { CONSOLE_WORKSPACE } from '../compose/open-chat.ts';
import { openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';

/** `ante export [folder]`: `ante-export.json` to take back with `ante import`, `ante-export.md` to read. */
export async function exportTo(config: Config, folder: string): Promise<number> {
  return withStore(config, async (store) => {
    await mkdir(folder, { recursive: true });
    const scope = store.in(CONSOLE_WORKSPACE);
    await write(join(folder, 'ante-export.json'), exportJson(scope));
    await write(join(folder, 'ante-export.md'), exportMarkdown(scope));
    return 0;
  });
}

/** @throws UserError when the file is there already: an export never overwrites one */
async function write(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UserError(`${file} is there already. Move it away, or name another folder.`, [
      `ante export ${systemClock.now().slice(0, 10)}`,
    ]);
  });
  try {
    for await (const piece of pieces) await handle.write(piece);
  } finally {
    await handle.close();
  }
  process.stdout.write(`Wrote ${file}\n`);
}
