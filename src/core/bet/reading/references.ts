import { readIdOf } from '../../ids.ts';
import { type Claim, claimOf, type Span } from './claim.ts';

const LEAD =
  /(?:depends? on|depending on|dependent on|builds? on|building on|stacked on|stands? on|rests? on|resting on|relies on|relying on|on top of|needs?|requires?|blocked by|follow(?:ing)?[- ]?up (?:to|of|on)|assuming|assumes|given|provided|after|once|when|if|because(?: of)?|see|cf\.?|per|hängt (?:ab )?von|baut auf|dépend de|depende de|dipende da)(?: that)?[\s:,(]*$/i;
const JOINED = /^(?:\s*(?:,|and|&|\+|plus|und|et|y|e)\s*){1,2}$/i;
const ID = /(?<![\p{L}\p{N}-])(bet|asm)[-#]\s?([1-9]\d{0,8})(?![\p{N}\p{L}-])(?:'s)?/giu;
const TAIL =
  /^\s(?:is (?:true|right|live|out|done|shipped|validated)|works(?: out)?|lands|holds(?: up)?|ships|pays off|succeeds|validates)\b/i;
const CONDITION =
  /^\s(?:(?:has|needs|have|need) to|to|must|should|first has to)\s(?:work|land|ship|succeed|hold|win|be (?:validated|true|right))(?:\s(?:out|first))?\b/i;
/** "BET-17 follow-up: ..." */
const FOLLOWED = /^\sfollow[- ]?up\b/i;
const LEAD_CHARACTERS = 28;

/**
 * Bets that it depends on and assumptions that it rests on. An assumption is rested on wherever it is named; a bet only
 * where words say so, since people also compare ("unlike BET-3").
 */
export function findReferences(text: string): readonly Claim[] {
  const claims: Claim[] = [];
  let last: (Span & { readonly isLed: boolean }) | undefined;
  for (const match of text.matchAll(ID)) {
    const end = match.index + match[0].length;
    const isJoined = last !== undefined && JOINED.test(text.slice(last.end, match.index));
    const lead = LEAD.exec(text.slice(Math.max(0, match.index - LEAD_CHARACTERS), match.index));
    const after = text.slice(end, end + 40);
    const condition = (CONDITION.exec(after) ?? FOLLOWED.exec(after))?.[0];
    const isLed = lead !== null || condition !== undefined || (isJoined && (last?.isLed ?? false));
    const tail = isLed ? (condition ?? TAIL.exec(after)?.[0] ?? '').length : 0;
    const start = isJoined && last !== undefined ? last.end : match.index - (lead?.[0].length ?? 0);
    const span = { start, end: end + tail };
    last = { ...span, isLed };
    const id = `${match[1]}-${match[2]}`;
    const bet = readIdOf('BET', id);
    const assumption = readIdOf('ASM', id);
    if (bet !== undefined && isLed) claims.push(claimOf('dependsOn', bet, span));
    if (assumption !== undefined) claims.push(claimOf('assumptions', assumption, span));
  }
  return claims;
}
