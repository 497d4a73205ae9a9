import { access, constants, stat } from 'node:fs/promises';
import { UserError } from '#core/errors.ts';
import type { FeedbackFile, OpenFeedbackFile } from '#ports/feedback-file.ts';
import { csvRows, delimiterOf } from './csv.ts';
import { beginning, decoded } from './decode.ts';
import { jsonRows } from './jsonl.ts';

const LOOKED_AT = 10_000;

/** Opens a CSV or JSON lines file; which of the two it is shows in its first character, not in its name. */
export const openFeedbackFile: OpenFeedbackFile = async (path) => {
  await checkReadable(path);
  const start = (await beginning(decoded(path), LOOKED_AT)).trimStart();
  return fileOf(path, start);
};

function fileOf(path: string, start: string): FeedbackFile {
  if (start === '') throw new UserError(`${path} is empty.`);
  if (start.startsWith('['))
    throw new UserError(
      `${path} is one JSON array. Write one object a line: jq -c '.[]' ${path} > items.jsonl`,
    );
  if (start.startsWith('{')) return { rows: () => jsonRows(decoded(path)) };
  const delimiter = delimiterOf(start);
  return { rows: () => csvRows(decoded(path), delimiter) };
}

async function checkReadable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UserError(
      error.code === 'ENOENT'
        ? `There is no file ${path}.`
        : `${path} cannot be read: ${String(error.code)}.`,
    );
  }
  if (!(await stat(path)).isFile()) throw new UserError(`${path} is no file.`);
}
