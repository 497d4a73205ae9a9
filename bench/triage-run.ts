import { type Engine, isUntidy, type Proposal, type StrandId } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import type { Watcher } from './triage-recall.ts';

export interface Item {
  readonly id: string;
  readonly text: string;
}

/**
 * One line of what the scorer reads, with themes as they stood when the item came; a theme that tidying opened and no item
 * was put into since is not among those that the scorer can know.
 */
export interface Assignment {
  readonly id: string;
  readonly theme: string;
  readonly candidates: readonly { readonly theme: string; readonly score: number }[];
  readonly newScore: number;
  /** Where tidying has put it by the end. */
  readonly final: string;
}

export interface Run {
  readonly engine: Engine;
  readonly assignments: readonly Assignment[];
}

/** What else happens after each item; see `triage-person.ts`. */
export type AfterItem = (engine: Engine, index: number, newTheme: () => ThemeId) => void;

/** Streams items through a fresh engine as the product does: assess, learn, and tidy up now and then. */
export function runTriage(
  items: readonly Item[],
  labels: ReadonlyMap<string, string> = new Map(),
  afterItem: AfterItem = () => {},
  watcher?: Watcher,
): Run {
  const engine = makeEngine();
  const ids = themeIds();
  const taught = new Map<string, ThemeId>();
  const seen: (Omit<Assignment, 'final'> & { readonly strand: StrandId })[] = [];
  let tidied = 0;
  for (const [i, item] of items.entries()) {
    const label = labels.get(item.id);
    const { candidates, newScore, decision } = engine.assess(item.text);
    watcher?.assessed(engine, i, candidates);
    const first = candidates[0];
    const machine = decision === 'new' || !first ? undefined : first.theme;
    let theme: ThemeId;
    if (label === undefined) theme = machine ?? ids.next();
    else {
      theme = taught.get(label) ?? ids.next();
      taught.set(label, theme);
    }
    const strand = engine.learn({ id: `ITM-${i + 1}`, text: item.text }, theme, label !== undefined);
    watcher?.learnt(i, strand);
    const ranked = candidates.map(({ theme, score }) => ({ theme, score }));
    seen.push({ id: item.id, theme, candidates: ranked, newScore, strand });
    afterItem(engine, i, ids.next);
    if (isUntidy(i + 1 - tidied, i + 1) || i === items.length - 1) {
      for (const proposal of finished(engine.consolidate())) carryOut(engine, proposal, ids);
      tidied = i + 1;
    }
  }
  return {
    engine,
    assignments: seen.map(({ strand, ...line }) => ({ ...line, final: engine.homeOf(strand) ?? line.theme })),
  };
}

function carryOut(engine: Engine, proposal: Proposal, ids: { next(): ThemeId }): void {
  if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
  else engine.regroup(proposal.from, proposal.strands, proposal.into ?? ids.next());
}

export function itemId(index: number): ItemId {
  return `ITM-${index + 1}`;
}

function themeIds(): { next(): ThemeId } {
  let last = 0;
  return { next: () => `THM-${++last}` };
}
