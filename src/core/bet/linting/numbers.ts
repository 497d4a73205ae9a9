import { day, t } from '../../chat/text.ts';
import { formatQuantity } from '../../metric/quantity.ts';
import { directionOf } from '../../metric/target.ts';
import { addDays, diffDays } from '../../time/date.ts';
import type { LocalDate } from '../../time/instant.ts';
import type { Terms } from '../bet.ts';
import type { Edit, Finding } from '../lint.ts';

/** Below this a metric has hardly a chance to move, and beyond the other nobody remembers why it mattered. */
const SHORTEST_DAYS = 2;
const LONGEST_DAYS = 180;

/** A share cannot pass 100 %; growth can, so only metrics that are shares by name are held to it. */
const SHARE =
  /(?<!\p{L})(?:retention|conversion|churn|activation|adoption|uptime|availability|coverage|share|rate|ctr|utili[sz]ation)(?!\p{L})/iu;

/** The numbers against each other. */
export function lintNumbers(terms: Terms, edit: Edit): readonly Finding[] {
  const { from, to, relative, direction } = terms;
  const findings: Finding[] = [];
  if (!from && !to && relative) {
    findings.push({
      code: 'relative-needs-baseline',
      severity: 'weak',
      message: t`"${relative.direction} ${formatQuantity(relative)}" of what? It needs a baseline before it can be judged.`,
      tryInstead: edit('from: 31%'),
    });
  } else if (!from) {
    findings.push({
      code: 'no-baseline',
      severity: 'weak',
      message: t`It has no baseline, so nobody can say later whether anything moved.`,
      tryInstead: edit('from: 31%'),
    });
  }
  if (from && to && from.value === to.value) {
    findings.push({
      code: 'target-equals-baseline',
      severity: 'blocks-placing',
      message: t`The target ${formatQuantity(to)} equals the baseline: nothing would have to move.`,
      tryInstead: edit('from: 31% to: 36%'),
    });
  }
  const towards = directionOf(from, to);
  if (from && to && towards && direction && towards !== direction) {
    findings.push({
      code: 'target-wrong-side',
      severity: 'blocks-placing',
      message: t`The words say ${direction}, but ${formatQuantity(to)} is ${towards === 'up' ? 'above' : 'below'} the baseline ${formatQuantity(from)}.`,
      tryInstead: edit(`from: ${formatQuantity(to)} to: ${formatQuantity(from)}`),
    });
  }
  if (to?.unit === '%' && to.value > 100 && SHARE.test(terms.metric ?? '')) {
    findings.push({
      code: 'target-over-100',
      severity: 'weak',
      message: t`${formatQuantity(to)} is more than all of them. Is it a share or a growth?`,
      tryInstead: edit('to: 36%'),
    });
  }
  return findings;
}

export function lintDate({ by }: Terms, today: LocalDate, edit: Edit): readonly Finding[] {
  if (by === undefined) return [];
  const days = diffDays(today, by);
  if (days <= 0) {
    return [
      {
        code: 'date-past',
        severity: 'blocks-placing',
        message: t`${day(by)} is not in the future: there would be no window to validate in.`,
        tryInstead: edit('by: in 2 weeks'),
      },
    ];
  }
  if (days < SHORTEST_DAYS) {
    return [
      {
        code: 'date-soon',
        severity: 'weak',
        message: t`${day(by)} is tomorrow. Few metrics move in a day.`,
        tryInstead: edit('by: in 2 weeks'),
      },
    ];
  }
  if (days <= LONGEST_DAYS) return [];
  return [
    {
      code: 'date-far',
      severity: 'weak',
      message: t`${day(by)} is ${days} days away. What would you see sooner, if it is true?`,
      tryInstead: edit(`by: ${addDays(today, 60)}`),
    },
  ];
}

export function lintConfidence({ confidence }: Terms, edit: Edit): readonly Finding[] {
  if (confidence === undefined) return [];
  if (confidence <= 0 || confidence >= 100) {
    return [
      {
        code: 'confidence-extreme',
        severity: 'weak',
        message:
          confidence >= 100
            ? t`At 100 % there is nothing to bet on. What would you stake?`
            : t`At 0 % you expect it to fail. Then why build it?`,
        tryInstead: edit(confidence >= 100 ? 'confidence: 90%' : 'confidence: 20%'),
      },
    ];
  }
  if (confidence !== 50) return [];
  return [
    {
      code: 'confidence-even',
      severity: 'weak',
      message: t`50 % says nothing either way. Which side would you rather be on?`,
      tryInstead: edit('confidence: 60%'),
    },
  ];
}
