import type { Reply } from '#core/chat/reply.ts';
import { UserError } from '#core/errors.ts';
import { importReport } from '#core/report/theme-import.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { FeedbackFile, ReadFeedbackFile } from '#ports/feedback-file.ts';
import type { Context, Deps } from '../context.ts';
import { platformOf } from '../platform-of.ts';
import { importFeedback } from './import-feedback.ts';
import { sortWaiting } from './sort-waiting.ts';
import { stampOf } from './stamp-of.ts';
import type { Triage } from './triage.ts';

/** More than this is taken in where Ante runs, with `ante import`. */
const FILE_BYTES_MAX = 10 * 1024 * 1024;
/** More rows than this are put into themes by the sweep, so that the answer does not take minutes. */
const SORTED_AT_ONCE = 1_000;

/** Takes in a file's rows and says what came of it. `name` is what the person knows it by. */
export type ImportSteps = (
  context: Context,
  name: string,
  file: FeedbackFile,
  skipRejected: boolean,
) => Promise<Reply>;

/** What every import in a chat does once the file is open. */
export function makeImportSteps({ readDates }: Pick<Deps, 'readDates'>, triage: Triage): ImportSteps {
  return async (context, path, file, skipRejected) => {
    const { scope, now, today } = context;
    const stamp = stampOf(context);
    const report = await importFeedback(scope, file, stamp, { readDates, now, today }, { skipRejected });
    const isSorted = report.imported > 0 && report.imported <= SORTED_AT_ONCE;
    if (isSorted) await sortWaiting(triage, scope, stamp);
    return importReport({ ...report, path, isSorted });
  };
}

/** A file that was handed over in a DM: its good rows are taken in, the others are named. */
export function makeHandOver(
  platforms: ReadonlyMap<string, ChatPlatform>,
  read: ReadFeedbackFile | undefined,
  importRows: ImportSteps,
) {
  return async (context: Context, { name, file }: { name: string; file: string }): Promise<Reply> => {
    const { workspace } = context.frame;
    const source = platformOf(platforms, workspace)?.source;
    if (!source?.fetchFile || !read)
      throw new UserError('Files cannot be handed over here.', ['ante import interviews.csv']);
    const bytes = await source.fetchFile(workspace, file, FILE_BYTES_MAX);
    return importRows(context, name, await read(name, bytes), true);
  };
}
