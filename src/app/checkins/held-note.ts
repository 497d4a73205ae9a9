import type { Block, Reply } from '#core/chat/reply.ts';
import { at, t } from '#core/chat/text.ts';
import { readNudgeKey } from '#core/checkin/nudge.ts';
import { laneOf } from '#core/delivery/lanes.ts';
import type { MemberId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { outbox } from '../collections.ts';
import { all } from '../load.ts';

/** The message, which says so where earlier ones to its reader may not have arrived, by DM or in a bet's thread. */
export async function withHeldNote(tx: Operations, member: MemberId, reply: Reply): Promise<Reply> {
  const dm = laneOf({ kind: 'post', to: { kind: 'dm', member } });
  const held = await all(tx, outbox, { by: 'byState', equals: ['held'] });
  const [first, ...others] = held.filter(
    ({ id, lane }) => lane === dm || readNudgeKey(id)?.member === member,
  );
  if (!first) return reply;
  const which = others.length === 0 ? t`A message` : t`${others.length + 1} messages`;
  const note: Block = {
    kind: 'note',
    text: t`${which} to you, from ${at(first.queuedAt)} on, may not have arrived: the chat gave no answer, and nothing is sent twice on a guess.`,
  };
  return { ...reply, blocks: [...reply.blocks, note] };
}
