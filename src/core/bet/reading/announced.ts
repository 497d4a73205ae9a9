/** Who announces what they build says the change, where no "if" does. */
export const ANNOUNCED =
  /^\s*(?:(?:thread )?summary[^:\n]{0,24}:\s*|tl;?dr[^:\n]{0,24}:\s*)?(?:let's|lets|we(?=\s+(?:add|build|ship|launch|remove|let|show|send|drop|stop|start|switch|move|replace|introduce|kill|cut|offer|hide|publish|merge|split|make|test|try|put)\s)|we(?:'ve| have)? (?:agreed|decided|chose)(?: to)?(?: try| go with| do)?|(?:(?:we(?:'re| are)|i(?:'m| am)) )?(?:planning|thinking|looking|considering|gonna|going to)(?: to| of| about)?|we(?:'re| are)(?: going to| gonna| about to)?|we(?:'ll| will| should| could| want to| plan to)|i(?:'m| am) (?:going to|gonna)|(?:i|we)(?:'d| would)? (?:propose|suggest)(?: that)?(?: we| to)?|(?:i|we)(?:'ll|(?:'d| would)? (?:want|like|love)(?: for)?(?: us)? to)|wir(?: werden| wollen)?|plan\s?:|idea\s?:|proposal\s?:)\s+(?:(?:really|just|definitely|finally|simply|maybe|probably|also)\s+)*/i;

/** Who proposes something in so many words: whatever verb comes, that is what they would build. */
const PROPOSES =
  /^\s*(?:let's|lets|(?:i|we)(?:'d| would)? (?:propose|suggest|plan)(?: that)?(?: we| to)?|wir (?:werden|wollen|planen)|nous allons|vamos a|vamos)\s+(?!(?:see|talk|discuss|look|check|meet|go|do|wait|think|say|be|not|hope|get|aim|finish|keep|start|wrap|use this)(?!\p{L}))/iu;

export function isAnnounced(text: string): boolean {
  return PROPOSES.test(text);
}
