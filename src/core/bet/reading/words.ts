/** The vocabulary of bets, as sources for regular expressions with the flags `iu`. English first, then what is cheap of other languages. */

export const UP =
  'up|rise|rises|rising|rose|increase|increases|increased|increasing|grow|grows|growing|climb|climbs|climbing|lift|lifts|lifting|raise|raises|raising|boost|boosts|boosting|gain|gains|jump|jumps|bump|bumps|higher|more|uplift|growth|steigt|steigen|erhöht|erhöhen|wächst|hoch|augmente|augmenter|monte|monter|grimpe|suba|sube|subir|aumente|aumenta|aumentar|crezca|crece|cresça|cresce|salga|sale|aumenti|stijgt|stijgen';
export const DOWN =
  'down|fall|falls|falling|drop|drops|dropping|decrease|decreases|decreasing|reduce|reduces|reducing|cut|cuts|cutting|lower|lowers|lowering|shrink|shrinks|shrinking|slash|slashes|decline|declines|sink|sinks|fewer|less|reduction|sinkt|sinken|fällt|fallen|senkt|senken|reduziert|reduzieren|baisse|baisser|réduit|réduire|diminue|chute|baje|baja|bajar|reduzca|reduce|reducir|disminuya|caia|cai|cair|reduza|reduz|reduzir|diminua|scenda|scende|riduca|riduce|daalt|dalen';
/** Verbs that move a metric without saying which way. */
const NEUTRAL =
  'go|goes|going|move|moves|moving|get|gets|getting|bring|brings|bringing|take|takes|taking|push|pushes|pushing|drive|drives|driving|improve|improves|improving|change|changes|reach|reaches|reaching|hit|hits|hitting|come|comes|end|ends|be|become|becomes|shift|shifts|geht|gehen|kommt|passe|passer|passera|atteint|atteindre|pase|pasa|pasar|pasará|llegue|passar|vá|vai|chegue|passi|passa|passare|vada|gaat|gaan';
export const MOVE_VERB = `(?:${UP}|${DOWN}|${NEUTRAL})`;
/** Verbs that take the metric as their object: "lift retention". */
export const TRANSITIVE =
  '(?:increase|increases|increasing|grow|grows|growing|lift|lifts|lifting|raise|raises|raising|boost|boosts|boosting|bump|bumps|bumping|decrease|decreases|decreasing|reduce|reduces|reducing|cut|cuts|cutting|lower|lowers|lowering|shrink|shrinks|shrinking|slash|slashes|slashing|drop|drops|dropping|improve|improves|improving|get|gets|getting|bring|brings|bringing|take|takes|taking|push|pushes|pushing|drive|drives|driving|move|moves|moving|double|doubles|doubling|halve|halves|halving|triple|triples|tripling|makes?|results? in|leads? to|fera passer|fait passer|fasse passer|réduira|augmentera|senkt|senken|erhöht|erhöhen|steigert|steigern|reduziert|bajan?|suban?|suben?|reducen?|reducirán?|aumentan?|reduz(?:em)?|aumentam?|riducono?)';

export const BUILD =
  '(?:add|adding|build|building|ship|shipping|launch|launching|rewrite|rewriting|remove|removing|introduce|introducing|make|making|redesign|redesigning|replace|replacing|drop|dropping|let|letting|show|showing|send|sending|rebuild|create|creating|release|releasing|roll|rolling|migrate|migrating|implement|implementing|switch|switching|turn|turning|put|putting|use|using|cache|caching|enable|enabling|support|supporting|offer|offering|allow|allowing|move|moving|split|splitting|merge|merging|hide|hiding|simplify|simplifying|rework|reworking|automate|automating|pin|pinning|prefill|batch|batching|index|indexing|default|give|giving|kill|killing|cut|cutting|swap|swapping|bring|bringing|integrate|integrating|embed|embedding|preload|preloading|inline|inlining|shorten|shortening|require|requiring|ask|asking|run|running|charge|charging|raise|raising|lower|lowering|offload|precompute|prefetch|prefetching|compress|compressing|refactor|refactoring|upgrade|upgrading|publish|publishing|start|starting|stop|stopping|do|doing|change|changing|set|setting|write|writing|open|opening|expose|exposing|track|tracking|fix|fixing|get|try)';

