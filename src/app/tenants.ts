import type { WorkspaceId } from '#core/ids.ts';
import type { Store } from '#ports/store.ts';

/** What all of a platform's workspaces share is kept under `ante:<platform>`, which is nobody's workspace. */
const SHARED = 'ante:';

/** Where all workspaces of a platform keep what they share. */
export function sharedBy(platform: string): WorkspaceId {
  return `${SHARED}${platform}`;
}

/** Every workspace that is somebody's. */
export async function tenants(store: Pick<Store, 'workspaces'>): Promise<readonly WorkspaceId[]> {
  return (await store.workspaces()).filter((workspace) => !workspace.startsWith(SHARED));
}
