import { UserError } from '#core/errors.ts';
import type { OpenFeedbackFile } from '#ports/feedback-file.ts';
import type { UseCase } from '../context.ts';
import type { ImportSteps } from './hand-over.ts';

const SKIP = /\s+--skip-rejected$/;

/**
 * `/heard import interviews.csv`: takes in a file of the machine that Ante runs on, where the people in the chat may
 * read its files; `open` is absent where they may not.
 */
export function makeImportInChat(open: OpenFeedbackFile | undefined, importRows: ImportSteps): UseCase {
  return async (context, { args }) => {
    if (!open) {
      throw new UserError('Here a file is taken in when you send it to Ante in a direct message.', [
        'ante import interviews.csv',
      ]);
    }
    const typed = args.file?.trim() ?? '';
    const path = typed.replace(SKIP, '');
    if (path === '') throw new UserError('Which file?', ['/heard import interviews.csv']);
    return importRows(context, path, await open(path), SKIP.test(typed));
  };
}
