import type { InboundFrame } from '#core/chat/inbound.ts';
import { DEFAULT_VALIDATION_LIMIT, type Member, type WorkspaceSettings } from '#core/member/member.ts';
import { localDateOf } from '#core/time/zone.ts';
import { DuplicateError, type Scope } from '#ports/store.ts';
import { members, settings, unreachable } from './collections.ts';
import type { Context, Deps } from './context.ts';
import type { Meet } from './meet.ts';

/** The zone of a workspace that nobody has set one for. */
const DEFAULT_ZONE = 'UTC';

/** Who asks and where: makes the member known who comes for the first time, and reachable again who was not. */
export async function enter(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  inbound: InboundFrame,
  meet: Meet,
): Promise<Context> {
  const { workspace, member: memberId, channel, thread, eventId, at } = inbound;
  const scope = store.in(workspace);
  const now = clock.now();
  const team = await settingsOf(scope);
  const member = (await scope.get(members, memberId)) ?? (await join(scope, await meet(inbound, team.zone)));
  if (await scope.get(unreachable, memberId)) await scope.remove(unreachable, memberId);
  const frame = {
    workspace,
    member: memberId,
    channel,
    eventId,
    at,
    ...(thread !== undefined && { thread }),
  };
  return { frame, scope, member, settings: team, now, today: localDateOf(now, member.zone) };
}

/** The workspace's settings, or the defaults while nobody has changed one (version 0). */
export async function settingsOf(scope: Pick<Scope, 'get'>): Promise<WorkspaceSettings> {
  return (
    (await scope.get(settings, 'workspace')) ?? {
      id: 'workspace',
      version: 0,
      zone: DEFAULT_ZONE,
      validationLimit: DEFAULT_VALIDATION_LIMIT,
      watchedChannels: [],
    }
  );
}

async function join(scope: Scope, member: Member): Promise<Member> {
  try {
    const [stored] = await scope.insert(members, member);
    return stored ?? member;
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return (await scope.get(members, member.id)) ?? member;
  }
}
