import type { Answer, Group } from '../ask/answer.ts';
import type { Aspect } from '../ask/aspect.ts';
import type { Question } from '../ask/question.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, italic, type Text, t } from '../chat/text.ts';
import { marked } from './theme-items.ts';

const MOST_LINES = 6;
const MOST_BESIDES = 3;

/** What was found, grouped by what was asked, every line with its id; or that nothing was. */
export function answerReply(answer: Answer, question: Question): Reply {
  const { lead, rest, asks } = answer;
  const subject = subjectOf(question);
  if (lead.length === 0 && rest.length === 0) return dontKnow(answer, question);
  return {
    audience: 'everyone',
    blocks: [
      ...(asks === 'advice'
        ? [say(t`That is for you to decide, and Ante recommends nothing. What is known${subject}:`)]
        : []),
      ...(lead.length === 0
        ? [say(t`${(NOTHING[asks] ?? 'Nothing is known{}.').replace('{}', subject)} What is known besides:`)]
        : []),
      ...lead.flatMap((group) => blocksOf(group, subject, MOST_LINES)),
      ...(lead.length > 0 && rest.length > 0 ? [say([italic('What belongs to it:')])] : []),
      ...rest.flatMap((group) => blocksOf(group, '', MOST_BESIDES)),
      ...notes(answer),
    ],
  };
}

/** What is said where other things are known, but not what was asked for; {} is its subject. */
const NOTHING: Readonly<Partial<Record<Aspect, string>>> = {
  betting: 'No bet and no draft is open{}.',
  learnt: 'Nothing is learnt{} yet: no call was made and no assumption judged.',
  heard: 'Nobody was heard{}.',
};

/** ` about “search”`, ` about BET-3`; empty where it is about everything. */
function subjectOf({ about, ids }: Question): string {
  if (ids.length > 0) return ` about ${ids.join(', ')}`;
  return about.length === 0 ? '' : ` about “${about.map(({ word }) => word).join(' ')}”`;
}

function blocksOf({ title, lines, quotes = [] }: Group, subject: string, most: number): readonly Block[] {
  const more = lines.length - most;
  return [
    say(t`${bold(title)}${/-\d/.test(title) ? '' : subject}`),
    ...(lines.length > 0
      ? [{ kind: 'list', items: lines.slice(0, most).map(({ text }) => text) } as const]
      : []),
    ...(more > 0
      ? [
          note(
            t`${more} more: ${lines
              .slice(most, most + 12)
              .map(({ cites }) => cites)
              .join(', ')}`,
          ),
        ]
      : []),
    ...quotes.map(marked),
  ];
}

export function notes({ unknown, taken, missing }: Answer): readonly Block[] {
  return [
    ...taken.map(([typed, read]) => note(t`“${typed}” was read as “${read}”.`)),
    ...(unknown.length > 0 ? [note(t`Nothing here speaks of ${quoted(unknown)}.`)] : []),
    ...(missing.length > 0 ? [note(t`There is no ${missing.join(', ')}.`)] : []),
  ];
}

function dontKnow(answer: Answer, question: Question): Reply {
  const { unknown, taken } = answer;
  const narrower = question.about.flatMap(({ word }) => (unknown.includes(word) ? [] : [word])).join(' ');
  return {
    audience: 'everyone',
    blocks: [
      say(t`${bold("I don't know:")} ${whyNot(answer, question)}.`),
      ...taken.map(([typed, read]) => note(t`“${typed}” was read as “${read}”.`)),
      ...elsewhere(question).map((command) => note(t`Answered by: ${code(command)}`)),
      note(
        unknown.length > 0 && narrower !== ''
          ? t`Without that: ${code(`/bet ask ${narrower}`)}`
          : t`Everything there is: ${code('/bet list all')} and ${code('/heard themes')}`,
      ),
      ...(answer.asks === 'advice' ? [note(t`To make a bet of it: ${code('/bet new ...')}`)] : []),
    ],
  };
}

/** What a report answers better than a search. */
const REPORTED: Readonly<Record<string, string>> = {
  risk: '/bet list at-risk',
  risky: '/bet list at-risk',
  board: '/bet report board',
  roadmap: '/bet report roadmap',
  priorities: '/bet report priorities',
  priority: '/bet report priorities',
  calibrated: '/bet report calibration',
  calibration: '/bet report calibration',
  exposure: '/bet report exposure',
};

function elsewhere({ about }: Question): readonly string[] {
  return [
    ...new Set(about.flatMap(({ word }) => (Object.hasOwn(REPORTED, word) ? (REPORTED[word] ?? []) : []))),
  ];
}

function whyNot({ asks, unknown, missing }: Answer, { about, ids }: Question): string {
  if (missing.length > 0) return `there is no ${missing.join(', ')}`;
  if (ids.length > 0) return `${EMPTY[asks] ?? 'nothing is known'} of ${ids.join(', ')}`;
  if (about.length === 0) return `${EMPTY[asks] ?? 'there is nothing'} yet`;
  return `nothing here speaks of ${quoted(unknown.length > 0 ? unknown : about.map(({ word }) => word))}`;
}

const EMPTY: Readonly<Partial<Record<Aspect, string>>> = {
  betting: 'no bet is open',
  learnt: 'no call was made',
  heard: 'nobody was heard',
  changed: 'nothing was done',
};

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

const say = (text: Text): Block => ({ kind: 'text', text });
const note = (text: Text): Block => ({ kind: 'note', text });
