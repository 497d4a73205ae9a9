import type { WorkspaceId } from '#core/ids.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';

/** The platform that a workspace is on; undefined when this process does not speak to it. */
export function platformOf(
  platforms: ReadonlyMap<string, ChatPlatform>,
  workspace: WorkspaceId,
): ChatPlatform | undefined {
  return platforms.get(workspace.slice(0, workspace.indexOf(':')));
}
