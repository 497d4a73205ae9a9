import type { Known } from '#core/ask/known.ts';
import type { Question } from '#core/ask/question.ts';
import { synonymsOf } from '#core/ask/synonyms.ts';
import { type Entry, speakingOf, topicOf } from '#core/ask/topic.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { Theme } from '#core/feedback/feedback.ts';
import { ranked } from '#core/feedback/search.ts';
import type { ThemeId } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { themes } from '../collections.ts';
import type { KeptItem } from '../feedback/documents.ts';
import { candidates } from '../feedback/search-items.ts';
import { getAll } from '../load.ts';
import { type Library, loadLibrary } from './load-library.ts';
import { named } from './load-named.ts';
import { relationsOf } from './load-relations.ts';

/** What was found directly, before what belongs to it is looked up. */
export type Found = Pick<
  Known,
  'bets' | 'assumptions' | 'themes' | 'items' | 'unknown' | 'taken' | 'missing'
>;

const MOST_THEMES = 5;
const MOST_ITEMS = 3;

/**
 * Everything that an answer may be made from. Reads what teams write themselves through (it is bounded), and what users
 * say only by the question's own words.
 */
export async function findKnown(tx: Operations, question: Question, today: LocalDate): Promise<Known> {
  const library = await loadLibrary(tx);
  const found =
    question.ids.length > 0
      ? await named(tx, question.ids, library)
      : question.about.length > 0
        ? await byTopic(tx, question, library)
        : everything(question, library);
  return relationsOf(tx, question, within(found, question, today), library.claims);
}

async function byTopic(tx: Operations, question: Question, library: Library): Promise<Found> {
  const written = [...library.bets, ...library.assumptions, ...library.themes];
  const sought = question.about.map(({ term }) => term);
  const own = await candidates(tx, sought);
  const isKnown = (term: string): boolean =>
    written.some((each) => each.words.has(term)) ||
    own.sought.some((each) => each.term === term && each.items > 0);
  // Another word for it is looked for only where nothing here has its own.
  const others = sought.flatMap((term) => (isKnown(term) ? [] : synonymsOf(term)));
  const heard = others.length > 0 ? await candidates(tx, [...sought, ...others]) : own;
  const counts = new Map(heard.sought.map(({ term, items: having }) => [term, having]));
  const topic = topicOf(question.about, written, counts);
  const said = ranked(heard.found, heard.sought).map(itemEntry);
  const pick = speakingOf(topic, [...written, ...said]);
  const [labelled, quoted] = [pick(library.themes), pick(said)];
  return {
    bets: pick(library.bets),
    assumptions: pick(library.assumptions),
    themes: [...labelled, ...(await themesOf(tx, quoted, labelled))].slice(0, MOST_THEMES),
    items: quoted.filter(({ duplicateOf }) => duplicateOf === undefined).slice(0, MOST_ITEMS),
    unknown: topic.unknown,
    taken: topic.taken,
    missing: [],
  };
}

/** What an item is found by is stored with it. */
function itemEntry(item: KeptItem): Entry<KeptItem> {
  return { doc: item, words: new Map((item.terms ?? []).map((term) => [term, term])) };
}

/** One item may be anywhere; a theme that is not called so speaks of it when several of its items do. */
const LEAST_ITEMS = 2;

async function themesOf(tx: Operations, said: readonly KeptItem[], known: readonly Theme[]) {
  const counts = new Map<ThemeId, number>();
  for (const { theme } of said) if (theme !== undefined) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const ids = [...counts]
    .filter(([id, count]) => count >= LEAST_ITEMS && known.every((theme) => theme.id !== id))
    .toSorted(([, a], [, b]) => b - a)
    .map(([id]) => id);
  const found = await getAll(tx, themes, ids.slice(0, MOST_THEMES));
  return found.filter(({ standing }) => standing === 'open');
}

/** A question about nothing in particular is one about all of it: what is open, the latest calls, what most people say. */
function everything({ asks }: Question, library: Library): Found {
  const bets = library.bets.map(({ doc }) => doc);
  return {
    bets: OVER.has(asks)
      ? bets
      : bets.filter(({ stage }) => stage === 'live' || stage === 'placed' || stage === 'draft'),
    assumptions: library.assumptions.map(({ doc }) => doc),
    themes: library.themes.slice(0, MOST_THEMES).map(({ doc }) => doc),
    items: [],
    unknown: [],
    taken: [],
    missing: [],
  };
}

const OVER: ReadonlySet<Question['asks']> = new Set(['learnt', 'changed']);

/** Only whose bets and which days were asked about. */
function within(found: Found, { owner, period, asks }: Question, today: LocalDate): Found {
  const inPeriod = (moment: string | undefined): boolean =>
    period === undefined ||
    (moment !== undefined && moment.slice(0, 10) >= period.from && moment.slice(0, 10) <= period.to);
  const touches = ({ call, createdAt, window, terms }: Bet): boolean =>
    asks === 'learnt'
      ? inPeriod(call?.at)
      : inPeriod(createdAt) || inPeriod(window?.closes ?? terms.by ?? today);
  return {
    ...found,
    bets: found.bets.filter((bet) => (owner === undefined || bet.owner === owner) && touches(bet)),
    assumptions: found.assumptions.filter(
      ({ statusAt, createdBy }) =>
        (asks !== 'learnt' || inPeriod(statusAt)) && (owner === undefined || createdBy === owner),
    ),
    themes: owner === undefined ? found.themes.filter((theme) => wasHeardIn(theme, period)) : [],
    items: owner === undefined ? found.items.filter(({ saidAt }) => inPeriod(saidAt)) : [],
  };
}

/** Some of it, perhaps: how a theme lies between its first and its last item is not looked at. */
function wasHeardIn({ firstSeen, lastSeen }: Theme, period: Question['period']): boolean {
  return (
    period === undefined || (lastSeen.slice(0, 10) >= period.from && firstSeen.slice(0, 10) <= period.to)
  );
}
