import { assessment } from './assessment.ts';
import { consolidation, stillHolds } from './consolidate.ts';
import type { Engine } from './engine.ts';
import { labelOf, labelOfPart } from './label.ts';
import { changed, drop, load } from './memory.ts';
import {
  forget,
  keepApart,
  learn,
  merge,
  place,
  regroup,
  release,
  settleAll,
  split,
  unbind,
} from './placing.ts';
import { partOf, questionsOf } from './questions.ts';
import { type Read, type Reading, read } from './reading.ts';
import { bySize, known, makeThemes, nodesOf, type Themes } from './themes.ts';
import { relatedTo, typicalOf } from './typical.ts';

/** An engine that knows nothing yet. */
export function makeEngine(): Engine {
  const themes: Themes = makeThemes();
  /** What was assessed last is most often learnt next, and need not be read twice. */
  let last: Reading | undefined;

  const reading = (said: Read): Reading => {
    if (last?.said.text !== said.text || last.said.vector !== said.vector) last = read(said, themes);
    return last;
  };
  const changing = <T>(change: () => T): T => {
    const result = change();
    last = undefined;
    return result;
  };

  return {
    assess: (text, vector) => assessment(reading({ text, ...(vector !== undefined && { vector }) }), themes),
    learn: (item, theme, byPerson = false) =>
      changing(() => learn(themes, item, theme, byPerson, reading(item))),
    place: (item) => changing(() => place(themes, item, reading(item))),
    forget: (item, theme) => changing(() => forget(themes, item, theme)),
    unbind: (item) => unbind(themes, item),
    merge: (from, into, byPerson = false) => changing(() => merge(themes, from, into, byPerson)),
    split: (from, items, into, byPerson = false) =>
      changing(() => split(themes, from, items, into, byPerson, (item) => read(item, themes))),
    regroup: (from, strands, into, byPerson = false) =>
      changing(() => regroup(themes, from, strands, into, byPerson)),
    settle: (theme) => settleAll(themes, theme),
    release: (strands) => release(themes, strands),
    keepApart: (a, b, undo = false) => keepApart(themes, a, b, undo),
    label: (theme, taken = new Set()) => labelOf(theme, themes, taken),
    labelPart: (theme, strands) => labelOfPart(theme, strands, themes),
    typical: (theme, limit) => typicalOf(nodesOf(bySize(known(themes, theme))), limit, themes),
    related: (theme, limit) => relatedTo(theme, limit, themes),
    consolidate: (fineness = 1) => consolidation(themes, fineness),
    stillHolds: (proposal) => stillHolds(themes, proposal),
    part: (theme) => partOf(themes, theme),
    questions: (asked) => questionsOf(themes, asked),
    themes: () => [...themes.all.values()].filter((theme) => theme.strands.size > 0).map(({ id }) => id),
    items: () => themes.index.items(),
    homeOf: (strand) => themes.strands.get(strand)?.theme.id,
    load: (memory) => changing(() => load(themes, memory)),
    drop: (id) => changing(() => drop(themes, id)),
    changed: () => changed(themes),
  };
}
