import { BUILD } from '../build-verbs.ts';
import { type Language, words } from './language.ts';

/** The parts of a verb that stand beside a metric: "lift", "lifts", "lifting". */
const forms = (list: string): readonly string[] => words(list).flatMap((forms) => forms.split('/'));

const RAISE =
  forms(`increase/increases/increasing/incrase/increse grow/grows/growing lift/lifts/lifting raise/raises/raising
  boost/boosts/boosting bump/bumps/bumping expand/expands extend/extends lengthen/lengthens`);
const LOWER = forms(`decrease/decreases/decreasing reduce/reduces/reducing cut/cuts/cutting
  lower/lowers/lowering shrink/shrinks/shrinking slash/slashes/slashing drop/drops/dropping
  shave/shaves/shaving knock/knocks/knocking shorten/shortens/shortening trim/trims lessen/lessens
  diminish/diminishes`);
const CARRY = forms(`get/gets/getting bring/brings/bringing take/takes/taking push/pushes/pushing
  drive/drives/driving move/moves/moving improve/improves/improving pull/pulls/pulling turn/turns
  nudge/nudges/nudging`);

const STOP = String.raw`(?![\p{L}\p{N}'-])`;
/** What stands between a subject and what it does: "we would also". */
const WE = String.raw`(?:we|i|u|the team|you|they(?!'re)|our agents)(?:'d|'ll|'re)?(?:\s(?:were to|can|could|just|simply|finally|also|would|actually))?`;
/** Behind "if": words that open no change, as in "if it works", "once a week". */
const NO_CHANGE =
  "a|and|only|per|every|more|again|it|its|it's|they|they're|we're|that|this|not|he|she|anyone|anybody|someone|so|there|nothing|any|possible|needed|true";
const NO_DOING = 'morning|evening|spring|during|beginning|according|nothing';
/** Behind "since": a time, not a reason. */
const TIMES = String.raw`we\s(?:launched|shipped)|launch|last|the\s(?:launch|release)|\uE001|\d(?!\d*\s?%|\S*\s(?:of|in|out)\s)|then\b|yesterday|january|february|march|april|june|july|august|september|october|november|december`;
const NO_REASON =
  'a|an|well|soon|long|of|measured|we\\s(?:saw|did|said|discussed|agreed|know|do)|per|much|many|expected|usual|if|in|for';

/** Typed in haste, `expect` comes out in several ways. */
const OPINION =
  'expect|exepct|beleive|belive|expcet|expct|excpect|think|believe|bet|reckon|predict|hope|anticipate|guess|wager|assume|should see|will see|would see|see|want|aim|figure|forecast|suspect';
const BECAUSE =
  "because(?:\\sof)?|b\\/c|bc|bcs|becuase|becasue|beacuse|becuse|becaus|becuz|bcuz|cuz|coz|cos(?=\\s\\p{L}+\\s\\p{L}+\\s)|'cause";

