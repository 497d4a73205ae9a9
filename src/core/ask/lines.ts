import type { Assumption } from '../assumption/assumption.ts';
import { type Bet, stageOn } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import { clip } from '../chat/clip.ts';
import { at, bold, day, join, link, member, type Text, t } from '../chat/text.ts';
import type { Theme } from '../feedback/feedback.ts';
import { readShortId, type ShortId } from '../ids.ts';
import type { LogEntry } from '../log/entry.ts';
import { titleOf } from '../report/bet-card.ts';
import { closingOf, dueWords } from '../report/bet-words.ts';
import { logSentence } from '../report/log-sentence.ts';
import { themeName, voicesIn } from '../report/theme-words.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Aspect } from './aspect.ts';
import { type Known, linksTo } from './known.ts';

/** One thing that is known. */
export interface Line {
  readonly cites: ShortId;
  readonly text: Text;
}

const WHY_CHARACTERS = 280;

/** What is known of a bet, with a view to what is asked. */
export function betLine(bet: Bet, asks: Aspect, known: Known, today: LocalDate): Text {
  const source = bet.permalink === undefined ? [] : t` · ${link(bet.permalink, 'where it began')}`;
  return t`${bold(bet.id)} ${titleOf(bet)}: ${DETAILS[asks]?.(bet, known, today) ?? general(bet, today)}${source}`;
}

type Detail = (bet: Bet, known: Known, today: LocalDate) => Text;

const DETAILS: Readonly<Partial<Record<Aspect, Detail>>> = {
  who: (bet) =>
    bet.call && bet.call.by !== bet.owner
      ? t`${member(bet.owner)}, called by ${member(bet.call.by)}`
      : [member(bet.owner)],
  when: (bet, _known, today) => datesOf(bet, today),
  sure: (bet, known, today) =>
    t`${sureness(bet)}; evidence ${evidenceOf(bet, known)}; ${stateOf(bet, today)}`,
  why: (bet, known, today) => reasonsOf(bet, known, today),
};

function general(bet: Bet, today: LocalDate): Text {
  if (bet.stage === 'called' || bet.stage === 'dropped') return stateOf(bet, today);
  const { metric, by, confidence } = bet.terms;
  const promise = [metric, moveOf(bet.terms)].filter((part) => part !== undefined && part !== '').join(' ');
  const sure = confidence === undefined ? [] : t`, ${confidence} % sure`;
  return t`${promise || 'no metric yet'}${by === undefined ? [] : t` by ${day(by)}`} (${stateOf(bet, today)}, ${member(bet.owner)}${sure})`;
}

/** `live`, `due`; of what is over, how it ended and why. */
function stateOf(bet: Bet, today: LocalDate): Text {
  if (bet.call) {
    const { verdict, by, at: when, why } = bet.call;
    return t`${bold(verdict)} by ${member(by)} on ${at(when, 'date')}: “${clip(why, WHY_CHARACTERS)}”`;
  }
  if (bet.stage === 'dropped') return t`${bold('dropped')}: “${clip(bet.droppedWhy ?? '', WHY_CHARACTERS)}”`;
  return [stageOn(bet, today)];
}

function datesOf(bet: Bet, today: LocalDate): Text {
  if (bet.call) return t`called ${bet.call.verdict} on ${at(bet.call.at, 'date')}`;
  if (bet.stage === 'dropped') return ['dropped'];
  const closes = closingOf(bet);
  if (closes === undefined) return ['no date yet'];
  const what = bet.stage === 'live' ? 'window closes' : `${bet.stage}, to show by`;
  return t`${what} ${day(closes)} (${dueWords(bet, today)})`;
}

function sureness({ terms, preCommitment }: Bet): string {
  const { confidence } = terms;
  if (confidence === undefined) return 'nobody said how sure';
  const was = preCommitment?.confidence;
  return was === undefined || was === confidence
    ? `${confidence} % sure`
    : `${confidence} % sure, ${was} % when placed`;
}

function evidenceOf({ id, assumptions }: Bet, { evidence }: Known): string {
  const [against, support] = (['contradicts', 'supports'] as const).map((stance) =>
    [id, ...assumptions].reduce((sum, about) => sum + linksTo(evidence, about, stance), 0),
  );
  return `${against} against, ${support} for`;
}

function reasonsOf(bet: Bet, { claims }: Known, today: LocalDate): Text {
  const reasons = bet.assumptions.flatMap((id) => {
    const claim = claims.get(id);
    return claim ? [t`${bold(id)} ${claim.text} (${claim.status})`] : [];
  });
  const because = reasons.length === 0 ? ['no reason was given'] : t`because ${join(reasons, ', and ')}`;
  return bet.call || bet.stage === 'dropped' ? t`${because}; ${stateOf(bet, today)}` : because;
}

/** A claim, what is known of it, and how much of the evidence speaks for and against. */
export function assumptionLine(claim: Assumption, asks: Aspect, { evidence, bets }: Known): Text {
  const why = claim.statusWhy ? t`: “${clip(claim.statusWhy, WHY_CHARACTERS)}”` : [];
  const by =
    claim.statusBy && claim.statusAt ? t` by ${member(claim.statusBy)} on ${at(claim.statusAt, 'date')}` : [];
  const carried = bets.filter(({ assumptions }) => assumptions.includes(claim.id));
  const carries =
    carried.length > 0 && asks !== 'rests' ? t`; carries ${join(carried.map(({ id }) => id))}` : [];
  const against = linksTo(evidence, claim.id, 'contradicts');
  const support = linksTo(evidence, claim.id, 'supports');
  const links = against + support > 0 ? `; evidence ${against} against, ${support} for` : '';
  return t`${bold(claim.id)} ${claim.text}: ${claim.status}${by}${why}${carries}${links}`;
}

/** Something that stands on what was asked about, and whether it does so itself. */
export function standingLine(bet: Bet, on: { readonly id: string }, today: LocalDate): Text {
  const isDirect = [...bet.dependsOn, ...bet.assumptions].some((id) => id === on.id);
  const through = isDirect ? '' : `, through ${bet.dependsOn.join(', ')}`;
  return t`${bold(bet.id)} ${titleOf(bet)} (${stageOn(bet, today)}, ${member(bet.owner)}${through})`;
}

export function themeLine(theme: Theme): Line {
  return {
    cites: theme.id,
    text: t`${themeName(theme)}: ${voicesIn(theme)}, last ${at(theme.lastSeen, 'date')}`,
  };
}

/** A line of the decision log. Entries about what has no short id (settings, metrics) cannot be cited. */
export function logLine(entry: LogEntry): readonly Line[] {
  const cites = readShortId(entry.subject);
  return cites === undefined ? [] : [{ cites, text: logSentence(entry) }];
}
