/** What a question wants to know about its subject. */
export type Aspect =
  | 'betting'
  | 'learnt'
  /** What stands on it. */
  | 'stands'
  /** What it stands on. */
  | 'rests'
  | 'heard'
  | 'who'
  | 'when'
  | 'sure'
  | 'why'
  | 'changed'
  /** What to do: Ante never says, but what is known can be said. */
  | 'advice'
  | 'anything';

const PEOPLE = '(?:users?|customers?|clients?|people|folks|everyone|everybody|anyone|anybody|they|we)';
const SAYING =
  '(?:say(?:ing)?|said|tell(?:ing)?|told|complain(?:ing|ed|ts?)?|ask(?:ing|ed)?(?: for)?|mention(?:ing|ed)?|report(?:ing|ed)?|hear(?:ing|d)?|think(?:ing)?|feel(?:ing)?|want(?:ing|ed)?)';
const RESTING = '(?:stand|rest|depend|rel[yi]|hing|hang|build|built|lean|stack)(?:s|e|es|ing|ed)?';

/**
 * What gives each away, the first that is found: the words themselves are no part of the subject. The order settles what a
 * question with two of them wants: "who is betting on search" asks for a name.
 */
const CUES: readonly (readonly [Aspect, RegExp])[] = [
  [
    'advice',
    /\b(?:should|shall|ought) (?:we|i)\b|\b(?:is|are|was) (?:it|that|this)? ?(?:really )?worth(?: (?:it|doing|building|trying|keeping))?\b|\bdo you (?:recommend|suggest|think we)\b|\b(?:recommend|advise)\b|\b(?:a )?good idea\b|\bwhat (?:to|do we) (?:build|do|kill) next\b/,
  ],
  [
    'rests',
    new RegExp(
      String.raw`^(?:up)?on what\b|\b${RESTING}\s+(?:up)?on[\s?!.]*$|(?<=\b(?:do|does|did|is|are) (?:it|the|this|that|our|my)\b.*)\b${RESTING}\s+(?:up)?on\b|\b${RESTING} (?:up)?on what\b|\b(?:be|under)neath\b`,
    ),
  ],
  [
    'stands',
    new RegExp(
      String.raw`\b${RESTING}\s+(?:up)?on\b|\bon top of\b|\bif .{1,80}?\b(?:is|are|was|were|turns? out|proves?|gets?|goes) (?:to be )?(?:wrong|false|untrue|refuted|invalidated|not true)\b|\bwhat (?:breaks|falls|collapses)\b`,
    ),
  ],
  ['who', /\bwho(?:se|m|'s|s)?\b|\bowners?\b|\bresponsible\b|\bin charge\b/],
  [
    'when',
    /\bwhen\b|\b(?:by|until) when\b|\bdeadlines?\b|\b(?:over)?due\b|\bhow (?:long|soon|much time)\b|\b(?:which|what) (?:day|date)\b|\bhow many days\b/,
  ],
  [
    'sure',
    /\bhow (?:sure|confident|certain|likely|solid|strong)\b|\b(?:what|which) percent(?:age)?\b|\bconfiden(?:ce|t)\b|\bprobabilit(?:y|ies)\b|\bodds\b|\bchances?\b/,
  ],
  ['learnt', /\b(?:refuted|supported|disproved|debunked|held up)\b/],
  [
    'why',
    /\bwhy\b|\bhow come\b|\breasons?\b|\brationale\b|\bassum(?:e|es|ed|ing|ptions?)\b|\bbeliefs?\b|\bbeliev(?:e|es|ed|ing)\b/,
  ],
  [
    'heard',
    new RegExp(
      String.raw`\b${PEOPLE}\b(?: \w+){0,2}? ${SAYING}\b|\b(?:complaints?|feedback|voices|quotes|themes?|heard|hearing)\b|\b(?:users?|customers?|people) (?:hate|love|like|need|struggle)\b`,
    ),
  ],
  [
    'learnt',
    /\blear(?:n|ns|nt|ned|ning|nings)\b|\blessons?\b|\b(?:found|figured|find) out\b|\bturn(?:ed)? out\b|\bpan(?:ned)? out\b|\bpa(?:y|id) off\b|\bhow did\b|\bcame? of\b|\bhappened (?:to|with)\b|\bdid\b(?=.*\b(?:work|help|fail|land|pay)\b)|(?<=\bdid\b.*)\b(?:work|help|fail|land|pay)\b|\b(?:work|fail|succeed|flopp?|land)ed\b|\b(?:in)?validated\b|\bwere we (?:right|wrong)\b|\b(?:right|wrong) about\b|\bproved?n?\b|\b(?:verdicts?|outcomes?)\b|\bcall(?:ed|s)?\b(?= (?:on|about|made)\b)/,
  ],
  [
    'changed',
    /\bwhat(?:'s| has| is|s)? (?:changed|new|happened|happening|been (?:happening|going on|decided)|going on)\b|\bchange(?:s|d|log)?\b|\bhistory\b|\bdecision log\b|\bdecided\b|\bcatch me up\b/,
  ],
  [
    'betting',
    /\bbet(?:s|t?ing?)?\b|\bwager(?:s|ing)?\b|\b(?:are|is|we|been) (?:trying|building|testing|running|doing|planning)\b|\bworking on\b|\bexperiments?\b|\bin flight\b|\bat stake\b|\bopen\b|\blive\b|\bplacing\b/,
  ],
];

/** What a question wants, and the rest of its words. */
export function aspectOf(question: string): { readonly asks: Aspect; readonly rest: string } {
  const folded = question.toLowerCase().replaceAll('’', "'");
  for (const [asks, cue] of CUES) {
    if (cue.test(folded)) return { asks, rest: without(folded, cue) };
  }
  return { asks: 'anything', rest: folded };
}

/** What breaks "if Z is wrong" is asked about Z; elsewhere the cue says nothing of the subject. */
function without(text: string, cue: RegExp): string {
  return text.replace(new RegExp(cue, 'g'), (found) => {
    const claim = /^if (.*?)\b(?:is|are|was|were|turns?|proves?|gets?|goes)\b/.exec(found)?.[1];
    return ` ${claim ?? ''} `;
  });
}
