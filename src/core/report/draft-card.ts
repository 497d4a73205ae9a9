import type { DraftReading } from '../bet/draft-reading.ts';
import { missingForPlacing } from '../bet/guards.ts';
import { renderStatement } from '../bet/statement.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, join, link, member, type Text, t } from '../chat/text.ts';
import { messageAt, type ThreadText } from '../chat/thread.ts';
import { formatDay } from '../time/format.ts';

/** A draft that was read off what somebody wrote, and the number that it is saved by. */
export interface ShownDraft {
  readonly id: string;
  readonly read: DraftReading;
  /** The thread that it was read in. */
  readonly thread?: Omit<ThreadText, 'text'>;
}

/** The drafts of one message: Save, Edit and Discard for each. @param readBy who read them besides the parser */
export function draftCard(drafts: readonly ShownDraft[], readBy?: Text): Reply {
  const blocks = drafts.flatMap((draft, i) => [
    ...(i === 0 ? [] : [{ kind: 'divider' } as const]),
    ...draftBlocks(draft, drafts.length === 1 ? '' : ` ${i + 1} of ${drafts.length}`),
  ]);
  const notes = readBy === undefined ? [] : [{ kind: 'note', text: readBy } as const];
  return { audience: 'everyone', blocks: [...blocks, ...notes] };
}

const NAMES: Readonly<Partial<Record<string, string>>> = {
  change: 'build',
  by: 'date',
  to: 'target',
  relative: 'target',
  from: 'baseline',
  because: 'reason',
};
/** What the words of another field say with them. */
const BESIDES: readonly string[] = ['direction', 'assumptions', 'dependsOn'];

function draftBlocks({ id, read, thread }: ShownDraft, which: string): readonly Block[] {
  const sentence = renderStatement(read.terms, { assumptions: read.because, formatDay });
  const missing = missingForPlacing(read.terms);
  const unclear = [...new Set(read.unclear.map((field) => NAMES[field] ?? field))];
  return [
    { kind: 'text', text: t`${bold(`Draft${which}, not saved yet:`)} ${sentence}` },
    ...(unclear.length > 0
      ? [{ kind: 'note', text: t`Can be read in two ways, so left out: ${unclear.join(', ')}.` } as const]
      : []),
    ...(missing.length > 0
      ? [{ kind: 'note', text: t`Still open: ${missing.join(', ')}. A draft can be saved without.` } as const]
      : []),
    ...(thread ? threadNotes(read, thread) : []),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Save', command: `/bet save ${id}`, style: 'primary' },
        { label: 'Edit', command: `/bet save ${id} edit` },
        { label: 'Discard', command: `/bet discard ${id}` },
      ],
    },
  ];
}

/** Who said what of it, and where. */
function threadNotes(
  { spans = [] }: DraftReading,
  { messages, isWhole }: NonNullable<ShownDraft['thread']>,
): readonly Block[] {
  const said = messages.flatMap(({ author, permalink }, i): Text[] => {
    const fields = spans.filter(
      ({ field, start }) => !BESIDES.includes(field) && messageAt(messages, start) === i,
    );
    const names = [...new Set(fields.map(({ field }) => NAMES[field] ?? field))].join(', ');
    if (names === '') return [];
    return [
      t`${permalink === undefined ? names : link(permalink, names)}${author === undefined ? [] : t` by ${member(author)}`}`,
    ];
  });
  return [
    ...(said.length > 0
      ? [{ kind: 'note', text: t`Said in the thread: ${join(said, '; ')}.` } as const]
      : []),
    ...(isWhole
      ? []
      : [
          {
            kind: 'note',
            text: t`The thread is long: its first message and the latest ones were read.`,
          } as const,
        ]),
  ];
}
