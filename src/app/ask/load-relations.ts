import type { Known } from '#core/ask/known.ts';
import type { Question } from '#core/ask/question.ts';
import type { Assumption, Evidence } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { LogEntry } from '#core/log/entry.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets, evidence, log } from '../collections.ts';
import { all, getAll } from '../load.ts';
import { standingOn } from '../neighbourhood.ts';
import type { Found } from './find-known.ts';

/** So many of the things that were found are looked at more closely. */
const MOST_FOLLOWED = 12;
/** Of what speaks of the topic, chains are followed from so many. */
const MOST_CHAINS = 3;
const MOST_ENTRIES = 12;
/** Of the whole log. What was heard is in it as well, and is passed over. */
const MOST_READ = 300;

/** What belongs to what was found: the evidence, and the chains or the log where those are asked for. */
export async function relationsOf(
  tx: Operations,
  question: Question,
  found: Found,
  claims: Known['claims'],
): Promise<Known> {
  const reasons = REASONED.has(question.asks) ? found.bets.flatMap((bet) => claimsOf(bet, claims)) : [];
  return {
    ...found,
    assumptions: [...new Set([...found.assumptions, ...reasons])],
    claims,
    evidence: await evidenceOf(tx, found),
    above: question.asks === 'stands' ? await aboveOf(tx, question, found) : [],
    below: question.asks === 'rests' ? await belowOf(tx, question, found.bets) : [],
    log: question.asks === 'changed' ? await logOf(tx, question, found) : [],
  };
}

/** Where what bets rest on is part of the answer. */
const REASONED: ReadonlySet<Question['asks']> = new Set(['why', 'learnt']);

function claimsOf(bet: Bet, claims: Known['claims']): readonly Assumption[] {
  return bet.assumptions.flatMap((id) => claims.get(id) ?? []);
}

async function evidenceOf(tx: Operations, found: Found): Promise<readonly Evidence[]> {
  const links: Evidence[] = [];
  const abouts = [...found.bets.slice(0, MOST_FOLLOWED), ...found.assumptions.slice(0, MOST_FOLLOWED)];
  for (const { id } of abouts) links.push(...(await all(tx, evidence, { by: 'byAbout', equals: [id] })));
  return links;
}

/** What was named, or else what speaks of the topic: assumptions first, as it is those that bets stand on. */
async function aboveOf(tx: Operations, { ids }: Question, found: Found): Promise<Known['above']> {
  const speaking: readonly (Bet | Assumption)[] = [...found.assumptions, ...found.bets];
  const followed = ids.length > 0 ? speaking.filter(({ id }) => ids.some((named) => named === id)) : speaking;
  const chains: { on: Bet | Assumption; bets: readonly Bet[] }[] = [];
  for (const on of followed) {
    const above = (await standingOn(tx, on.id)).filter(({ id }) => id !== on.id);
    if (above.length > 0) chains.push({ on, bets: above });
    if (chains.length === MOST_CHAINS) break;
  }
  return chains;
}

async function belowOf(tx: Operations, { ids }: Question, speaking: readonly Bet[]): Promise<Known['below']> {
  const followed = ids.length > 0 ? speaking.filter(({ id }) => ids.some((named) => named === id)) : speaking;
  const chains: { of: Bet; bets: readonly Bet[]; assumptions: readonly Assumption[] }[] = [];
  for (const of of followed.slice(0, MOST_CHAINS)) {
    chains.push({
      of,
      bets: await getAll(tx, bets, of.dependsOn),
      assumptions: await getAll(tx, assumptions, of.assumptions),
    });
  }
  return chains;
}

/** Of what was named or speaks of the topic; of everything where it is about everything. Newest first. */
async function logOf(
  tx: Operations,
  { ids, about, period }: Question,
  found: Found,
): Promise<readonly LogEntry[]> {
  const order = 'descending';
  const subjects =
    ids.length > 0
      ? ids
      : about.length > 0
        ? [...found.bets, ...found.assumptions].map(({ id }) => id)
        : undefined;
  const entries: LogEntry[] = [];
  if (subjects === undefined) {
    const { docs } = await tx.find(log, { by: 'id', order, limit: MOST_READ });
    entries.push(...docs.filter(({ subject }) => !subject.startsWith('ITM-')));
  } else {
    for (const subject of subjects.slice(0, MOST_FOLLOWED))
      entries.push(
        ...(await tx.find(log, { by: 'bySubject', equals: [subject], order, limit: MOST_ENTRIES })).docs,
      );
  }
  return entries
    .filter(
      ({ at }) => period === undefined || (at.slice(0, 10) >= period.from && at.slice(0, 10) <= period.to),
    )
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, MOST_ENTRIES);
}
