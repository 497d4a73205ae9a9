import { at, bold, member, type Text, t } from '../chat/text.ts';
import type { LogEntry } from '../log/entry.ts';
import { changesIn } from './log-changes.ts';

/** What was done, where the event's name does not say it by itself. */
const DONE: Readonly<Record<string, string>> = {
  'bet-linked': 'changed what carries',
  'bet-handed-over': 'handed over',
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
  const changes = saysAll(entry) ? [] : changesIn(entry);
  const detail = changes.length === 0 ? '' : `: ${changes.join('; ')}`;
  return t`${at(entry.at)} ${who} ${verbOf(entry)} ${bold(entry.subject)}${detail}`;
}

/** `bet-placed` -> `placed`: events are named by a noun and what happened to it. */
function verbOf(entry: LogEntry): string {
  const { type, after } = entry;
  if (type === 'bet-muted') return after.muted === true ? 'muted' : 'unmuted';
  if (isWaking(entry)) return 'woke';
  return DONE[type] ?? (type.split('-').slice(1).join(' ') || type);
}

/** Whether the verb says all there is: that a snooze or a reason is gone. */
function saysAll(entry: LogEntry): boolean {
  return entry.type === 'drop-undone' || isWaking(entry);
}

function isWaking({ type, after }: LogEntry): boolean {
  return type === 'bet-snoozed' && after.snoozedUntil === undefined;
}
