import { DATE_MARK } from './source.ts';
import { DOWN, MOVE_VERB, UP } from './words.ts';

const ABOUT = String.raw`(?:(?:about|around|roughly|approx\.?|circa|ca\.?|say|like|(?:at|no|not) (?:least|most|more than|less than|worse than|better than)|max\.?|min\.?|>=?|<=?|≥|≤)\s{0,2}){0,2}`;
export const BETWEEN = new RegExp(
  String.raw`^\s{0,3}(?:→|(?:(?:up|down|all the way)\s)?to|towards?|into|auf|bis(?:\sauf)?|à|a|ad|al|all'|au|até|hasta|para|naar|提高到|增加到|上升到|提升到|下降到|降低到|减少到|降到|升到|到|至|から)\s{0,3}(?:(?:under|below|over|above|less than|more than)\s)?${ABOUT}$`,
  'iu',
);
export const FROM = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:from|fro?m|form(?=\s\S{1,9}\s(?:to|->))|von|depuis|de|du|del|desde|da|dal|dall'|van|(?:currently|presently|right now|at present|so far|now|today)(?:\s?:|\s(?:at|it's|is))?|baseline(?:\s(?:is|of))?:?|从|由|(?:it's|we're|is|was|are|were)(?:\s(?:now|currently|today|only|just|sitting|stuck|hovering|still|running))*(?:\s(?:at|around))?|(?:sits?|stands?|stuck|sitting|hovering|hovers?|remains?)\s(?:at|around)|was|(?<=\p{L})'s|instead of|rather than|vs\.?|versus|aktuell|derzeit|momentan|actuellement|aujourd'hui|oggi|attualmente|hoje|atualmente|nu|(?:takes|costs|averages)|actualmente|hoy|heute)\s{0,2}[(]?${ABOUT}$`,
  'iu',
);
export const TO = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:to|(?:(?:should|would|will|could|might) make|makes) (?:it|that|this)|becomes?|reach(?:es|ing)?|hit(?:s|ting)?|target(?:\s(?:is|of|at))?[:=]?|goal(?:\s(?:is|of))?[:=]?|exceeds?|past|→|(?:will|should|would|to) be|(?:could|should|would|will|might|'ll|'d)\s(?:see|get(?:\sto)?|have|be(?:\sat)?)|auf|à|até|hasta|naar|op|(?:${MOVE_VERB}|be|is|stays?|keep(?:\s\p{L}+)?)\s(?:to\s)?(?:be\s)?(?:above|over|under|below|less than|more than|at least))\s{0,2}(?:be\s)?(?:above|over|under|below|less than|more than)?\s{0,2}${ABOUT}$`,
  'iu',
);
export const COMPARED = /(?:^|[^\p{L}\p{N}])(?:under|below|above|over|<=?|>=?|≤|≥)\s{0,2}$/iu;
export const BY = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])(?:by|um|de|del|di|en|em|un|van|met|om)\s{0,2}${ABOUT}$`,
  'iu',
);
export const MOVED = new RegExp(String.raw`(?:^|[^\p{L}\p{N}-])(${UP}|${DOWN})\s{0,2}${ABOUT}$`, 'iu');
export const MOVED_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(${UP})|(${DOWN}))(?![\p{L}\p{N}]|-?\s?off\b)`,
  'giu',
);
export const NOUN_AFTER =
  /^\s{0,2}(?:(?:relative|absolute|overall|net)\s)?(?:(more|higher|increase|lift|bump|uplift|growth|rise|gain|jump|boost|improvement|mehr|höher|de plus|en plus|más|mais|in più|di più|meer|hoger)|(fewer|less|lower|reduction|decrease|drop|decline|cut|weniger|niedriger|de moins|en moins|menos|in meno|di meno|minder|lager))(?![\p{L}\p{N}-])(?:\s(?:in|of|on|for|to|de|di))?/iu;
