import type { Block, Button } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn } from '../feedback/feedback.ts';
import type { Place } from '../feedback/points.ts';
import { sanitise } from '../model/sanitise.ts';
import type { ItemReading, SuggestedStance } from '../model/triage/check.ts';

/** What a language model says about an item, by its name. */
export interface NoteView extends ItemReading {
  readonly by: string;
}

/**
 * What a language model suggests about an item, each with the press that carries it out. Its own words are nowhere in
 * it: they are ours, and the item's.
 */
export function itemNote(item: FeedbackItem, note: NoteView): readonly Block[] {
  const { id } = item;
  const said = sanitise(saidIn(item));
  const words = ({ start, end }: Place): string => said.slice(start, end);
  const elsewhere =
    note.theme !== undefined && note.theme !== 'new' && note.theme !== item.theme && note.theme;
  const lines: Text[] = [
    ...(note.isFeedback ? [] : [t`It may be no feedback at all.`]),
    ...(note.isRepeat === false && item.duplicateOf
      ? [t`It may not be the same as ${bold(item.duplicateOf)}.`]
      : []),
    ...(elsewhere ? [t`It may belong to ${bold(elsewhere)}.`] : []),
    ...note.stances.map((each) => t`It may ${VERBS[each.stance]} ${bold(each.about)}: “${words(each)}”`),
    ...(note.points.length > 0
      ? [
          t`It makes ${note.points.length} points: ${note.points.map((point) => `“${words(point)}”`).join(', ')}`,
        ]
      : []),
  ];
  if (lines.length === 0) return [];
  const buttons: Button[] = [
    ...note.stances.map((each) => linkButton(id, each)),
    ...(elsewhere ? [{ label: `Move to ${elsewhere}`, command: `/heard move ${id} ${elsewhere}` }] : []),
    ...(note.points.length > 0
      ? [{ label: 'Keep each point', command: `/heard suggestions split ${id}` }]
      : []),
    { label: 'Ignore', command: `/heard suggestions ignore ${id}` },
  ];
  return [
    { kind: 'list', items: lines },
    { kind: 'buttons', buttons },
    {
      kind: 'note',
      text: t`Suggested by ${note.by}; nothing was done. All of them: ${code('/heard suggestions')}`,
    },
  ];
}

const VERBS = { supports: 'support', contradicts: 'contradict', mentions: 'be about' } as const;

function linkButton(id: FeedbackItem['id'], { about, stance }: SuggestedStance): Button {
  return { label: `${about}: ${stance}`, command: `/bet link ${about} ${id} ${stance}` };
}
