import type { Engine } from '#core/feedback/engine.ts';
import { meaningOf } from '#core/feedback/label-phrases.ts';
import type { ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { items, themeAuthors, themeSummaries, themes } from '../collections.ts';
import { authorKey } from './author.ts';
import type { KeptItem, KeptTheme, ThemeAuthor } from './documents.ts';
import { relabelled } from './label-theme.ts';
import { countWeek } from './weeks.ts';

/**
 * The figures of themes while a transaction moves items about: each theme and author is read once, counted in memory,
 * and written once at the end.
 */
export interface Tally {
  /** The theme with everything counted so far; undefined when there is none. */
  theme(id: ThemeId): Promise<KeptTheme | undefined>;
  /** The id of a theme that does not exist yet; it does once an item is counted in. */
  open(): Promise<ThemeId>;
  /** Counts an item into a theme (`by` 1) or out of it (`by` -1). */
  count(id: ThemeId, item: KeptItem, by: 1 | -1): Promise<void>;
  /** Changes what is no figure: who named it, where it went. */
  set(theme: KeptTheme): void;
  /**
   * Writes all of it. To be called when the items themselves are written. A theme without items is removed. Those that
   * were given their label anew.
   */
  save(engine: Engine): Promise<readonly KeptTheme[]>;
}

interface Counted {
  readonly stored: KeptTheme | undefined;
  is: KeptTheme;
  /** Something left it, perhaps its first or last item, or the one its label is from. */
  hasLost: boolean;
}

export function makeTally(tx: Operations): Tally {
  const counted = new Map<ThemeId, Counted>();
  const authors = new Map<string, { stored: ThemeAuthor | undefined; is: ThemeAuthor }>();

  async function find(id: ThemeId): Promise<Counted | undefined> {
    const known = counted.get(id);
    if (known) return known;
    const stored = await tx.get(themes, id);
    if (!stored) return undefined;
    const found = { stored, is: stored, hasLost: false };
    counted.set(id, found);
    return found;
  }

  async function countAuthor(theme: ThemeId, author: string | undefined, by: 1 | -1): Promise<number> {
    if (author === undefined) return 0;
    const id = `${theme} ${authorKey(author)}`;
    const stored = authors.has(id) ? undefined : await tx.get(themeAuthors, id);
    const known = authors.get(id) ?? { stored, is: stored ?? { id, version: 0, theme, count: 0 } };
    const was = known.is.count;
    known.is = { ...known.is, count: was + by };
    authors.set(id, known);
    return Number(known.is.count > 0) - Number(was > 0);
  }

  async function saveAuthors(): Promise<void> {
    for (const { stored, is } of authors.values()) {
      if (is.count > 0) await (stored ? tx.replace(themeAuthors, is) : tx.insert(themeAuthors, is));
      else if (stored) await tx.remove(themeAuthors, is.id);
    }
  }

  async function seen({ is, hasLost }: Counted): Promise<KeptTheme> {
    if (!hasLost) return is;
    const of = { by: 'byTheme', equals: [is.id], limit: 1 } as const;
    const [first] = (await tx.find(items, of)).docs;
    const [last] = (await tx.find(items, { ...of, order: 'descending' })).docs;
    return {
      ...is,
      firstSeen: first?.saidAt ?? is.firstSeen,
      lastSeen: last?.saidAt ?? is.lastSeen,
      labelledAt: 0,
    };
  }

  return {
    theme: async (id) => (await find(id))?.is,
    open: async () => `THM-${await tx.increment('THM')}`,
    count: async (id, item, by) => {
      const known = (await find(id)) ?? { stored: undefined, is: emptyTheme(id, item), hasLost: false };
      const { is } = known;
      counted.set(id, known);
      known.hasLost ||= by === -1;
      known.is = {
        ...is,
        items: is.items + by,
        people: is.people + (await countAuthor(id, item.author, by)),
        weeks: countWeek(is.weeks, item.saidAt, by),
        // A theme that was merged away stands empty, with the days of what it once had.
        firstSeen: is.items === 0 || item.saidAt < is.firstSeen ? item.saidAt : is.firstSeen,
        lastSeen: is.items === 0 || item.saidAt > is.lastSeen ? item.saidAt : is.lastSeen,
      };
    },
    set: (theme) => {
      const known = counted.get(theme.id);
      if (!known) throw new Error(`${theme.id} was not looked up`);
      known.is = theme;
    },
    save: async (engine) => {
      await saveAuthors();
      const labelled: KeptTheme[] = [];
      for (const known of counted.values()) {
        const { stored, is, hasLost } = known;
        if (is === stored) continue;
        // What is gone may have been quoted there.
        if (hasLost) await tx.remove(themeSummaries, is.id);
        if (is.items === 0 && !is.mergedInto) {
          if (stored) await tx.remove(themes, is.id);
          continue;
        }
        const final = standing(await relabelled(tx, engine, await seen(known)));
        await (stored ? tx.replace(themes, final) : tx.insert(themes, final));
        if (final.labelledAt !== stored?.labelledAt) labelled.push(final);
      }
      return labelled;
    },
  };
}

function emptyTheme(id: ThemeId, { saidAt }: KeptItem): KeptTheme {
  return {
    id,
    version: 0,
    label: '',
    items: 0,
    people: 0,
    firstSeen: saidAt,
    lastSeen: saidAt,
    standing: 'open',
    meaning: '',
    weeks: {},
    labelledAt: 0,
  };
}

function standing(theme: KeptTheme): KeptTheme {
  const standing = theme.mergedInto ? 'merged' : theme.mutedBy ? 'muted' : 'open';
  return { ...theme, standing, meaning: meaningOf(theme.label) };
}
