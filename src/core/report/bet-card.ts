import { type Bet, goalpostMoves, type Stage, stageOn } from '../bet/bet.ts';
import { missingForPlacing } from '../bet/guards.ts';
import { moveOf } from '../bet/read-move.ts';
import { renderStatement } from '../bet/statement.ts';
import { clip } from '../chat/clip.ts';
import type { Block, Button, Fact, Reply } from '../chat/reply.ts';
import { at, bold, code, day, join, member, type Text, t } from '../chat/text.ts';
import { showGuess } from '../judgement/guesses.ts';
import { readingFigures, showReadingFigures } from '../judgement/reading-figures.ts';
import { formatDay } from '../time/format.ts';
import type { BetView } from './bet-view.ts';
import { sparkline } from './sparkline.ts';

/** A bet as a card: one per bet, updated in place. */
export function betCard(view: BetView, lead?: Text): Reply {
  const { bet } = view;
  const blocks: Block[] = [];
  if (lead) blocks.push({ kind: 'text', text: lead });
  blocks.push(
    { kind: 'heading', text: [`${bet.id} · ${titleOf(bet)}`] },
    { kind: 'text', text: [statementOf(view)] },
    { kind: 'facts', facts: facts(view) },
  );
  const progressLine = readingsLine(view);
  if (progressLine) blocks.push({ kind: 'text', text: progressLine });
  for (const flag of bet.flags) blocks.push({ kind: 'text', text: flagLine(flag) });
  if (bet.call)
    blocks.push({
      kind: 'quote',
      text: bet.call.why,
      source: t`${member(bet.call.by)}, ${at(bet.call.at, 'date')}`,
    });
  if (view.warnings.length > 0) blocks.push({ kind: 'list', items: view.warnings });
  const weak = weaknesses(view);
  if (weak.length > 0) blocks.push({ kind: 'list', items: weak });
  blocks.push({ kind: 'buttons', buttons: buttonsOf(view) });
  if (bet.stage === 'live' && wayBack(bet).length > 0)
    blocks.push({ kind: 'buttons', buttons: wayBack(bet) });
  return { audience: 'everyone', blocks, cardOf: bet.id };
}

/** What the bet is called where there is room for a few words. */
export function titleOf(bet: Pick<Bet, 'terms' | 'capturedFrom'>): string {
  const words = bet.terms.change ?? bet.capturedFrom ?? 'untitled';
  return clip(words.replace(/\s+/g, ' ').trim(), 72);
}

export function statementOf({ bet, assumptions }: Pick<BetView, 'bet' | 'assumptions'>): string {
  return renderStatement(bet.terms, { assumptions: assumptions.map(({ text }) => text), formatDay });
}

const STAGES: Readonly<Record<Stage, string>> = {
  draft: 'draft',
  placed: 'placed, not shipped',
  live: 'live',
  due: 'due: the call is owed',
  called: 'called',
  dropped: 'dropped',
};

function facts(view: BetView): readonly Fact[] {
  const { bet, assumptions, today } = view;
  const stage = stageOn(bet, today);
  const list: Fact[] = [
    { label: 'Stage', value: [bet.call ? bet.call.verdict : STAGES[stage]] },
    { label: 'Owner', value: [member(bet.owner)] },
  ];
  if (bet.terms.metric)
    list.push({ label: 'Metric', value: t`${bet.terms.metric}: ${moveOf(bet.terms) || 'no numbers yet'}` });
  if (bet.window)
    list.push({ label: 'Window', value: t`${day(bet.window.opens)} to ${day(bet.window.closes)}` });
  else if (bet.terms.by) list.push({ label: 'By', value: [day(bet.terms.by)] });
  if (bet.terms.confidence !== undefined)
    list.push({ label: 'Confidence', value: [`${bet.terms.confidence} %`] });
  if (bet.terms.appetite) list.push({ label: 'Appetite', value: [bet.terms.appetite] });
  if (assumptions.length > 0) {
    list.push({
      label: 'Rests on',
      value: join(
        assumptions.map(({ id, status }) => (status === 'untested' ? t`${id}` : t`${id} (${status})`)),
      ),
    });
  }
  if (bet.dependsOn.length > 0) list.push({ label: 'Stands on', value: [bet.dependsOn.join(', ')] });
  list.push(...history(view));
  if (stage === 'live' || stage === 'due') list.push(...checkins(view));
  return list;
}

function checkins({ bet, nextCheckin, today }: BetView): readonly Fact[] {
  if (bet.muted) return [{ label: 'Check-ins', value: ['muted'] }];
  const { snoozedUntil = today } = bet;
  return [
    ...(snoozedUntil > today ? [{ label: 'Snoozed until', value: [day(snoozedUntil)] }] : []),
    ...(nextCheckin ? [{ label: 'Next check-in', value: [at(nextCheckin)] }] : []),
  ];
}

