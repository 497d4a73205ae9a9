import { type Entry, entry } from '#core/ask/topic.ts';
import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { Theme } from '#core/feedback/feedback.ts';
import type { AssumptionId, MemberId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets, members, themes } from '../collections.ts';

/** Everything that is looked through for each question: what teams write themselves, and the largest themes. */
export interface Library {
  readonly bets: readonly Entry<Bet>[];
  readonly assumptions: readonly Entry<Assumption>[];
  readonly themes: readonly Entry<Theme>[];
  readonly claims: ReadonlyMap<AssumptionId, Assumption>;
}

/** Of each stage and kind so many: a team's bets are counted in hundreds, and an answer must not wait for more. */
const MOST_OF_A_KIND = 1_000;
const MOST_THEMES = 300;

/** In the order in which they are shown when nothing tells them apart: the next due first, the last called first. */
export async function loadLibrary(tx: Operations): Promise<Library> {
  const limit = MOST_OF_A_KIND;
  const stages = [
    { by: 'byClosing', equals: ['live'], limit },
    { by: 'byDate', equals: ['placed'], limit },
    { by: 'byStage', equals: ['draft'], order: 'descending', limit },
    { by: 'byClosing', equals: ['called'], order: 'descending', limit },
    { by: 'byStage', equals: ['dropped'], order: 'descending', limit },
  ] as const;
  const found: Bet[] = [];
  for (const query of stages) found.push(...(await tx.find(bets, query)).docs);
  const claims = (await tx.find(assumptions, { by: 'id', order: 'descending', limit })).docs;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const open = { by: 'byStanding', equals: ['open'], order: 'descending', limit: MOST_THEMES } as const;
  return {
    bets: found.map((bet) => betEntry(bet, byId)),
    assumptions: claims.map((claim) => entry(claim, claim.text, claim.statusWhy)),
    themes: (await tx.find(themes, open)).docs.map((theme) => entry(theme, theme.label)),
    claims: byId,
  };
}

/** A bet is found by what it says, by what it rests on, and by what was said when it ended. */
function betEntry(bet: Bet, claims: Library['claims']): Entry<Bet> {
  const { change, metric } = bet.terms;
  const because = bet.assumptions.map((id) => claims.get(id)?.text);
  const words = change === undefined && metric === undefined ? bet.capturedFrom : undefined;
  return entry(bet, change, metric, words, ...because, bet.call?.why, bet.droppedWhy);
}

/** Who can be spoken of, by id and by name, in lower case. */
export async function loadPeople(tx: Operations): Promise<ReadonlyMap<string, MemberId>> {
  const { docs } = await tx.find(members, { by: 'id', limit: MOST_OF_A_KIND });
  return new Map(
    docs.flatMap(
      ({ id, name }) =>
        [
          [id.toLowerCase(), id],
          [name.toLowerCase(), id],
        ] as const,
    ),
  );
}
