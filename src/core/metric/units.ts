/** The units that a quantity may carry, as regular-expression sources for use with the flags `iu`, and their one spelling. */

export const CURRENCY = String.raw`US\$|[$€£¥₹]|(?:USD|EUR|GBP|CHF|INR|BRL|R\$)(?=\s?\d)`;

/** Scales that may stand after the digits. `m` and `b` alone mean something else unless money is meant. */
export const MAGNITUDES =
  'k|mm|m|bn|tsd\\.?|tausend|thousand|grand|mille|mila|mil|duizend|mio\\.?|millions?|millionen|millones|milhões|milioni|miljoen|mrd\\.?|milliarden?|miljard|billion|lakhs?|crores?';

const PERCENT =
  '%(?!\\s?-?(?:points?|pts?)\\b)|percent(?!age)|per cent|pct\\.?|prozent(?!p)|pour ?cents?|por ?ciento|por ?cento|per cento|procent';
const POINTS =
  '%?[ -]?pp(?:ts?)?|percentage[ -]points?|%[ -]?points?|%[ -]?pts|prozentpunkte?n?|points de pourcentage|puntos porcentuales|pontos percentuais|procentpunten?|points?|pts|punkte?n?|puntos?|pontos?';
const TIME =
  'ms|millis(?:econds)?|milliseconds?|µs|secs?|seconds?|sekunden?|segundos?|secondes?|s|mins?|minutes?|minuten?|minutos?|hrs?|hours?|stunden?|heures?|horas?|h|days?|tagen?|tage|jours?|d[ií]as?|d|weeks?|wochen?';
const SIZE = '[kmgt]i?b|bytes?|px|rps|qps|fps|req/s|tps';
const MONEY = '[€£$¥₹]|usd|eur|gbp|chf|inr|brl|euros?|dollars?|bucks|pounds?|cents?|cts?';
const THINGS =
  'users?|people|customers?|teams?|accounts?|workspaces?|signups?|sign-ups|installs?|downloads?|orders?|tickets?|bugs?|errors?|crashes|clicks?|visits?|visitors?|sessions?|messages?|requests?|calls?|stars?|steps?|items?|bets?|subscribers?|subscriptions?|leads?|trials?|invites?|reviews?|posts?|comments?|searches|questions?|replies|deploys?|incidents?|pages?|alerts?|emails?|nutzer(?:innen)?|kunden|utilisateurs|clients|usuarios|usu[aá]rios|clientes';
const RATE =
  '(?:\\s?(?:/|per\\s|a\\s|an\\s|pro\\s|par\\s|por\\s)\\s?(?:s|sec(?:ond)?|min(?:ute)?|hour|hr|h|day|d|week|wk|w|month|mo|m|quarter|year|yr|y|user|team|customer|account|session|seat|head|tag|woche|monat|quartal|jahr|jour|semaine|mois|semana|mes|mês|dia|d[ií]a)\\b|/(?=\\p{L}{2,12}(?![\\p{L}\\d]))\\p{L}+)?';

/** `38%/yr` */
const YEARLY = '(?:\\s?/\\s?(?:day|week|wk|month|mo|quarter|year|yr)\\b)?';

/** A letter of a script that sets spaces between words: Chinese, Japanese and Korean go on right behind a number. */
export const LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L}`;

/** A unit right after a number, with a rate where one is said: `12 tickets/week`. */
export const UNIT_AFTER = `(?:(?:${POINTS}|${PERCENT})(?!${LETTER}|\\p{N})${YEARLY}|(?:${MONEY}|${TIME}|${SIZE}|${THINGS})(?![\\p{L}\\p{N}]|['’]\\p{L})${RATE}|${RATE.slice(0, -1)})`;

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:${PERCENT})$`, 'iu'), '%'],
  [/^(?:points?|pts|punkte?n?|puntos?|pontos?)$/i, 'points'],
  [new RegExp(`^(?:${POINTS})$`, 'iu'), 'pp'],
  [/^(?:us\$|usd|dollars?|bucks|\$)$/i, '$'],
  [/^(?:eur|euros?|€)$/i, '€'],
  [/^(?:gbp|pounds?|£)$/i, '£'],
  [/^(?:inr|₹)$/i, '₹'],
  [/^(?:ms|millis(?:econds)?|milliseconds?)$/i, 'ms'],
  [/^(?:s|secs?|seconds?|sekunden?|segundos?|secondes?)$/i, 's'],
  [/^(?:mins?|minutes?|minuten?|minutos?)$/i, 'min'],
  [/^(?:h|hrs?|hours?|stunden?|heures?|horas?)$/i, 'h'],
  [/^(?:d|days?|tagen?|tage|jours?|d[ií]as?)$/i, 'days'],
];

/** One spelling for what means the same: `percent` is `%`, `secs` is `s`; anything else stays as typed. */
export function canonicalUnit(unit: string): string {
  const trimmed = unit.trim().replace(/\s+/g, ' ');
  return SPELLINGS.find(([pattern]) => pattern.test(trimmed))?.[1] ?? trimmed;
}
