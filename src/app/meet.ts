import type { Inbound } from '#core/chat/inbound.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { Member } from '#core/member/member.ts';
import { newMember } from '#core/member/member.ts';
import { SECOND_MS, type Zone } from '#core/time/instant.ts';
import { isZone } from '#core/time/zone.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import { members } from './collections.ts';
import type { Context, Deps } from './context.ts';
import { platformOf } from './platform-of.ts';

/** A platform that tells nothing within this time has nothing to tell: somebody waits for an answer. */
const PATIENCE_MS = SECOND_MS;

export type Meet = (inbound: Pick<Inbound, 'workspace' | 'member'>, zone: Zone) => Promise<Member>;

/** Somebody who is new here, as far as the platform knows them; `zone` is what they have until they say otherwise. */
export function makeMeet(
  { logger }: Pick<Deps, 'logger'>,
  platforms: ReadonlyMap<string, ChatPlatform>,
): Meet {
  return async ({ workspace, member }, zone) => {
    const source = platformOf(platforms, workspace)?.source;
    if (!source?.profile) return newMember(member, member, zone);
    const waited = new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), PATIENCE_MS).unref();
    });
    const asked = source.profile(workspace, member).catch((error: unknown) => {
      logger.warn({ workspace, member, err: error }, 'a profile could not be read');
      return undefined;
    });
    const known = await Promise.race([asked, waited]);
    const own = known?.zone !== undefined && isZone(known.zone) ? known.zone : undefined;
    return {
      ...newMember(member, known?.name ?? member, own ?? zone),
      ...(own !== undefined && { zoneFrom: 'platform' }),
    };
  };
}

/** What a person says to Ante themselves; everything else may be somebody who never meant to. */
const ADDRESSED: ReadonlySet<Inbound['kind']> = new Set(['command', 'submit', 'mention']);

/** Asks for the zone of somebody whom nobody knows it of: once, below the first answer to them. */
export function makeAskForZone(platforms: ReadonlyMap<string, ChatPlatform>) {
  return async (context: Context, inbound: Inbound, reply: Reply): Promise<Reply> => {
    const { scope, member } = context;
    const isKnown = member.zoneFrom !== undefined || member.askedZone === true;
    const isAsking = !isKnown && ADDRESSED.has(inbound.kind) && !reply.form && !reply.failed;
    if (!isAsking || !platformOf(platforms, inbound.workspace)?.source?.profile) return reply;
    const isNew = await scope.transaction(async (tx) => {
      const now = await tx.get(members, member.id);
      if (!now || now.askedZone || now.zoneFrom) return false;
      await tx.replace(members, { ...now, askedZone: true });
      return true;
    });
    return isNew ? { ...reply, blocks: [...reply.blocks, question(member)] } : reply;
  };
}

function question({ zone, checkinHour }: Member): Block {
  return {
    kind: 'note',
    text: t`One thing, asked once: which time zone are you in? Check-ins come at ${checkinHour} your time, and until you say otherwise that is ${zone}. ${code('/bet settings zone Berlin')}`,
  };
}
