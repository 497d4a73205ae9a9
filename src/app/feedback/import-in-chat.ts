import type { Reply } from '#core/chat/reply.ts';
import { UserError } from '#core/errors.ts';
import { importReport } from '#core/report/theme-import.ts';
import type { OpenFeedbackFile } from '#ports/feedback-file.ts';
import type { Deps, UseCase } from '../context.ts';
import { importFeedback } from './import-feedback.ts';
import { sortWaiting } from './sort-waiting.ts';
import { stampOf } from './stamp-of.ts';
import type { Triage } from './triage.ts';

/** More rows than this are put into themes by the sweep, so that the answer does not take minutes. */
const SORTED_AT_ONCE = 1_000;
const SKIP = /\s+--skip-rejected$/;

/**
 * `/heard import interviews.csv`: takes in a file of the machine that Ante runs on, where the people in the chat may
 * read its files; `open` is absent where they may not.
 */
export function makeImportInChat(
  { readDates }: Pick<Deps, 'readDates'>,
  triage: Triage,
  open: OpenFeedbackFile | undefined,
): UseCase {
  return async (context, { args }): Promise<Reply> => {
    const { scope, now, today } = context;
    if (!open) {
      throw new UserError('Files are taken in where Ante runs, not in this chat.', [
        'ante import interviews.csv',
      ]);
    }
    const typed = args.file?.trim() ?? '';
    const path = typed.replace(SKIP, '');
    if (path === '') throw new UserError('Which file?', ['/heard import interviews.csv']);
    const stamp = stampOf(context);
    const report = await importFeedback(
      scope,
      await open(path),
      stamp,
      { readDates, now, today },
      { skipRejected: SKIP.test(typed) },
    );
    const isSorted = report.imported > 0 && report.imported <= SORTED_AT_ONCE;
    if (isSorted) await sortWaiting(triage, scope, stamp);
    return importReport({ ...report, path, isSorted });
  };
}