function history({ bet, evidence }: BetView): readonly Fact[] {
  const list: Fact[] = [];
  if (bet.preCommitment)
    list.push({
      label: 'Frozen',
      value: t`${at(bet.preCommitment.placedAt, 'date')} · ${code(bet.preCommitment.hash.slice(0, 12))}`,
    });
  const moves = goalpostMoves(bet);
  if (bet.amendments.length > 0) {
    list.push({
      label: 'Amended',
      value: [`${bet.amendments.length}x, goalposts moved ${moves === 0 ? 'never' : `${moves}x`}`],
    });
  }
  if (bet.extensions > 0) list.push({ label: 'Extended', value: [`${bet.extensions}x`] });
  const { supports, contradicts } = evidence;
  if (supports + contradicts > 0) {
    list.push({ label: 'Evidence', value: [`${contradicts} against, ${supports} for`] });
  }
  const guess = bet.guess && showGuess(bet.guess);
  if (guess) list.push({ label: 'Blind guess', value: [guess] });
  if (bet.shippedBlind !== undefined) list.push({ label: 'Shipped blind', value: [bet.shippedBlind] });
  if (bet.droppedWhy !== undefined) list.push({ label: 'Dropped', value: [bet.droppedWhy] });
  return list;
}

/** `▁▃▅ 31 % -> 34.2 % of 36 % target, 64 % of the way, 3 readings`; undefined while nothing was read. */
export function readingsLine({ bet, readings }: Pick<BetView, 'bet' | 'readings'>): Text | undefined {
  const figures = readings.length === 0 ? undefined : readingFigures(bet, readings);
  if (!figures) return undefined;
  const drawn = readings.length > 1 ? `${sparkline(readings.map(({ value }) => value))} ` : '';
  return t`${drawn}${showReadingFigures(figures)}`;
}

function flagLine(flag: Bet['flags'][number]): Text {
  const what = {
    'assumption-refuted': 'was refuted',
    'bet-invalidated': 'was invalidated',
    'bet-dropped': 'was dropped',
  }[flag.reason];
  return t`⚠ ${bold(flag.cause)} ${what} on ${at(flag.at, 'date')}, and this rests on it.`;
}

/** What the linter found, the worst first and few: a wall of advice is read by nobody. */
function weaknesses({ bet, findings }: BetView): readonly Text[] {
  if (bet.stage !== 'draft') return [];
  return findings.slice(0, 3).map((finding) => t`${finding.message} ${code(finding.tryInstead)}`);
}

function buttonsOf({ bet, today }: BetView): readonly Button[] {
  const edit: Button = { label: 'Edit', command: `/bet edit ${bet.id}` };
  const drop: Button = { label: 'Drop', command: `/bet drop ${bet.id}` };
  switch (stageOn(bet, today)) {
    case 'draft': {
      const place: Button = { label: 'Place', command: `/bet place ${bet.id}`, style: 'primary' };
      return missingForPlacing(bet.terms).length === 0 ? [place, edit, drop] : [edit, drop];
    }
    case 'placed':
      return [{ label: 'Ship', command: `/bet ship ${bet.id}`, style: 'primary' }, edit, drop];
    case 'live':
      return [
        { label: 'Add reading', command: `/bet read ${bet.id}` },
        { label: 'Call', command: `/bet call ${bet.id}` },
        edit,
      ];
    case 'due':
      return callButtons(bet);
    case 'called':
    case 'dropped':
      return [{ label: 'Undo', command: `/bet undo ${bet.id}` }];
  }
}

/** What lets the check-ins come again of a bet that is muted or snoozed. */
export function wayBack({
  id,
  muted,
  snoozedUntil,
}: Pick<Bet, 'id' | 'muted' | 'snoozedUntil'>): readonly Button[] {
  return [
    ...(muted ? [{ label: 'Unmute', command: `/bet unmute ${id}` }] : []),
    ...(snoozedUntil === undefined ? [] : [{ label: 'Unsnooze', command: `/bet unsnooze ${id}` }]),
  ];
}

/** The four calls, of equal weight: Ante recommends none. */
export function callButtons(bet: Pick<Bet, 'id'>): readonly Button[] {
  return [
    { label: 'Validated', command: `/bet call ${bet.id} validated` },
    { label: 'Invalidated', command: `/bet call ${bet.id} invalidated` },
    { label: 'Inconclusive', command: `/bet call ${bet.id} inconclusive` },
    { label: 'Extend', command: `/bet call ${bet.id} extend` },
  ];
}
