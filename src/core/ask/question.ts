import { termOf } from '../feedback/search.ts';
import { stem } from '../feedback/stem.ts';
import { words } from '../feedback/words.ts';
import { type MemberId, type ShortId, shortIdsIn } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import { type Aspect, aspectOf } from './aspect.ts';
import { inEnglish } from './in-english.ts';
import { type Period, periodIn } from './period.ts';
import { withoutPreamble } from './reads-as-question.ts';

/** A question, as far as it was understood. */
export interface Question {
  readonly asks: Aspect;
  /** What it is about; empty where it is about everything. */
  readonly about: readonly Subject[];
  /** What it names. */
  readonly ids: readonly ShortId[];
  /** Whose bets it is about, where it says so. */
  readonly owner?: MemberId;
  readonly period?: Period;
}

/** One word of what a question is about. */
export interface Subject {
  /** As it was typed. */
  readonly word: string;
  /** What texts that have it are found by. */
  readonly term: string;
}

export interface Asker {
  readonly me: MemberId;
  /** The members that can be spoken of, by id and by name, in lower case. */
  readonly people: ReadonlyMap<string, MemberId>;
  readonly today: LocalDate;
}

/** Words that questions are made of and that are no subject: "what ideas do we currently have running on this". */
const SCAFFOLD =
  stems(`able abt actually already answer area around ante assumption assumptions bet bets come comes coming
  concerning current currently ever everything exactly experiment experiments far focus focusing general happen happening happens
  hypotheses hypothesis idea ideas initiative initiatives issue issues lately later latest list lists matter mean next nobody overall
  past place placed plan planning plans point pending problem problems project projects question questions r recent recently
  regarding related right rn run running runs ship shipped somebody someone somehow state status stuff summary summarise
  summarize team test testing thing things topic topics try trying updates wat whole wich work working works yet`);
/** Words that are a subject only where there is no other. */
const WEAK =
  stems(`add adding better boost build building built decrease drop dropped dropping fix grow improve improving
  increase increasing kill killing launch lower made make raise raising reduce reducing remove removing`);
const MOST_SUBJECTS = 8;

/** Understands a question as well as words allow. Never fails: what is not understood is searched for. */
export function readQuestion(text: string, { me, people, today }: Asker): Question {
  const { ids, rest: unnamed } = shortIdsIn(inEnglish(withoutPreamble(text)).text);
  const { period, rest: timeless } = periodIn(unnamed, today);
  const { asks, rest } = aspectOf(timeless.trim());
  const { owner, rest: subject } = ownerIn(rest, me, people);
  return {
    asks,
    about: subjectsOf(subject),
    ids,
    ...(owner !== undefined && { owner }),
    ...(period !== undefined && { period }),
  };
}

function subjectsOf(text: string): readonly Subject[] {
  const said = words(text).filter((word) => !word.stop && !SCAFFOLD.has(word.stem));
  const strong = said.filter((word) => !WEAK.has(word.stem));
  const about = (strong.length > 0 ? strong : said).map((word) => ({
    word: word.surface,
    term: termOf(word),
  }));
  return [...new Map(about.map((each) => [each.term, each])).values()].slice(0, MOST_SUBJECTS);
}

function stems(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map((word) => stem(word)));
}

/** "my bets", "what is ana betting on", `@ana`. */
function ownerIn(
  text: string,
  me: MemberId,
  people: ReadonlyMap<string, MemberId>,
): { readonly owner?: MemberId; readonly rest: string } {
  for (const [said] of text.matchAll(/<?@?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*>?/gu)) {
    const owner = people.get(said.replace(/^<?@|>$/g, ''));
    if (owner !== undefined) return { owner, rest: text.replace(said, ' ') };
  }
  return /\b(?:my|mine|i|me)\b/i.test(text) ? { owner: me, rest: text } : { rest: text };
}
