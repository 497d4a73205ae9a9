import { words } from './languages/language.ts';
import { MOVE_VERB, TRANSITIVE } from './words.ts';

/** Who acts, and never what is measured. */
export const NO_METRIC =
  /^(?:people|users|(?:they|we|you|he|she)(?:'(?:d|ll|re))?(?:\s.*)?|i(?:\s(?!p{L}+\s(?:di|del|per)\s).*)?|no,? wait|wait|sorry|actually|correction|uiterlijk|spätestens|metric|kpi|or (?:lower|less|better|more|higher|fewer)|it|one|two|three|another|some|those|these|everyone|customers|things|this|that|nothing|nobody|something|anything|summer|winter|spring|autumn)$/i;

const group = (...lists: readonly (readonly string[])[]): string => `(?:${lists.flat().join('|')})`;

/** Heads of metrics that end a noun phrase without a comma behind it: "if we add search retention goes up". */
export const METRIC_HEAD = group(
  words(
    'retention conversions? churn activation engagement adoption usage satisfaction attendance completion',
  ),
  words(
    'ratio share frequency failures opt-outs absences returns latency uptime downtime throughput coverage lag duration volume times? rates? score bounce drop-?off',
  ),
  words(
    'revenue mrr arr arpu ltv cac costs? spend bookings purchases refunds orders checkouts? renewals deals',
  ),
  words('nps csat ctr dau wau mau ttfb lcp tti cls inp mttr mttd p\\d\\d'),
  words('sign-?ups? signins logins installs downloads subscriptions trials upgrades cancellations opt-ins?'),
  words(
    'visits pageviews views clicks opens sessions searches actives members invites referrals leads demos',
  ),
  words('tickets complaints requests responses crashes errors stars'),
  ['page views'],
);
/** What stands in front of such a head: "weekly retention", "p95 response time". */
export const METRIC_MODIFIER = group(
  words('daily weekly monthly yearly quarterly annual overall average avg mean median max net gross'),
  words(
    'enterprise win new active paid paying free trial trial-to-paid self-serve inbound organic return repeat first-week',
  ),
  words('our the to first lead cycle review wait reply'),
  words('mobile desktop web ios android api email push homepage landing page pages pricing demo'),
  words('signup checkout cart order onboarding search booking support team customer users? session feature'),
  words('load loading response build ci deploy cold start startup boot pr test memory cpu cloud infra aws'),
  words(
    'failed hosting shipping training handling open click click-through error crash crash-free bounce conversion churn retention activation refund',
  ),
  words('completion drop-off success failure cache hit query invite rate tickets? bugs?'),
  words('week-?\\d+ day-?\\d+ d\\d+ w\\d+ m\\d+ p\\d\\d \\d+-day time-to-first-\\p{L}+'),
  ['week \\d'],
);

const ARTICLES =
  words(`the our a an un una uma their das die der den unsere? le la les l' el los las o os as il lo gli het
  notre nos nuestr[ao]s? nossa nosso`);
const PARTICLES = words(
  "that to see for of in on with us and so then also too dass che que qu' de van des du del da",
);
const AUXILIARIES = words(
  'is are will would should can could get gets have has expect expecting ll d s re ve ist va vont',
);
const HEDGES = [
  ...words('about around roughly currently now today'),
  'right now',
  'i(?=\\s\\p{L}+\\s(?:di|del|per)\\s)',
  'at least',
  "i'd say",
  "ce qu'",
];
const OTHERS = words(
  'sich dadurch damit somit sollten? könnten? würden? wir wird werden say we it this faster slower better quicker want aim aiming or lower',
);

/** Words at the ends of a metric's text that belong to the sentence and not to its name. */
export const METRIC_LEAD = new RegExp(
  `^(?:[\\s,;:.!?"'()\\[\\]>—→=，、。-]|${group(ARTICLES, PARTICLES, AUXILIARIES, HEDGES, OTHERS, [TRANSITIVE, MOVE_VERB])}(?=[^\\p{L}\\p{N}-]|$))+`,
  'iu',
);

const LINKS = words('to from by at in of with on for over under below above past than until before');
const VERBS = words(`is are was will would should could might may can gonna going go moving sits sitting stuck
  hovering wird`);
const FILLERS =
  words(`currently now today around about roughly least steadily significantly also probably likely
  still maybe then just only back down out`);
const JOINTS = words(
  'zum zur alla entro para voor tegen and which that it we our the a an von auf um de à al zu bis nach den und et y e',
);

export const METRIC_TAIL = new RegExp(
  `(?:[\\s,;:.!?"'()\\[\\]<—→=，、。はがを从由-]|(?<=[^\\p{L}\\p{N}-]|^)${group(LINKS, VERBS, FILLERS, JOINTS, [MOVE_VERB])})+$`,
  'iu',
);
