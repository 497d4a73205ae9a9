/** Words that asking for a bet is made of; with any other word in it, a line says something itself. */
const WORDS = new Set(
  `please pls can could would you make create draft write capture open start turn into a an new bet bets of from out
  this that these it the thread above all discussion conversation here for us me up log record note read as one`.split(
    /\s+/,
  ),
);
const NAMES_IT = /\b(?:bets?|draft|capture)\b/i;
const POINTS =
  /\b(?:this|that|these|it|thread|above|discussion|conversation|here|make|create|turn|draft|write)\b/i;

const LONGEST = 100;

/** "make a bet of this", "draft this", "can you turn this thread into a bet?": whoever says so means what was said before. */
export function asksForBet(said: string): boolean {
  if (said.length > LONGEST) return false;
  const words = said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isOnlyThat = words.length > 1 && words.every((word) => WORDS.has(word)) && !/[:/\d]/.test(said);
  return isOnlyThat && NAMES_IT.test(said) && POINTS.test(said);
}
