import type { Reply } from '../chat/reply.ts';
import { bold, code, t } from '../chat/text.ts';
import type { LogEntry } from '../log/entry.ts';
import { logSentence } from './log-sentence.ts';

/** A stretch of the decision log. */
export interface LogStretch {
  /** Whose log it is; absent for everybody's and everything's. */
  readonly subject?: string;
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

/** The decision log, newest first: a sentence an entry. */
export function logReport({ subject, entries, more }: LogStretch): Reply {
  const of = subject === undefined ? '' : ` ${subject}`;
  const last = entries.at(-1);
  if (!last) {
    const text = t`Nothing is on record${subject === undefined ? '' : ` about ${subject}`}. The whole log: ${code('/bet report log')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const older = `/bet report log${of} before ${Number(last.id)}`;
  return {
    audience: 'everyone',
    blocks: [
      {
        kind: 'text',
        text: t`${bold(`Decision log${subject === undefined ? '' : ` of ${subject}`}`)}, the newest first`,
      },
      { kind: 'list', items: entries.map(logSentence) },
      ...(more
        ? ([
            { kind: 'note', text: t`Older ones: ${code(older)}` },
            { kind: 'buttons', buttons: [{ label: 'Older', command: older }] },
          ] as const)
        : []),
    ],
  };
}
