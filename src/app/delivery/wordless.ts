import { NOTHING_SAID } from '#core/chat/reply.ts';
import type { Operations } from '#ports/store.ts';
import { outbox } from '../collections.ts';
import type { Outgoing } from '../documents.ts';
import { all } from '../load.ts';

/** The message without its words where they are not needed any more. */
export function wordless(message: Outgoing): Outgoing {
  return message.state === 'sent' ? { ...message, reply: NOTHING_SAID } : message;
}

/** Takes words that were deleted out of every message that quotes them and did not arrive, or may not have. */
export async function forgetWords(tx: Operations, words: string): Promise<void> {
  for (const state of ['queued', 'held', 'dead']) {
    for (const message of await all(tx, outbox, { by: 'byState', equals: [state] })) {
      const { blocks } = message.reply;
      const left = blocks.filter((block) => !(block.kind === 'quote' && isOf(block.text, words)));
      if (left.length < blocks.length)
        await tx.replace(outbox, { ...message, reply: { ...message.reply, blocks: left } });
    }
  }
}

/** Whether a quote is of these words, whole or cut. */
function isOf(quote: string, words: string): boolean {
  return quote === words || (quote.endsWith('…') && words.startsWith(quote.slice(0, -1)));
}
