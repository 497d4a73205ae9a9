import { clip } from '../chat/clip.ts';
import { day, t } from '../chat/text.ts';
import { UserError } from '../errors.ts';
import type { Quantity } from '../metric/metric.ts';
import { resolveTarget } from '../metric/target.ts';
import { addDays } from '../time/date.ts';
import { type Bet, isOpen, stageOn, type Terms } from './bet.ts';
import type { BetCommand, BetEvent, Moment } from './events.ts';
import { goalpostsMoved } from './goalposts.ts';
import { checkDate, checkTerms, missingForPlacing, refuseIncomplete } from './guards.ts';
import { guess } from './guess.ts';
import { freeze } from './pre-commitment.ts';
import { ownerOnly, refuseStage } from './refusals.ts';

type Of<T extends BetCommand['type']> = Extract<BetCommand, { type: T }>;

/**
 * The rules of a bet: what a command comes to, given the bet as it is.
 * @throws UserError when it may not be done, with the sentence a person needs
 */
export function decide(command: BetCommand, bet: Bet | undefined, moment: Moment): readonly BetEvent[] {
  if (command.type === 'draft') return draft(command, moment);
  if (!bet) throw new Error(`${command.type} on a bet that was never drafted`);
  switch (command.type) {
    case 'edit':
      return edit(command, bet, moment);
    case 'link':
      return link(command, bet);
    case 'place':
      return place(command, bet, moment);
    case 'ship':
      return ship(command, bet, moment);
    case 'call':
      return call(command, bet, moment);
    case 'extend':
      return extend(command, bet, moment);
    case 'undo':
      return undo(command, bet);
    case 'drop':
      return drop(command, bet);
    case 'snooze':
      return snooze(command, bet, moment);
    case 'guess':
      return guess(command, bet, moment);
    case 'mute':
      ownerOnly(bet, command.by, 'mute its check-ins');
      return bet.muted === command.muted || (!bet.muted && !command.muted)
        ? []
        : [{ type: 'bet-muted', muted: command.muted }];
    case 'hand-over':
      ownerOnly(bet, command.by, 'hand it over');
      return bet.owner === command.owner ? [] : [{ type: 'bet-handed-over', owner: command.owner }];
    case 'flag':
      return isOpen(bet) && !bet.flags.some((flag) => flag.cause === command.flag.cause)
        ? [{ type: 'bet-flagged', flag: command.flag }]
        : [];
    case 'unflag':
      return bet.flags.some((flag) => flag.cause === command.cause)
        ? [{ type: 'bet-unflagged', cause: command.cause }]
        : [];
  }
}

function draft(command: Of<'draft'>, { now }: Moment): readonly BetEvent[] {
  const { id, by, owner, assumptions, dependsOn, capturedFrom, permalink } = command;
  const bet: Bet = {
    id,
    version: 0,
    stage: 'draft',
    owner,
    terms: {},
    assumptions,
    dependsOn,
    createdAt: now,
    createdBy: by,
    ...(capturedFrom !== undefined && { capturedFrom }),
    ...(permalink !== undefined && { permalink }),
    amendments: [],
    extensions: 0,
    flags: [],
  };
  const drafted: BetEvent = { type: 'bet-drafted', bet };
  const terms = settle(command.terms);
  return Object.keys(terms).length === 0 ? [drafted] : [drafted, { type: 'bet-edited', terms }];
}

function edit(command: Of<'edit'>, bet: Bet, { now, today }: Moment): readonly BetEvent[] {
  const terms = settle(command.terms);
  if (same(terms, bet.terms)) return [];
  checkTerms(bet.id, terms);
  if (bet.stage === 'draft') {
    if (command.by !== bet.createdBy) ownerOnly(bet, command.by, 'edit its draft');
    return [{ type: 'bet-edited', terms }];
  }
  if (!isOpen(bet)) refuseStage(bet, 'edited');
  ownerOnly(bet, command.by, 'amend it');
  const missing = missingForPlacing(terms);
  if (missing.length > 0)
    refuseIncomplete(bet, missing, 'A placed bet keeps its metric, target, date and confidence');
  if (terms.by !== bet.terms.by) checkDate(bet, terms.by, today);
  return [
    {
      type: 'bet-amended',
      amendment: {
        at: now,
        by: command.by,
        before: bet.terms,
        after: terms,
        goalposts: goalpostsMoved(bet.terms, terms),
        ...(command.why !== undefined && { why: command.why }),
      },
    },
  ];
}

function link(command: Of<'link'>, bet: Bet): readonly BetEvent[] {
  if (bet.stage === 'called' || bet.stage === 'dropped') refuseStage(bet, 'linked');
  const { assumptions, dependsOn } = command;
  if (same(assumptions, bet.assumptions) && same(dependsOn, bet.dependsOn)) return [];
  return [{ type: 'bet-linked', assumptions, dependsOn }];
}

function place(command: Of<'place'>, bet: Bet, { now, today }: Moment): readonly BetEvent[] {
  if (bet.stage !== 'draft') refuseStage(bet, 'placed');
  ownerOnly(bet, command.by, 'place it');
  const missing = missingForPlacing(bet.terms);
  const preCommitment = freeze(bet.id, bet.terms, command.statement, now);
  if (missing.length > 0 || !preCommitment) refuseIncomplete(bet, missing, `${bet.id} cannot be placed yet`);
  checkTerms(bet.id, bet.terms);
  checkDate(bet, bet.terms.by, today);
  return [{ type: 'bet-placed', preCommitment }];
}

