import type { Bet } from '#core/bet/bet.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Asked, Nudge } from '#core/checkin/nudge.ts';
import { overlapsWith } from '#core/judgement/contamination.ts';
import { exposureOf } from '#core/judgement/exposure.ts';
import { graphOf } from '#core/judgement/graph.ts';
import type { Member } from '#core/member/member.ts';
import { checkinReply } from '#core/report/checkin.ts';
import type { CheckinView } from '#core/report/checkin-view.ts';
import { evidencePack } from '#core/report/evidence-pack.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets } from '../collections.ts';
import { all, getAll } from '../load.ts';
import { standingOn } from '../neighbourhood.ts';
import { BASELINE } from '../readings.ts';
import { evidenceAbout, itemsBehind, themesBehind } from '../reports/evidence-of.ts';
import { windowReadings } from '../view-bet.ts';

/** The message that asks an owner about their bets, with all that is known for and against each. */
export async function checkinMessage(
  tx: Operations,
  nudge: Nudge,
  owner: Pick<Member, 'blind'>,
  asked: readonly Bet[],
): Promise<Reply> {
  const views: CheckinView[] = [];
  for (const bet of asked) {
    const about = nudge.bets.find((each) => each.bet === bet.id);
    if (about) views.push(await viewOf(tx, bet, owner, about.checkpoint, nudge.localDate));
  }
  return checkinReply(views, nudge.late);
}

/** All that is shown of one bet in a check-in. */
export async function viewOf(
  tx: Operations,
  bet: Bet,
  { blind }: Pick<Member, 'blind'>,
  checkpoint: Asked['checkpoint'],
  today: LocalDate,
): Promise<CheckinView> {
  const readings = await windowReadings(tx, bet);
  const links = await evidenceAbout(tx, bet);
  const linked = await themesBehind(tx, links);
  const pack = evidencePack({
    bet,
    assumptions: await getAll(tx, assumptions, bet.assumptions),
    evidence: links,
    themes: linked,
    items: await itemsBehind(tx, links, linked),
    readings,
  });
  return {
    bet,
    checkpoint,
    pack,
    readings,
    isBlind: blind === true && !bet.guess && readings.some(({ note }) => note !== BASELINE),
    overlaps: overlapsWith(bet, await liveOnMetric(tx, bet), today),
    exposure: exposureOf(bet, graphOf(await standingOn(tx, bet.id))),
    today,
  };
}

/** What has shipped and moves the same metric; what is only placed cannot have moved it yet. */
async function liveOnMetric(tx: Operations, { metricId }: Bet): Promise<readonly Bet[]> {
  return metricId === undefined ? [] : all(tx, bets, { by: 'byMetric', equals: [metricId, 'live'] });
}
