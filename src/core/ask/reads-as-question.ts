import { shortIdsIn } from '../ids.ts';
import { inEnglish } from './in-english.ts';

/** What people say before they come to the question. */
const PREAMBLE =
  /^(?:(?:so|and|but|ok(?:ay)?|hey|hi|hello|yo|um+|hm+|btw|oh|pls|plz|please|right|well|team|folks|ante|quick(?: one)?|question|another question|q)\b[\s,:;.!–—-]*|@[\w.-]+[\s,:;.!–—-]*)+/i;
const LEAD_IN =
  /^(?:(?:can|could|would|will) (?:you|u|someone|anyone|anybody) (?:please |pls )?(?:tell|remind|show|explain|say|list|summari[sz]e)(?: to)?(?: me| us)?|(?:tell|remind|show|explain to|give) (?:me|us)|(?:does |do )?any(?:one|body)(?: here)? (?:know|remember|recall)|(?:i(?:'d| would)? (?:like|love|want|need) to know|i(?:'m| am)? wonder(?:ing)?|wondering|just curious|curious)|(?:do|does|did) (?:you|u|we|anyone) (?:know|remember|recall))\b[\s,:]*/i;

/** An interrogative that turns the sentence round: no bet begins like this, with or without a question mark. */
const TURNED =
  /^(?:wh?at|wich|which|who|whose|when|where|why|how)\b(?:'s|s)?(?: \w+){0,3}? ?\b(?:are|r|is|was|were|do|did|does|have|has|had|stands?|rests?|depends?|relies|happened|changed|made|owns?|called|sure|confident|likely|new|know)\b/i;
const INTERROGATIVE =
  /^(?:wh?at(?:'?s)?|wich|which|who(?:'?s|m)?|whose|when(?:'?s)?|where|why|how|did|do|does|have|has|is|are|was|were|any)\b(?!\s*(?:if\b|about we\b|:|an?\b|I want\b|we (?:want|build|do)\b))/i;
/** Who proposes puts it as a question as well: "what if we ...?", "should we ...?" */
const PROPOSAL = /^(?:what if|how about|why (?:don't|not|dont)\b|should|shall|could|can|would)/i;
/** Named rather than asked: "status of BET-3", "bets on search". */
const NAMED =
  /^(?:(?:the )?(?:status|state|history|owner|deadline|results?|outcome) of|(?:(?:my|our|all|any|open|live) )*bets (?:on|about|for|around)|(?:(?:list|show)(?: me)? )?(?:my|our|all) (?:\w+ )?bets$|(?:summary|overview) (?:of|on|about)|(?:everything|anything|all) (?:on|about|for)|what we (?:know|learn(?:ed|t)|heard|bet)|feedback (?:on|about)|more (?:on|about)|about)\b/i;
/** A number that goes to another: what a bet has, and few questions. */
const MOVE = /\d\s*%?\s*(?:->|→|=>)|\bfrom\s+\S*\d\S*\s+to\s+\S*\d/i;

/** A question without what people say before they come to it: "hey, quick question: can you tell me". */
export function withoutPreamble(said: string): string {
  return said.trim().replace(/[‘’]/g, "'").replace(PREAMBLE, '').replace(LEAD_IN, '');
}

/**
 * Whether something that was said to Ante is a question: `plainly`, so that it cannot be a bet; `perhaps`, which is for
 * whoever can read it as a bet to say first; or not.
 */
export function readsAsQuestion(said: string): 'plainly' | 'perhaps' | 'no' {
  const text = inEnglish(said.trim().replace(/[‘’]/g, "'").replace(PREAMBLE, '')).text;
  const asked = withoutPreamble(text);
  const isMarked = /[?？][\s"')!.]*$/.test(text) || /^¿/.test(text);
  if (/^\w+\s*:/.test(asked) || (asked.includes('\n') && !isMarked)) return 'no';
  if (isMarked && INTERROGATIVE.test(asked) && !PROPOSAL.test(asked)) return 'plainly';
  if (MOVE.test(asked)) return isMarked ? 'perhaps' : 'no';
  if (PROPOSAL.test(asked)) return isMarked ? 'perhaps' : 'no';
  if (TURNED.test(asked) || NAMED.test(asked)) return 'plainly';
  const isInterrogative = INTERROGATIVE.test(asked);
  if (asked !== text && (isInterrogative || shortIdsIn(asked).ids.length > 0)) return 'plainly';
  return isMarked || isInterrogative ? 'perhaps' : 'no';
}