/** Who acts, and never what is measured. */
export const NO_METRIC =
  /^(?:people|users|they|we|you|it|everyone|customers|things|this|that|nothing|nobody|something|anything|summer|winter|spring|autumn)$/i;

/** Heads of metrics that end a noun phrase without a comma behind it: "if we add search retention goes up". */
export const METRIC_HEAD =
  '(?:retention|conversions?|churn|activation|latency|sign-?ups?|engagement|revenue|mrr|arr|nps|csat|ctr|dau|wau|mau|arpu|uptime|downtime|times?|rates?|throughput|installs|downloads|bounce|drop-?off|usage|adoption|tickets|crashes|errors|orders|checkouts?|subscriptions|trials|upgrades|ttfb|lcp|tti|cls|inp|p\\d\\d|mttr|mttd|duration|volume|costs?|spend|bookings|demos|leads|invites|searches|sessions|purchases|refunds|cancellations|signins|logins|completion|score|ltv|cac)';
export const METRIC_MODIFIER =
  '(?:daily|weekly|monthly|yearly|quarterly|annual|overall|average|avg|mean|median|max|new|active|paid|paying|free|trial|trial-to-paid|signup|checkout|cart|onboarding|search|mobile|desktop|web|ios|android|user|users|customer|team|page|pages|load|loading|response|build|ci|deploy|cold|start|startup|boot|support|api|email|open|click|click-through|error|crash|bounce|conversion|churn|retention|activation|refund|completion|drop-off|success|failure|cache|hit|query|net|gross|our|the|first-week|week-?\\d+|week \\d|day-?\\d+|d\\d+|w\\d+|m\\d+|p\\d\\d|\\d+-day|time-to-first-\\p{L}+|to|first|lead|cycle|review|wait|session|order|invite|reply|rate|ticket|tickets|feature|pr|test|memory|cpu|cloud|infra|aws|bug|bugs|crash-free|self-serve|demo|booking|landing|homepage|pricing)';

/** Words at the ends of a metric's text that belong to the sentence and not to its name. */
export const METRIC_LEAD = new RegExp(
  `^(?:[\\s,;:.!?"'()\\[\\]>—→=-]|(?:the|our|a|an|that|to|see|for|of|in|on|we|it|this|is|are|will|would|should|can|could|get|gets|expect|expecting|at least|about|around|roughly|and|so|then|also|too|with|us|i'd say|ll|d|re|ve|faster|slower|better|quicker|our|their|das|dass|che|ce qu'|die|der|den|das|unsere?|le|la|les|l'|el|los|las|o|os|as|il|lo|gli|que|qu'|notre|nos|nuestr[ao]s?|nossa|nosso|de|van|het|des|du|del|da|ist|va|vont|${TRANSITIVE}|${MOVE_VERB})(?=[^\\p{L}\\p{N}-]|$))+`,
  'iu',
);
export const METRIC_TAIL = new RegExp(
  `(?:[\\s,;:.!?"'()\\[\\]<—→=-]|(?<=[^\\p{L}\\p{N}]|^)(?:to|from|by|at|in|is|are|was|of|will|would|should|could|might|may|can|gonna|going|go|currently|now|today|sits|sitting|stuck|hovering|around|about|roughly|and|which|that|it|we|our|the|a|an|then|moving|with|on|for|over|under|below|above|past|von|auf|um|wird|de|à|a|al|zu|bis|und|et|y|e|than|least|until|before|steadily|significantly|also|probably|likely|still|maybe|then|just|only|back|down|out|den|nach|${MOVE_VERB}))+$`,
  'iu',
);
