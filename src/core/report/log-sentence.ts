import { at, bold, member, type Text, t } from '../chat/text.ts';
import type { LogEntry } from '../log/entry.ts';
import { changesIn } from './log-changes.ts';

/** What was done, where the event's name does not say it by itself. */
const DONE: Readonly<Record<string, string>> = {
  'bet-linked': 'changed what carries',
  'bet-handed-over': 'handed over',
  'bet-muted': 'muted or unmuted',
  'bet-snoozed': 'snoozed or woke',
  'bet-unflagged': 'took a flag off',
  'call-undone': 'took back the call on',
  'drop-undone': 'took up again',
  'reading-guessed': 'guessed the reading of',
  'guess-skipped': 'looked without a guess at',
  'reading-added': 'added a reading to',
  'evidence-linked': 'linked evidence to',
  'evidence-unlinked': 'took evidence off',
  'assumption-made': 'first assumed',
  'assumption-untested': 'reopened',
  'assumption-supported': 'found support for',
  'metric-learnt': 'learnt more about',
};

/** One entry as a sentence: when, who, what they did to what, and what that changed. */
export function logSentence(entry: LogEntry): Text {
  const who = entry.by === 'ante' ? 'Ante' : member(entry.by);
  const changes = changesIn(entry);
  const detail = changes.length === 0 ? '' : `: ${changes.join('; ')}`;
  return t`${at(entry.at)} ${who} ${verbOf(entry.type)} ${bold(entry.subject)}${detail}`;
}

/** `bet-placed` -> `placed`: events are named by a noun and what happened to it. */
function verbOf(type: string): string {
  return DONE[type] ?? (type.split('-').slice(1).join(' ') || type);
}