export const NOW_AFTER =
  /^\s{0,2}(?:(?:as of )?today|(?:as of )?now|currently|presently|right now|rn|at the moment|at present|these days|so far|atm|baseline|derzeit|momentan|en ce moment|actuellement|ahora|actualmente|agora|atualmente|adesso|attualmente|nu|heute|aktuell|aujourd'hui|hoy|hoje|oggi)(?![\p{L}\p{N}])/iu;
/** "A lift of 12%", "a drop of 5 points". */
export const NOUN_OF =
  /(?<!\p{L})(?:(increase|lift|bump|uplift|growth|rise|gain|jump|boost|steigerung|hausse|aumento)|(reduction|decrease|drop|decline|fall|cut|dip|senkung|baisse|reducción|redução|riduzione|calo))\s(?:of|by|um|von|de|del|di)\s{0,2}(?:about\s|around\s|at least\s)?$/iu;
/** A number that says how many of something, or of which people: never a value of the metric. */
export const NOT_A_VALUE =
  /^\s{0,2}(?:done|complete|completed|finished|through|of (?:our|the|all|users|people|teams|customers|them|sessions)\b|out of\b(?!\s(?:5|10)\b)|-?\s?(?:person|week|day|month)\b)/i;
/** "31% to 36%... or maybe 40%": the last number before it is not meant for sure. */
export const HEDGED =
  /^[\s.…,(]{0,6}(?:or|maybe|perhaps|more like|actually|no,? wait|make that)\b[^.\n]{0,16}\d/i;
/** "31% (mobile) and 40% (desktop)": values of two things. */
export const SIDE_BY_SIDE =
  /^\s{0,2}(?:\([^()\d]{1,40}\)\s?|(?:on|for|in)\s\p{L}{1,20}\s)?(?:and|&|\/|,|und|et|y|e|en)\s{0,2}$/iu;
/** What a saving is taken off: "shave 400 ms off the load time". */
export const TAKEN_OFF =
  /(?<!\p{L})(?:shav|sav|knock|tak|cut|trim|cutt)(?:e|es|ed|s|ing)?\s{0,2}(?:us\s)?(?:about\s|around\s)?$/iu;
export const OFF_AFTER = /^\s?(?:off|from|on|of(?!\s(?:the\s)?(?:users|people|customers)))\s/iu;
/** "lift signups 5%": the number says by how much, as nothing else is between it and the verb but what is moved. */
export const MOVED_OBJECT = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(${UP})|(${DOWN}))(?:\s(?!(?:to|from|by|at|is|are|was|of|and|in|than|on)\s)\p{L}[\p{L}-]*){1,4}\s$`,
  'iu',
);
export const DEADLINE_AFTER = new RegExp(
  `^\\s{0,2}(?:by|before|until|till|bis|avant|para|até|entro|voor|,|\\()?\\s{0,2}${DATE_MARK}`,
  'iu',
);
export const RANGE_DASH = /^\s{0,2}(?:-|or|oder|bis zu)\s{0,2}$/i;
/** In front of `31 to 36`: words that make it a guess between two numbers, or nothing that it could belong to. */
export const NO_MOVE_OF = new RegExp(
  `(?:^|[^\\p{L}\\p{N}-])(?:a|an|the|about|around|between|another|of|some|see|get|add|expect|least|most|within|in|for|${UP}|${DOWN})\\s*$|^[\\s\\p{P}]*$`,
  'iu',
);

/** Behind a whole move, words that name another thing: its numbers are not this metric's. */
export const OTHER_METRIC =
  /(?:,|;|\(|(?<!\p{L})(?:and|while|plus|but|with))\s{0,2}(?:the\s|our\s)?(?!(?:to|from|or|no|wait|maybe|then|actually|even|later|eventually|hopefully|possibly|ideally|perhaps|at|more|make|scratch|correction|sorry|edit|by|until|before|if|baseline|target|currently|now|today|it's|we're)(?!\p{L}))\p{L}{2,}/iu;

/** "I expect NPS at 40". */
export const HOPED = /(?<!\p{L})(?:want|expect|expecting|see|like|aim|have)(?:\sto see|\sthat)?\s$/iu;
export const AT = /\sat\s(?:about\s|around\s)?$/i;
/** "Goal: 4 %". */
export const GOAL = /(?<!\p{L})(?:goal|target|aim)(?:\sis|\sof|:)?\s{1,2}$/iu;
/** "We have 31", and nothing of what. */
export const HAVE = /(?<!\p{L})we(?:'ve got|\shave|'re\sat)\s$/iu;
export const ENDS = /^\s?(?:[),.;!\uE001]|$|now|today|right now|by\s|in\s\uE001)/iu;
/** "I bet it's 33%": what is thought of it is where it goes. */
export const BET_IS =
  /(?<!\p{L})(?:bet|think|expect|reckon|guess|say)\s(?:that\s)?(?:it's|it is)\s(?:about\s|around\s)?$/iu;
/** "9% → between 4 and 5%": where it goes is not said in one number, where it starts is. */
export const GOES_TO = /^\s?→\s?(?:between|somewhere|around|maybe)\s/i;
/** "With a jig I think 25": what is thought of a number alone is where it goes. */
export const THOUGHT =
  /(?<!\p{L})(?:think|reckon|guess|expect|predict|say|hope for|see)\s(?:about\s|around\s|like\s)?$/iu;
/** "We want 4 %": what is wanted is the target. */
export const WANTED =
  /\b(?:want|aim(?:ing)? (?:for|at)|hoping for|shooting for)\s(?:about\s|around\s|at least\s)?$/i;
