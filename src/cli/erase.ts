import { systemClock } from '#adapters/clock/index.ts';
import { makeEraseAuthor } from '#app/feedback/erase-author.ts';
import { makeTriage } from '#app/feedback/triage.ts';
import { UserError } from '#core/errors.ts';
import type { Scope, Store } from '#ports/store.ts';
import { CONSOLE_WORKSPACE } from '../compose/open-chat.ts';
import { COLLECTIONS, openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';
import { removeTraces, removeTracesOf } from './console-traces.ts';
import { needWorkspace } from './need-workspace.ts';

/** What has to be typed after a workspace, so that nothing is erased by mistake. */
const WORD = 'everything';

export interface Erasing {
  readonly workspace: string | undefined;
  readonly word: string | undefined;
  /** Only what this person said. */
  readonly author: string | undefined;
}

/**
 * `ante erase`: what could be erased; `ante erase <workspace> everything`: all of it, for good.
 * @throws UserError when there is no such workspace, or the word is missing
 */
export async function erase(config: Config, { workspace, word, author }: Erasing): Promise<number> {
  const store = await openStore(config);
  try {
    if (workspace === undefined) return await list(store);
    const scope = await needWorkspace(store, workspace);
    if (word !== WORD) throw await unconfirmed(scope, author);
    if (author !== undefined) return await eraseAuthor(config, scope, author);
    const documents = await count(scope);
    await scope.erase();
    if (workspace === CONSOLE_WORKSPACE) await removeTraces(config.files);
    process.stdout.write(
      `Erased ${workspace}: ${documents} documents, and every trace of them in the store. Exports and backups are yours to remove.\n`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

async function list(store: Store): Promise<number> {
  const workspaces = await store.workspaces();
  for (const workspace of workspaces)
    process.stdout.write(`${workspace}  ${await count(store.in(workspace))} documents\n`);
  process.stdout.write(
    workspaces.length === 0
      ? 'There is nothing to erase.\n'
      : `Keep a copy first: ante export <folder> --workspace <workspace>\nErase one for good: ante erase <workspace> ${WORD}\n`,
  );
  return 0;
}

async function eraseAuthor({ files }: Config, scope: Scope, author: string): Promise<number> {
  const stamp = { by: 'ante', at: systemClock.now() } as const;
  const items = await makeEraseAuthor(makeTriage())(scope, author, stamp);
  if (scope.workspace === CONSOLE_WORKSPACE) await removeTracesOf(author, scope, files);
  process.stdout.write(`Erased what ${author} said in ${scope.workspace}: ${items} feedback item(s).\n`);
  return 0;
}

async function unconfirmed(scope: Scope, author: string | undefined): Promise<UserError> {
  const { workspace } = scope;
  const line = `ante erase ${workspace} ${WORD}`;
  if (author !== undefined)
    return new UserError(`This erases everything that ${author} said in ${workspace}, for good.`, [
      `${line} --author "${author}"`,
    ]);
  return new UserError(
    `This erases ${workspace} with its ${await count(scope)} documents for good. Stop Ante first, and keep a copy if you want one.`,
    [`ante export <folder> --workspace ${workspace}`, line],
  );
}

async function count(scope: Scope): Promise<number> {
  let documents = 0;
  for (const collection of COLLECTIONS) documents += await scope.count(collection, { by: 'id' });
  return documents;
}
