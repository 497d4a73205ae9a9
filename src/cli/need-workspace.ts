import { UserError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { Scope, Store } from '#ports/store.ts';

/** The workspace that was named. @throws UserError when the store has none of that name */
export async function needWorkspace(store: Store, workspace: WorkspaceId): Promise<Scope> {
  if ((await store.workspaces()).includes(workspace)) return store.in(workspace);
  throw new UserError(`There is no workspace ${workspace}.`, ['ante erase']);
}
