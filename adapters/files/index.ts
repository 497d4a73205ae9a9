import { access, constants, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { UserError } from '#core/errors.ts';
import type { FeedbackFile, OpenFeedbackFile, ReadFeedbackFile } from '#ports/feedback-file.ts';
import { csvRows, delimiterOf } from './csv.ts';
import { beginning, decoded, textOf } from './decode.ts';
import { jsonRows } from './jsonl.ts';

const LOOKED_AT = 10_000;

/** Opens a CSV or JSON lines file; which of the two it is shows in its first character, not in its name. */
export const openFeedbackFile: OpenFeedbackFile = async (path) => {
  await checkReadable(path);
  const pieces = () => textOf(path);
  return fileOf(path, pieces, (await beginning(pieces(), LOOKED_AT)).trimStart());
};

/** Reads a file whose bytes are at hand: one that was sent in a chat. */
export const readFeedbackFile: ReadFeedbackFile = async (name, bytes) => {
  const pieces = () => decoded(Readable.from([bytes]));
  return fileOf(name, pieces, (await beginning(pieces(), LOOKED_AT)).trimStart());
};

function fileOf(path: string, pieces: () => AsyncIterable<string>, start: string): FeedbackFile {
  if (start === '') throw new UserError(`${path} is empty.`);
  if (start.startsWith('['))
    throw new UserError(
      `${path} is one JSON array. Write one object a line: jq -c '.[]' ${path} > items.jsonl`,
    );
  if (start.startsWith('{')) return { rows: () => jsonRows(pieces()) };
  const delimiter = delimiterOf(start);
  return { rows: () => csvRows(pieces(), delimiter) };
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
