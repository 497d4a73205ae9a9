import { type Block, COMMAND_MAX, type Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import { countOf } from './bet-words.ts';
import { left, right } from './columns.ts';

/** A column of a file that trend and people are made of. */
export type Lacking = 'date' | 'author';

/** What came of taking in a file of feedback. */
export interface Imported {
  readonly path: string;
  readonly rows: number;
  readonly imported: number;
  readonly known: number;
  readonly rejected: number;
  readonly lacking: readonly Lacking[];
  readonly reasons: readonly { readonly row: number; readonly problem: string }[];
  /** Whether the items are in themes already, or will be by and by. */
  readonly isSorted: boolean;
}

const SHOWN_REASONS = 20;

/** Of a file in which no row has it. */
export const LACKING: Readonly<Record<Lacking, string>> = {
  date: 'No row has a date, so all count as said today. Where there is a column for it, call it date or created_at.',
  author:
    'No row says who said it, and themes stay emerging until two people are known. Where there is a column for it, call it author or user.',
};

export function importReport(imported: Imported): Reply {
  const { rows, rejected } = imported;
  const isRefused = rejected > 0 && imported.imported + imported.known === 0;
  const lead: Text = isRefused
    ? t`${bold('Nothing was imported:')} ${rejected} of ${countOf(rows, 'row')} cannot be kept.`
    : t`${bold(countOf(imported.imported, 'item'))} imported${knownWords(imported)}. ${next(imported)}`;
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: lead },
      ...reasons(imported),
      ...lacks(imported),
      ...(isRefused ? rest(imported) : []),
    ],
    ...(isRefused && { failed: true }),
  };
}

function knownWords({ known, rejected }: Imported): string {
  return `${known > 0 ? `, ${known} were there already` : ''}${rejected > 0 ? `, ${rejected} rejected` : ''}`;
}

function next({ isSorted, imported }: Imported): Text {
  if (imported === 0) return t`All themes: ${code('/heard themes')}`;
  return isSorted
    ? t`What they say: ${code('/heard themes')}`
    : t`They are put into themes by and by: ${code('/heard themes')}`;
}

function lacks({ imported, lacking }: Imported): readonly Block[] {
  return imported === 0 ? [] : lacking.map((field) => ({ kind: 'note', text: [LACKING[field]] }));
}

function reasons({ reasons, rejected }: Imported): readonly Block[] {
  if (rejected === 0) return [];
  const shown = reasons.slice(0, SHOWN_REASONS);
  const more = rejected - shown.length;
  return [
    {
      kind: 'table',
      columns: [right('Row'), left('Why not')],
      rows: shown.map(({ row, problem }) => [[String(row)], [problem]]),
    },
    ...(more > 0 ? [{ kind: 'note', text: t`And ${more} more.` } as const] : []),
  ];
}

/** The way to take in the good rows all the same. */
function rest({ path, rows, rejected }: Imported): readonly Block[] {
  if (rejected === rows) return [];
  const command = `/heard import ${path} --skip-rejected`;
  return [
    { kind: 'note', text: t`Mend them, or take in the others: ${code(command)}` },
    ...(command.length <= COMMAND_MAX
      ? [{ kind: 'buttons', buttons: [{ label: `Import the other ${rows - rejected}`, command }] } as const]
      : []),
  ];
}
