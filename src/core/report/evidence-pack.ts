import type { Assumption, Evidence, Stance } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import { at, join, link, type Text, t } from '../chat/text.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import type { AssumptionId, BetId, ThemeId } from '../ids.ts';
import { type ReadingFigures, readingFigures } from '../judgement/reading-figures.ts';
import { showSampleSize } from '../judgement/sample-size.ts';
import type { Reading } from '../metric/metric.ts';
import { representative } from './representative.ts';
import { authorOf } from './theme-words.ts';

/** All that is known for and against a bet, as its owner sees it before the call. */
export interface EvidencePack {
  /** What contradicts it first, then what supports it, then mere mentions; a stance nobody took is left out. */
  readonly voices: readonly Voices[];
  readonly figures?: ReadingFigures;
}

/** What was heard of one stance towards a bet or one of its assumptions. */
export interface Voices {
  readonly stance: Stance;
  /** What the evidence is about: the bet, or assumptions of it. */
  readonly about: readonly (BetId | AssumptionId)[];
  readonly themes: readonly Theme[];
  /** Every feedback item once, however many links lead to it. */
  readonly items: number;
  /** Distinct named authors. */
  readonly people: number;
  /** Items whose author is not known: so many more people at most. */
  readonly unnamed: number;
  /** Readings that were linked as evidence. */
  readonly readings: number;
  /** At most two, of different people. */
  readonly quotes: readonly FeedbackItem[];
}

/** What an evidence pack is made from; more than belongs to the bet is passed over. */
export interface EvidenceSources {
  readonly bet: Bet;
  readonly assumptions: readonly Assumption[];
  readonly evidence: readonly Evidence[];
  readonly themes: readonly Theme[];
  /** Those linked, and those of the linked themes. */
  readonly items: readonly FeedbackItem[];
  /** Of the bet's metric, in its window. */
  readonly readings: readonly Reading[];
}

/** Disconfirming evidence is what people overlook, so it always leads. */
const STANCES = ['contradicts', 'supports', 'mentions'] as const;

const QUOTES = 2;

export function evidencePack(sources: EvidenceSources): EvidencePack {
  const { bet, readings } = sources;
  const concerned = new Set<string>([bet.id, ...bet.assumptions]);
  const links = sources.evidence.filter(({ about }) => concerned.has(about));
  const byStance = Map.groupBy(links, ({ stance }) => stance);
  const figures = readingFigures(bet, readings);
  return {
    voices: STANCES.flatMap((stance) => {
      const own = byStance.get(stance);
      return own ? [voicesOf(stance, own, links, sources)] : [];
    }),
    ...(figures && { figures }),
  };
}

/** `Against: 12 items from 5 people and 2 unnamed, 1 reading (n=12, directional), about ASM-4`. */
export function showVoices(voices: Voices): Text {
  const { stance, items, people, unnamed, readings, about } = voices;
  const from = [
    ...(people > 0 ? [people === 1 ? '1 person' : `${people} people`] : []),
    ...(unnamed > 0 ? [`${unnamed} unnamed`] : []),
  ].join(' and ');
  const heard = items === 0 ? [] : [`${items === 1 ? '1 item' : `${items} items`} from ${from}`];
  const read = readings === 0 ? [] : [readings === 1 ? '1 reading' : `${readings} readings`];
  const size = items === 0 ? '' : ` (${showSampleSize(items)})`;
  return t`${NAMES[stance]}: ${[...heard, ...read].join(', ') || 'nothing left of it'}${size}, about ${about.join(', ')}`;
}

/** Who said a quote and when, linked to where it was said. */
export function showSource(item: FeedbackItem): Text {
  const { saidAt, permalink } = item;
  const author = authorOf(item);
  const said = join([...(author === undefined ? [] : [author]), at(saidAt, 'date')]);
  return permalink === undefined ? said : t`${said}, ${link(permalink, 'source')}`;
}

const NAMES: Readonly<Record<Stance, string>> = {
  contradicts: 'Against',
  supports: 'For',
  mentions: 'Mentions',
};

function voicesOf(
  stance: Stance,
  own: readonly Evidence[],
  all: readonly Evidence[],
  sources: EvidenceSources,
): Voices {
  const themes = new Map(sources.themes.map((theme) => [theme.id, theme]));
  const linked = own.flatMap(({ from }) => themeBehind(from, themes) ?? []);
  const items = itemsOf(own, all, themes, sources.items);
  const named = items.flatMap(({ author }) => author ?? []);
  return {
    stance,
    about: [...new Set(own.map(({ about }) => about))],
    themes: [...new Set(linked)],
    items: items.length,
    people: new Set(named).size,
    unnamed: items.length - named.length,
    readings: new Set(own.map(({ from }) => from).filter((from) => from.startsWith('reading:'))).size,
    quotes: representative(items, QUOTES),
  };
}

/** The items that the links lead to. An item's own link outweighs that of its theme towards the same thing. */
function itemsOf(
  own: readonly Evidence[],
  all: readonly Evidence[],
  themes: ReadonlyMap<ThemeId, Theme>,
  items: readonly FeedbackItem[],
): readonly FeedbackItem[] {
  const direct = new Set<string>(own.map(({ from }) => from));
  const spoken = new Set(all.map(({ from, about }) => `${from} ${about}`));
  const throughThemes = Map.groupBy(own, ({ from }) => themeBehind(from, themes)?.id);
  return items.filter(({ id, theme }) => {
    if (direct.has(id)) return true;
    const links = theme === undefined ? [] : (throughThemes.get(theme) ?? []);
    return links.some(({ about }) => !spoken.has(`${id} ${about}`));
  });
}

/** The theme that a link leads to, or the one it was merged into since. */
function themeBehind(from: Evidence['from'], themes: ReadonlyMap<string, Theme>): Theme | undefined {
  const seen = new Set<string>();
  let theme = themes.get(from);
  while (theme?.mergedInto !== undefined && !seen.has(theme.id)) {
    seen.add(theme.id);
    theme = themes.get(theme.mergedInto);
  }
  return theme;
}
