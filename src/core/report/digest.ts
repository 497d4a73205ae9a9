import type { Bet } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, italic, member, type Text, t } from '../chat/text.ts';
import type { Theme } from '../feedback/feedback.ts';
import type { LocalDate } from '../time/instant.ts';
import { type AssumptionAtRisk, assumptionAtRisk } from './assumptions-at-risk.ts';
import { byClosing, dueWords, shortTitle } from './bet-words.ts';
import { type BetCounts, betsChart } from './bets-chart.ts';
import { isEmerging, voicesIn } from './theme-words.ts';

/** A week as the team's channel is told of it. */
export interface Week {
  /** Called since the last digest. */
  readonly called: readonly Bet[];
  /** Live, their windows closed before today. */
  readonly overdue: readonly Bet[];
  readonly atRisk: readonly AssumptionAtRisk[];
  /** First heard of since the last digest. */
  readonly themes: readonly Theme[];
  /** Live, their windows closing within a week. */
  readonly next: readonly Bet[];
  /** Monday by Monday, the oldest first, this one last. */
  readonly counts: readonly BetCounts[];
  readonly today: LocalDate;
}

const SHOWN = 6;
const WHY_CHARACTERS = 90;

/** The weekly digest, always in this order; undefined when there is nothing to say, and then nothing is said. */
export function digest(week: Week): Reply | undefined {
  const { today } = week;
  const patterns = week.themes.filter((theme) => !isEmerging(theme));
  const sections = [
    ...section('Calls made', week.called.map(calledLine)),
    ...section(
      'Overdue',
      week.overdue.toSorted(byClosing).map((bet) => owedLine(bet, today)),
    ),
    ...section('Assumptions at risk', week.atRisk.map(assumptionAtRisk)),
    ...section('New themes', patterns.toSorted((a, b) => b.people - a.people).map(themeLine)),
    ...section(
      'Next due',
      week.next.toSorted(byClosing).map((bet) => owedLine(bet, today)),
    ),
  ];
  if (sections.length === 0) return undefined;
  const chart = betsChart(week.counts);
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'heading', text: ['The week in bets'] },
      ...sections,
      ...(chart ? [chart] : []),
      {
        kind: 'note',
        text: t`All of it: ${code('/bet report board')}. To stop this: ${code('/bet settings digest off')}`,
      },
    ],
  };
}

function section(title: string, lines: readonly Text[]): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    { kind: 'text', text: [bold(title)] },
    { kind: 'list', items: more > 0 ? [...lines.slice(0, SHOWN), t`and ${more} more`] : lines },
  ];
}

function calledLine({ id, owner, call, ...bet }: Bet): Text {
  return t`${bold(id)} ${shortTitle(bet)}: ${bold(call?.verdict ?? '')} by ${member(owner)}, ${italic(clip(call?.why ?? '', WHY_CHARACTERS))}`;
}

function owedLine(bet: Bet, today: LocalDate): Text {
  return t`${bold(bet.id)} ${shortTitle(bet)}, ${member(bet.owner)}: ${dueWords(bet, today)}`;
}

function themeLine(theme: Theme): Text {
  return t`${bold(theme.id)} ${theme.label}: ${voicesIn(theme)}`;
}