function ship(command: Of<'ship'>, bet: Bet, { today }: Moment): readonly BetEvent[] {
  if (bet.stage !== 'placed') refuseStage(bet, 'shipped');
  const closes = bet.terms.by;
  if (closes === undefined) throw new Error(`${bet.id} was placed without a date`);
  checkDate(bet, closes, today);
  const from = command.baseline ? inUnitOf(bet.terms.to, command.baseline) : bet.terms.from;
  if (!from && !command.blindBecause?.trim()) {
    throw new UserError(
      `${bet.id} has no baseline and its metric no reader, so nothing would show that it moved. Give the baseline, or ship blind and say why.`,
      [`/bet ship ${bet.id} 31%`, `/bet ship ${bet.id} blind: the event ships with it`],
    );
  }
  return [
    {
      type: 'bet-shipped',
      window: { opens: today, closes },
      terms: settle(from ? { ...bet.terms, from } : bet.terms),
      ...(!from && command.blindBecause && { blindBecause: command.blindBecause.trim() }),
    },
  ];
}

function call(command: Of<'call'>, bet: Bet, { now }: Moment): readonly BetEvent[] {
  if (bet.stage !== 'live') refuseStage(bet, 'called');
  ownerOnly(bet, command.by, 'make this call');
  const why = command.why.trim();
  if (why === '') {
    throw new UserError('A call needs one line of why.', [
      `/bet call ${bet.id} ${command.verdict} because ...`,
    ]);
  }
  for (const assumption of Object.keys(command.effects)) {
    if (!bet.assumptions.some((id) => id === assumption)) {
      throw new UserError(
        `${bet.id} does not rest on ${assumption}. It rests on ${bet.assumptions.join(', ') || 'no assumption'}.`,
        [`/bet link ${bet.id} ${assumption}`],
      );
    }
  }
  return [
    {
      type: 'bet-called',
      call: { verdict: command.verdict, why, by: command.by, at: now, effects: command.effects },
    },
  ];
}

/** How much later the date is that a refusal names as one that would do. */
const EXTENSION_DAYS = 14;

function extend(command: Of<'extend'>, bet: Bet, { today }: Moment): readonly BetEvent[] {
  if (bet.stage !== 'live' || !bet.window) refuseStage(bet, 'extended');
  ownerOnly(bet, command.by, 'extend its window');
  const why = command.why.trim();
  if (why === '') {
    throw new UserError('Extending needs one line of why.', [
      `/bet call ${bet.id} extend 2 weeks because ...`,
    ]);
  }
  const latest = bet.window.closes > today ? bet.window.closes : today;
  if (command.closes <= latest) {
    throw new UserError(
      t`The new date ${day(command.closes)} is not after ${latest === today ? 'today' : day(latest)}.`,
      [`/bet call ${bet.id} extend ${addDays(latest, EXTENSION_DAYS)} because ${clip(why, 200)}`],
    );
  }
  return [{ type: 'bet-extended', closes: command.closes, why }];
}

function undo(command: Of<'undo'>, bet: Bet): readonly BetEvent[] {
  if (bet.stage === 'called') {
    ownerOnly(bet, command.by, 'undo its call');
    return [{ type: 'call-undone' }];
  }
  if (bet.stage === 'dropped') {
    ownerOnly(bet, command.by, 'take it up again');
    return [{ type: 'drop-undone', to: bet.droppedFrom ?? 'draft' }];
  }
  throw new UserError(`${bet.id} is ${bet.stage}: there is no call to undo.`, [`/bet show ${bet.id}`]);
}

function drop(command: Of<'drop'>, bet: Bet): readonly BetEvent[] {
  if (bet.stage === 'called' || bet.stage === 'dropped') refuseStage(bet, 'dropped');
  ownerOnly(bet, command.by, 'drop it');
  const why = command.why.trim();
  if (why === '' && bet.stage !== 'draft') {
    throw new UserError(`Dropping a ${bet.stage} bet needs one line of why.`, [
      `/bet drop ${bet.id} because ...`,
    ]);
  }
  return [{ type: 'bet-dropped', why: why || 'never placed', from: bet.stage }];
}

function snooze(command: Of<'snooze'>, bet: Bet, moment: Moment): readonly BetEvent[] {
  ownerOnly(bet, command.by, 'snooze its check-in');
  const stage = stageOn(bet, moment.today);
  if (stage !== 'live' && stage !== 'due') refuseStage(bet, 'snoozed');
  if (command.until === undefined) return bet.snoozedUntil === undefined ? [] : [{ type: 'bet-snoozed' }];
  if (command.until <= moment.today) {
    throw new UserError(t`${day(command.until)} is not in the future.`, [`/bet snooze ${bet.id} 3d`]);
  }
  return [{ type: 'bet-snoozed', until: command.until }];
}

/** `30` means 30 % where the target is in per cent. */
function inUnitOf(target: Quantity | undefined, baseline: Quantity): Quantity {
  return baseline.unit === undefined && target?.unit !== undefined
    ? { ...baseline, unit: target.unit }
    : baseline;
}

/** Terms with a relative target resolved where it can mean only one thing. */
function settle(terms: Terms): Terms {
  if (terms.to || !terms.relative || !terms.from) return terms;
  const to = resolveTarget(terms.from, terms.relative);
  return to ? { ...terms, to } : terms;
}

/** Whether two plain values are equal. The order of their keys says nothing. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}
