import type { Inbound } from '#core/chat/inbound.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { bold, code, t } from '#core/chat/text.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import { StoreUnusableError } from '#ports/store.ts';

/** A refused line comes back quoted, or as a file where it is longer than this, so that nothing is lost. */
const QUOTE_MAX = 1_000;
/** Up to this length one line is typed again sooner than copied. */
const RETYPED_MAX = 40;

/** The answer to something that failed: says what was wrong and gives back what was typed. */
export function answerFailure(error: unknown, typed: string, inbound: Inbound, logger: Logger): Reply {
  const about = { workspace: inbound.workspace, event: inbound.eventId, kind: inbound.kind };
  if (error instanceof UserError) {
    logger.info({ ...about, refused: error.name }, 'refused');
    return refusal(
      [
        { kind: 'text', text: t`${bold('Not done.')} ${error.text}` },
        ...(error.tryInstead.length > 0
          ? [{ kind: 'list', items: error.tryInstead.map((line) => t`${code(line)}`) } as const]
          : []),
        ...(error.buttons.length > 0 ? [{ kind: 'buttons', buttons: error.buttons } as const] : []),
      ],
      typed,
    );
  }
  if (error instanceof RetryableError) {
    logger.warn({ ...about, retryAfterMs: error.retryAfterMs, err: error }, 'not now');
    return refusal(
      [
        {
          kind: 'text',
          text: t`${bold('Not now.')} The store is busy. Nothing was changed; send it again in a moment.`,
        },
      ],
      typed,
    );
  }
  logger.error({ ...about, err: error }, error instanceof StoreUnusableError ? 'store unusable' : 'defect');
  if (error instanceof StoreUnusableError) {
    return refusal([{ kind: 'text', text: t`${bold('Nothing was changed.')} ${error.message}` }], typed);
  }
  return refusal(
    [
      {
        kind: 'text',
        text: t`${bold('Something went wrong on our side.')} Nothing was changed. The details are in the log under ${code(inbound.eventId)}.`,
      },
    ],
    typed,
  );
}

function refusal(blocks: readonly Block[], typed: string): Reply {
  const isFile = typed.length > QUOTE_MAX;
  const echo: Block[] = isFile
    ? [{ kind: 'file', name: 'what-you-typed.txt', mediaType: 'text/plain', content: typed }]
    : typed.includes('\n') || typed.length > RETYPED_MAX
      ? [{ kind: 'quote', text: typed, source: t`what you typed` }]
      : [];
  return { audience: 'you', failed: true, blocks: [...blocks, ...echo] };
}
