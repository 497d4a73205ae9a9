import { type Engine, isUntidy, type Proposal } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import type { Watcher } from './triage-recall.ts';

export interface Item {
  readonly id: string;
  readonly text: string;
}

/** One line of what the scorer reads. */
export interface Assignment {
  readonly id: string;
  /**
   * What the item was recognised as when it came: its strand, which is what candidates are compared by. With labels
   * taught, the label's theme.
   */
  readonly theme: string;
  readonly candidates: readonly { readonly theme: string; readonly score: number }[];
  readonly newScore: number;
  /** The theme that its strand is in at the end. */
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
  const seen: Omit<Assignment, 'final'>[] = [];
  let tidied = 0;
  for (const [i, item] of items.entries()) {
    const label = labels.get(item.id);
    const { candidates, strands, newScore, decision } = engine.assess(item.text);
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
    seen.push(
      label === undefined
        ? {
            id: item.id,
            theme: strand,
            candidates: strands.map(({ strand, score }) => ({ theme: strand, score })),
            newScore,
          }
        : {
            id: item.id,
            theme,
            candidates: candidates.map(({ theme, score }) => ({ theme, score })),
            newScore,
          },
    );
    afterItem(engine, i, ids.next);
    if (isUntidy(i + 1 - tidied, i + 1) || i === items.length - 1) {
      for (const proposal of finished(engine.consolidate())) carryOut(engine, proposal, ids);
      tidied = i + 1;
    }
  }
  return {
    engine,
    assignments: seen.map((line) => ({ ...line, final: engine.homeOf(line.theme) ?? line.theme })),
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
