import { clip } from '../chat/clip.ts';
import type { Block, Button, Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn, type Theme } from '../feedback/feedback.ts';
import { countOf } from './bet-words.ts';
import { showSource } from './evidence-pack.ts';
import { themeName, voicesIn } from './theme-words.ts';

/** Something about themes that only a person can tell, as it is put to them. */
export interface ReviewQuestion {
  /** What it is answered by. */
  readonly number: string;
  readonly about: /** Are these two the same thing? */
    | { readonly kind: 'merge'; readonly a: Theme; readonly b: Theme }
    /** Are `part` of its items about something else than the rest? */
    | {
        readonly kind: 'split';
        readonly theme: Theme;
        readonly part: number;
        /** What the part says that the rest does not. */
        readonly words?: string;
      }
    /** Is the item in the theme it belongs to? */
    | { readonly kind: 'place'; readonly theme: Theme };
  /** What was said on either side: in `a` and `b`, in the part and in the rest; the item, and others of the theme. */
  readonly quotes: readonly [readonly FeedbackItem[], readonly FeedbackItem[]];
}

/** Several questions stand in one message: a longer quote would push the next one out of sight. */
const QUOTE_CHARACTERS = 200;

/** The questions, best first, each with what to press or type. */
export function reviewList(questions: readonly ReviewQuestion[]): Reply {
  if (questions.length === 0) {
    return {
      audience: 'everyone',
      blocks: [
        {
          kind: 'text',
          text: t`Nothing to ask: the themes look settled. All of them: ${code('/heard themes')}`,
        },
      ],
    };
  }
  const first = questions[0]?.number ?? '';
  const divided = questions.flatMap((question, i): readonly Block[] => [
    ...(i > 0 ? [{ kind: 'divider' } as const] : []),
    ...questionBlocks(question),
  ]);
  return {
    audience: 'everyone',
    blocks: [
      {
        kind: 'text',
        text: t`${bold(countOf(questions.length, 'question'))} about themes, the most helpful first. Anybody may answer.`,
      },
      ...divided,
      { kind: 'note', text: t`To put one off for a week: ${code(`/heard review later ${first}`)}` },
    ],
  };
}

/** One question with its quotes and its three answers. */
export function questionBlocks({ number, about, quotes }: ReviewQuestion): readonly Block[] {
  const [one, other] = quotes;
  if (about.kind === 'merge') {
    const { a, b } = about;
    return [
      { kind: 'text', text: t`${bold(`${number}.`)} ${sized(a)} and ${sized(b)} look alike: same thing?` },
      ...one.map((item) => quoted(item, t`${a.id} · `)),
      ...other.map((item) => quoted(item, t`${b.id} · `)),
      answers(number, ['Same', 'Different', 'Later']),
    ];
  }
  if (about.kind === 'place') return placeBlocks(number, about.theme, quotes);
  const { theme, part, words } = about;
  return [
    {
      kind: 'text',
      text: t`${bold(`${number}.`)} Are ${countOf(part, 'item')} like these${words ? t` (${words})` : ''} about something else than the rest of ${sized(theme)}?`,
    },
    ...one.map((item) => quoted(item)),
    { kind: 'text', text: t`The rest:` },
    ...other.map((item) => quoted(item)),
    answers(number, ['Split', 'Keep', 'Later']),
  ];
}

function placeBlocks(number: string, theme: Theme, [one, other]: ReviewQuestion['quotes']): readonly Block[] {
  const moves = one.map(({ id }): Button => ({ label: 'Elsewhere…', command: `/heard move ${id}` }));
  return [
    {
      kind: 'text',
      text: t`${bold(`${number}.`)} A guess put this into ${sized(theme)}: does it belong there?`,
    },
    ...one.map((item) => quoted(item)),
    { kind: 'text', text: t`What is there:` },
    ...other.map((item) => quoted(item)),
    {
      kind: 'buttons',
      buttons: [...answerButtons(number, ['Yes']), ...moves, ...answerButtons(number, ['Later'])],
    },
  ];
}

function sized(theme: Theme): Text {
  return t`${themeName(theme)} (${voicesIn(theme)})`;
}

function quoted(item: FeedbackItem, place: Text = []): Block {
  const text = clip(saidIn(item).replace(/\s+/g, ' ').trim(), QUOTE_CHARACTERS);
  return { kind: 'quote', text, source: t`${place}${bold(item.id)} ${showSource(item)}` };
}

function answers(number: string, labels: readonly string[]): Block {
  return { kind: 'buttons', buttons: answerButtons(number, labels) };
}

function answerButtons(number: string, labels: readonly string[]): readonly Button[] {
  return labels.map((label) => ({ label, command: `/heard review ${label.toLowerCase()} ${number}` }));
}

/** What an answer changed, and the ways on: back, or to the next question. */
export function answered(changed: Text, undo: string): Reply {
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: changed },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Take it back', command: undo },
          { label: 'Next question', command: '/heard review' },
        ],
      },
      { kind: 'note', text: t`To take it back: ${code(undo)}` },
    ],
  };
}