export const ENGLISH: Language = {
  up: [
    ...RAISE,
    ...words(
      'up rise rises rising rose increased climb climbs climbing gain gains jump jumps soar soars surge surges',
    ),
    ...words('higher more uplift growth'),
  ],
  down: [
    ...LOWER,
    ...words(
      'down fall falls falling decline declines sink sinks dip dips slip slips plunge plunges plummet fewer less reduction',
    ),
  ],
  neutral: [
    ...CARRY,
    ...words('go goes going change changes reach reaches reaching hit hits hitting come comes'),
    ...words('end ends be become becomes shift shifts pass passes'),
  ],
  transitive: [
    ...RAISE,
    ...LOWER,
    ...CARRY,
    ...words('double doubles doubling halve halves halving triple triples tripling makes? save saves'),
    ...words('achieves? means? attracts? encourages? delivers? yields? generates?'),
    ...['results? in', 'resulting in', 'leads? to', 'brings? in'],
  ],
  conditions: [
    String.raw`(?:if|(?:once|when|after|as soon as)(?!\s\p{L}+\s\p{L}+ed\b)|suppose|provided)\s(?:that\s)?${WE}`,
    String.raw`(?:if|when)(?=\s${BUILD}${STOP})`,
    String.raw`(?<=^[\s,]*)(?:should|were)\s(?:we|i)(?:\sto)?(?=\s)(?![^?]*\?)`,
    String.raw`(?:if|when|once|as soon as)(?=\s(?:the|our|a|an)\s[^,.;\n]{2,60}?\s(?:is|are|gets?|has been)\s\p{L}+ed,)`,
    String.raw`(?:if|once)(?=\s\p{L})(?!\s(?:${NO_CHANGE})${STOP})|if(?=\severy\s)|(?:once|when)(?=\s(?:the|our)\s[^,.;\n]{2,40}\sis\s(?:live|out|ready|there)(?!\p{L}))`,
    String.raw`(?:the\s|our\s)?plan\sis\sto`,
    String.raw`(?<=^\s*(?:to|in order to)\s[^.;]{5,90}[,)\uE001\s]\s?)we(?:'ll|\swill|\sshould)?(?=\s${BUILD}\s)`,
    String.raw`by(?=\s\p{L}{2,20}ing\s)(?!\s(?:${NO_DOING})${STOP})`,
  ],
  expectations: [
    String.raw`(?:i|we)(?:'d|\swould)?\s(?:bet|wager)\s(?:(?:you|a|an|my|good|lunch|dinner)\s?){1,2}\p{L}{0,12}\sthat`,
    String.raw`(?:then\s)?(?:we|i|the team)(?:'d|'ll|'re|'m| would| also| do| am| are| really| still)?\s(?:${OPINION}|expecting|betting|hoping|aiming)(?:\s(?:that|to see|to get|for|on|it to|it will|it'll|it should))?`,
    String.raw`(?:(?<=^\s*)(?:gonna|reckon|guess|figure|betting|bet)\s(?:bet\s)?(?:that\s)?|bet that|expect|expecting|expected|betting|hoping for|aiming for)(?!\sfrom)(?:\s(?:that|on|outcome|to see|for|a))?\s{0,2}:?`,
    String.raw`(?:i'm|i am|we're|we are)\s(?:convinced|positive|hopeful|optimistic|sure|confident|certain)(?:\sthat)?`,
    String.raw`(?:the|our|my)\s(?:intention|aim|goal|hope|ambition|objective)\sis\sto`,
    String.raw`(?:the\s|our\s)?expectation\sis(?:\sthat)?`,
    String.raw`(?:aim|hypothesis|expectation|(?:expected |desired )?(?:outcome|result|impact|effect)|prediction)\s?:`,
    String.raw`(?:(?:my|our|the|new)\s|(?=hypothesis\sis))(?:bet|hypothesis|guess|expectation|hope|prediction|hunch)(?:\s(?:here|would be))?\s?(?:is|:)(?:\sthat)?`,
    String.raw`(?<!\band\s)then|so that|in order to`,
    String.raw`(?<=^[\s\p{P}]*)(?:predict(?:ing)?|believing|guessing|assuming)\sthat`,
    String.raw`(?:we|i)(?:'ll|\swill|\swould)?\sknow\s(?:(?:that\s)?(?:(?:we|i|it|this)(?:'re|'ve|'s|\sare|\sis|\shave|\shas|\swas|\swere)?\s)?(?:(?:right|true|successful|succeeded|worked|works|won|validated|confirmed|correct|so)\s)?)(?:when|if|once|because)(?:\swe\ssee)?`,
    String.raw`(?:success|victory|validated|proven|measured)\s(?:is|means|looks like|by|if|when|would be)(?:\sthat|\swhen|\sif)?|success\s?:`,
  ],
  reasons: [
    String.raw`(?<!\bnot\s)(?:${BECAUSE})`,
    String.raw`due to(?: the fact that)?|(?<!\b(?:is|are|be|was|were|been|being)\s)given(?:\sthat)?|assuming(?:\sthat)?|on the assumption(?:\sthat)?`,
    String.raw`(?:reason|why|rationale|reasoning|assumption(?:\sto\stest)?|logic|theory)(?:\s?:|\sis(?:\sthat)?:?|\sbeing(?:\sthat)?)`,
    String.raw`(?:the|one|a|main|biggest)\sreason\s(?:why\s)?(?<loose>[^.,;:\d]{2,40}?)\sis(?:\sthat)?`,
    String.raw`(?:the|my|our)\s(?:thinking|reasoning|idea|theory|reason|rationale|logic|assumption)(?!\sis\slike)(?:\s(?:is|being|here is)(?:\sthat)?)?:?`,
    String.raw`(?<=^[\s,]*)(?:as|seeing(?:\sas|\sthat)?)(?=\s[^,;:]{10,100},\s)(?!\s(?:${NO_REASON}|you|discussed|mentioned|agreed|said|part|always)\b)|seeing (?:as|that|how)`,
    String.raw`since(?=\s(?!(?:${TIMES})))`,
    String.raw`(?<=[,/.;)%\uE002]\s)cause(?=\s\p{L}+\s)`,
    String.raw`(?<=[,\uE001\uE002]\s?)as(?=\s\p{L})(?!\s(?:${NO_REASON})\b|(?:\s\p{L}+){1,5}\s(?:caem|sobem|passam|vão|aumentam|diminuem|são|cairão|subirão|en|de|du)\b)`,
  ],
};
