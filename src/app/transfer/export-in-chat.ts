import type { Block } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import { olderFirst } from '#core/report/bet-words.ts';
import { betsCsv } from '#core/report/bets-csv.ts';
import type { Scope } from '#ports/store.ts';
import { bets } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { all } from '../load.ts';
import { exportJson } from './export-json.ts';
import { exportMarkdown } from './export-markdown.ts';

/** Discord takes 10 MB with a message, the least of the platforms; the files go together. */
const MOST_CHARACTERS = 4_000_000;
const ATTEMPTS = 3;

/** `/bet export`: everything as JSON that can be taken back, as Markdown to read, and the bets as CSV. */
export function makeExport(): UseCase {
  return async ({ scope }) => {
    const json = await wholeJson(scope);
    const text = await bounded(exportMarkdown(scope));
    const every = (await all(scope, bets, { by: 'id' })).toSorted(olderFirst);
    const files: readonly Block[] = [
      { kind: 'file', name: 'ante-export.json', mediaType: 'application/json', content: json },
      { kind: 'file', name: 'ante-export.md', mediaType: 'text/markdown', content: text },
      { kind: 'file', name: 'ante-bets.csv', mediaType: 'text/csv', content: betsCsv(every) },
    ];
    return {
      audience: 'you',
      blocks: [
        {
          kind: 'text',
          text: t`Everything of this workspace: JSON that ${code('ante import')} takes back into an empty one, Markdown to read, and the bets as CSV for spreadsheets.`,
        },
        ...files,
      ],
    };
  };
}

/** @throws RetryableError when the workspace never rested */
async function wholeJson(scope: Scope): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await bounded(exportJson(scope));
    } catch (error) {
      if (!(error instanceof RetryableError) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** @throws UserError when it is more than a chat can carry */
async function bounded(pieces: AsyncIterable<string>): Promise<string> {
  const kept: string[] = [];
  let characters = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    characters += piece.length;
    if (characters > MOST_CHARACTERS)
      throw new UserError('This workspace is too large for a chat. Where Ante runs, type: ante export');
  }
  return kept.join('');
}
