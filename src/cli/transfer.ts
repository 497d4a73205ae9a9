import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#adapters/clock/index.ts';
import { beginning, textOf } from '#adapters/files/decode.ts';
import { openFeedbackFile } from '#adapters/files/index.ts';
import { makeLogger } from '#adapters/pino/index.ts';
import { queueForModel } from '#app/feedback/queue-for-model.ts';
import { makeAskModel } from '#app/model/ask-model.ts';
import { exportJson } from '#app/transfer/export-json.ts';
import { exportMarkdown } from '#app/transfer/export-markdown.ts';
import { importWorkspace } from '#app/transfer/import-workspace.ts';
import { UserError } from '#core/errors.ts';
import { FORMAT } from '#core/report/workspace-file.ts';
import type { Scope, Store } from '#ports/store.ts';
import { CONSOLE_WORKSPACE } from '../compose/open-chat.ts';
import { openModel } from '../compose/open-model.ts';
import { openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';
import { type ImportFileOptions, importRows } from './import-rows.ts';
import { needWorkspace } from './need-workspace.ts';

/** `ante export [folder]`: `ante-export.json` to take back with `ante import`, `ante-export.md` to read. */
export async function exportTo(config: Config, folder: string, workspace?: string): Promise<number> {
  const inStore = (store: Store) =>
    workspace === undefined ? ofConsole(store) : needWorkspace(store, workspace);
  return withWorkspace(config, inStore, async (scope) => {
    await mkdir(folder, { recursive: true });
    await write(join(folder, 'ante-export.json'), exportJson(scope));
    await write(join(folder, 'ante-export.md'), exportMarkdown(scope));
    return 0;
  });
}

/**
 * `ante import <file>`: a whole workspace when the file is an export, feedback when it is CSV or JSON lines.
 * @returns 1 when rows were rejected and nothing was imported for it
 * @throws UserError when the file as a whole cannot be taken in
 */
export async function importFile(config: Config, file: string, options: ImportFileOptions): Promise<number> {
  const rows = await openFeedbackFile(file);
  const isExport = EXPORT_BEGINS.test(await beginning(textOf(file), LOOKED_AT));
  return withWorkspace(config, ofConsole, async (scope) => {
    if (!isExport) return importRows(scope, file, rows, { ...options, after: await forModel(config) });
    const documents = await importWorkspace(scope, () => textOf(file));
    process.stdout.write(`Took in the whole workspace of ${file}: ${documents} documents.\n`);
    return 0;
  });
}

/** With a model, what was imported is queued for it, and worked off by the console or the worker. */
async function forModel(config: Config) {
  const setup = await openModel(config, systemClock);
  const logger = makeLogger({ level: config.logLevel, to: config.log });
  return setup && queueForModel(makeAskModel({ clock: systemClock, logger }, setup));
}

const LOOKED_AT = 200;
const EXPORT_BEGINS = new RegExp(`^\\s*\\{\\s*"format":\\s*"${FORMAT}"`);

const ofConsole = (store: Store) => store.in(CONSOLE_WORKSPACE);

async function withWorkspace(
  config: Config,
  scopeIn: (store: Store) => Scope | Promise<Scope>,
  work: (scope: Scope) => Promise<number>,
): Promise<number> {
  const store = await openStore(config);
  try {
    return await work(await scopeIn(store));
  } finally {
    await store.close();
  }
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
  } catch (error) {
    // Half an export is none, and would stand in the way of the next.
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  process.stdout.write(`Wrote ${file}\n`);
}
