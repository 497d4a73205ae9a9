import { renderStatement } from '#core/bet/statement.ts';
import { clip } from '#core/chat/clip.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import type { AssumptionId, BetId, ThemeId } from '#core/ids.ts';
import type { DataField } from '#core/model/fence.ts';
import type { Supplied } from '#core/model/triage/check.ts';
import { formatDay } from '#core/time/format.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { assumptions, bets, items, themes } from '../collections.ts';
import { getAll } from '../load.ts';
import type { Seen } from '../model/documents.ts';
import type { KeptItem } from './documents.ts';
import type { Triage } from './triage.ts';

/** What is asked about one item, and what may be named in the answer. */
export interface ItemQuestion {
  readonly data: readonly DataField[];
  readonly supplied: Supplied;
}

const QUOTES = 2;
const QUOTE_CHARACTERS = 300;
const MOST_BETS = 25;
const MOST_ASSUMPTIONS = 25;

/** The item, the themes that the engine found for it, the bets that are out, and what they rest on. */
export async function questionAbout(
  triage: Triage,
  scope: Scope,
  item: KeptItem,
  seen: Seen | undefined,
): Promise<ItemQuestion> {
  const candidates = await candidatesFor(triage, scope, item, seen);
  const subjects = await subjectsIn(scope);
  const earlier = item.duplicateOf && (await scope.get(items, item.duplicateOf));
  return {
    data: [
      { name: 'item', text: saidIn(item) },
      ...(earlier ? [{ name: 'earlier item', text: saidIn(earlier) }] : []),
      ...candidates.map(({ id, text }) => ({ name: `theme ${id}`, text })),
      ...subjects.map(({ id, text }) => ({
        name: `${id.startsWith('BET') ? 'bet' : 'assumption'} ${id}`,
        text,
      })),
    ],
    supplied: { themes: candidates.map(({ id }) => id), subjects: subjects.map(({ id }) => id) },
  };
}

interface Named<Id> {
  readonly id: Id;
  readonly text: string;
}

/** Those that are still there, the one it is in among them, with quotes of others. */
async function candidatesFor(
  triage: Triage,
  scope: Scope,
  item: KeptItem,
  seen: Seen | undefined,
): Promise<readonly Named<ThemeId>[]> {
  const ids = new Set([...(seen?.candidates ?? []), ...(item.theme ? [item.theme] : [])]);
  const known = (await getAll(scope, themes, [...ids])).filter(({ standing }) => standing === 'open');
  return triage.look(scope, (engine) => {
    const inEngine = new Set(engine.themes());
    return known.flatMap(({ id, label }) => {
      const quotes = inEngine.has(id) ? engine.typical(id, QUOTES + 1) : [];
      const others = quotes.filter((said) => said.id !== item.id).slice(0, QUOTES);
      // Of a theme that is only this item there is nothing to compare it with.
      return others.length === 0 ? [] : [{ id, text: [label, ...others.map(quoted)].join('\n') }];
    });
  });
}

function quoted({ text }: { readonly text: string }): string {
  return `- ${clip(text.replace(/\s+/g, ' '), QUOTE_CHARACTERS)}`;
}

/** What an item can be evidence about: bets that are placed or live, and what nobody has settled yet. */
async function subjectsIn(tx: Operations): Promise<readonly Named<BetId | AssumptionId>[]> {
  const live = await tx.find(bets, { by: 'byClosing', equals: ['live'], limit: MOST_BETS });
  const placed = await tx.find(bets, { by: 'byStage', equals: ['placed'], limit: MOST_BETS });
  const untested = await tx.find(assumptions, {
    by: 'byStatus',
    equals: ['untested'],
    order: 'descending',
    limit: MOST_ASSUMPTIONS,
  });
  return [
    ...[...live.docs, ...placed.docs]
      .slice(0, MOST_BETS)
      .map(({ id, terms }) => ({ id, text: renderStatement(terms, { assumptions: [], formatDay }) })),
    ...untested.docs.map(({ id, text }) => ({ id, text })),
  ];
}
