import { t } from '../../chat/text.ts';
import type { Terms } from '../bet.ts';
import type { Edit, Finding } from '../lint.ts';

/** Opinions, not measures: two people would read two values. */
const VAGUE =
  /^(?:(?:the|our|user|users|customer|customers|overall|general|better|more|improved)\s+)*(?:ux|user experience|experience|quality|happiness|satisfaction|delight|engagement|performance|things|stuff|it|everything|people|users|love|buzz|trust)$/i;
/** Counts that only ever grow, whatever is built. */
const VANITY =
  /^(?:(?:the|our|total|overall|cumulative|all-time|lifetime)\s+)*(?:page ?views|impressions|likes|followers|(?:total|cumulative|all-time|lifetime)\s.+|registered users|github stars|stars)$/i;

/** Two verbs of building: two things to build, and no way to tell which of them did it. */
const SECOND_CHANGE =
  /(?:,|;|\band|\bplus|&)\s+(?:also\s+|then\s+)?(?:add|build|ship|launch|rewrite|remove|introduce|make|move|redesign|replace|drop|change|let|show|send|rebuild|create|release|migrate|implement|switch|turn)\b/i;

/** How it is worded: light-touch, never blocking. */
export function lintWording(terms: Terms, edit: Edit): readonly Finding[] {
  const findings: Finding[] = [];
  const metric = terms.metric ?? '';
  if (VAGUE.test(metric)) {
    findings.push({
      code: 'vague-metric',
      severity: 'weak',
      message: t`How would you count "${metric}"? Two people would read two numbers.`,
      tryInstead: edit('metric: weekly retention'),
    });
  } else if (VANITY.test(metric)) {
    findings.push({
      code: 'vanity-metric',
      severity: 'weak',
      message: t`"${metric}" tends to grow whatever you build. A rate would tell you more.`,
      tryInstead: edit('metric: weekly retention'),
    });
  }
  if (SECOND_CHANGE.test(terms.change ?? '')) {
    findings.push({
      code: 'several-changes',
      severity: 'weak',
      message: t`It builds several things at once: whatever happens, you won't know which of them did it.`,
      tryInstead: edit('build: saved searches'),
    });
  }
  return findings;
}
