/** What is said about a person in a text, or gives access to something of theirs. */
export type PersonalKind = 'EMAIL' | 'TOKEN' | 'CARD' | 'PHONE' | 'PERSON' | 'TEXT';

export interface Found {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** What stands for something personal. A text that holds one already has it hidden like anything personal. */
export const PLACEHOLDER = /\[(?:EMAIL|TOKEN|CARD|PHONE|PERSON|TEXT)-\d+\]/g;

const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** As the services that give them out begin them; keys and passwords in addresses and assignments; JSON web tokens. */
const KNOWN_TOKEN =
  /\b(?:sk|pk|rk|xox[abeoprs]|xapp|gh[oprsu]|github_pat|glpat|npm|hf|pat|shpat|whsec|dop_v1)[-_][\w-]{8,}|\bA(?:KIA|SIA)[A-Z0-9]{12,}|\bAIza[\w-]{20,}|\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|(?<=:\/\/[^\s/:@]{1,80}:)[^\s/@]{1,200}(?=@)|(?<=\b(?:password|passwd|secret|token|api[-_ ]?key)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;]{4,}/gi;
/** A long run of letters and digits mixed is no word. Looked for where a run begins, so that no text takes long. */
const OPAQUE = /(?<![\w+/-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[\w+/-]{24,}={0,2}/g;
const MENTION = /<@[!&]?[\w-]+>/g;
/** Digits in groups. Which of them are a card's or a telephone's is decided by their number and their look. */
const DIGITS = /(?<![\w.])\+?\(?\d(?:[ .()/-]{0,2}\d){6,18}(?![\w%])/g;

/** Everything personal in a text, in its order, nothing twice. @param names of people, as they are known */
export function findPersonal(text: string, names: RegExp | undefined): readonly Found[] {
  const found: Found[] = [];
  const take = (kind: PersonalKind, pattern: RegExp): void => {
    for (const match of text.matchAll(pattern)) {
      found.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  };
  take('TEXT', PLACEHOLDER);
  take('EMAIL', EMAIL);
  take('TOKEN', KNOWN_TOKEN);
  take('TOKEN', OPAQUE);
  for (const match of text.matchAll(DIGITS)) {
    const kind = isCard(match[0]) ? 'CARD' : isPhone(match[0]) ? 'PHONE' : undefined;
    if (kind) found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  take('PERSON', MENTION);
  if (names) take('PERSON', names);
  return apart(found);
}

/** Of those that overlap, the one that begins first, and of those the longest, together with what it runs into. */
function apart(found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (!last || next.start >= last.end) joined.push(next);
    else if (next.end > last.end) joined[joined.length - 1] = { ...last, end: next.end };
  }
  return joined;
}

const CARD_DIGITS = { least: 13, most: 19 };

/** Luhn's check, as every card's number passes it (ISO/IEC 7812-1). */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < CARD_DIGITS.least || digits.length > CARD_DIGITS.most) return false;
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A date, an amount or a range of numbers is none. E.164 allows 15 digits. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 7 || digits > 15) return false;
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/.test(text)) return false;
  if (text.startsWith('+')) return true;
  // Without a country it is written in groups, at least one of them of three or more digits, as no amount is.
  const groups = text.split(/\D+/).filter((group) => group !== '');
  if (/^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/.test(text)) return false;
  return (
    digits >= 9 &&
    (groups.length === 1 ? /^0/.test(text) : groups.length <= 5 && groups.some(({ length }) => length >= 3))
  );
}
