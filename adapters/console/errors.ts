import type { Reply } from '#core/chat/reply.ts';
import { bold, code, type Text, t } from '#core/chat/text.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';

/** What the person at the console sees of an error. A defect is logged and answered generically. */
export function replyTo(error: unknown, logger: Logger): Reply {
  if (error instanceof UserError) {
    logger.info({ refused: error.message }, 'refused');
    return refusal(t`${bold('Not done.')} ${error.text}`, error.tryInstead);
  }
  if (error instanceof RetryableError) {
    logger.warn({ err: error }, 'not now');
    return refusal(t`${bold('Not now.')} The store is busy. Nothing was changed; try again in a moment.`);
  }
  logger.error({ err: error }, 'defect');
  return refusal(t`${bold('Something went wrong on our side.')} The details are in the log.`);
}

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'it is no folder',
  EEXIST: 'it is no folder',
};

/** Why a file could not be written to a folder. Passes on what is not the file system's. */
export function fileTrouble(error: unknown, folder: string): UserError {
  const reason = FILE_TROUBLE[codeOf(error)];
  if (reason === undefined) throw error;
  return new UserError(t`The file was not written to ${folder}: ${reason}.`);
}

/** The system's code of an error (`ENOENT`); empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function refusal(text: Text, tryInstead: readonly string[] = []): Reply {
  const items = tryInstead.map((line) => t`${code(line)}`);
  return {
    audience: 'you',
    failed: true,
    blocks: [{ kind: 'text', text }, ...(items.length > 0 ? [{ kind: 'list', items } as const] : [])],
  };
}
