/** The languages that dates are read in, English first: where a word is two languages', the first one reads it. */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl';

/** Words of one language that only stand in dates, or nearly so. */
interface DateWords {
  readonly months: string;
  readonly weekdays: string;
  /** How long from now: `in 3 weeks`, as the words before the number and those behind it. */
  readonly ahead?: readonly [before: string, units: string];
  /** What no list of words says, as sources for regular expressions. */
  readonly patterns?: readonly string[];
}

const NUMBER = String.raw`(?:\d{1,4}|\p{L}{2,8})`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const SHORT_MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)';

const WORDS: Readonly<Record<Locale, DateWords>> = {
  en: {
    months: 'january february march april june july august september october november december',
    weekdays:
      'monday tuesday wednesday thursday friday saturday sunday mon tues? wed thu(?:rs?)? fri sat sun tomorrow',
    patterns: [
      String.raw`${SHORT_MONTH}\.?\s?${DAY}`,
      String.raw`${DAY}(?:-|\s(?:of\s)?)${SHORT_MONTH}`,
      String.raw`(?:in|within)\s${NUMBER}\s(?:(?:of|more|full|calendar)\s)?(?:days?|weeks?|wks?|months?|years?)`,
      String.raw`${NUMBER}\s(?:days?|weeks?|wks?|months?|years?)\s(?:from\s(?:now|today)|later|out)`,
    ],
  },
  de: {
    months: 'januar februar märz mai juni juli oktober dezember',
    weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    ahead: ['in', 'tagen? wochen? monaten? jahren?'],
    patterns: [String.raw`\d{1,2}\.\s?(?:april|august|september|november)`],
  },
  fr: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    ahead: ["dans d['’]ici sous", 'jours? semaines? mois ans?'],
  },
  es: {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    weekdays: 'lunes martes miércoles jueves viernes',
    ahead: [String.raw`en dentro\sde`, 'd[ií]as? semanas? mes(?:es)? años?'],
  },
  pt: {
    months: 'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro',
    weekdays: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira',
    ahead: [String.raw`em daqui\sa`, 'dias? semanas? mês meses anos?'],
  },
  it: {
    months: 'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre',
    weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
    ahead: ['in tra fra entro', 'giorni giorno settimane? mesi mese anni anno'],
  },
  nl: {
    months: 'januari februari maart mei juni juli augustus oktober',
    weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    ahead: ['over binnen', 'dagen dag weken week maanden maand jaar'],
  },
};

const anyOf = (list: string): string => list.split(' ').join('|');

function hintOf({ months, weekdays, ahead, patterns = [] }: DateWords): RegExp {
  const lengths =
    ahead === undefined ? [] : [String.raw`(?:${anyOf(ahead[0])})\s${NUMBER}\s(?:${anyOf(ahead[1])})`];
  const all = [...patterns, anyOf(months), anyOf(weekdays), ...lengths];
  return new RegExp(String.raw`(?<!\p{L})(?:${all.join('|')})(?!\p{L})`, 'giu');
}

/** Without one of these words chrono is not asked, nor loaded. */
export const HINTS: readonly (readonly [Locale, RegExp])[] = (Object.keys(WORDS) as Locale[]).map(
  (locale) => [locale, hintOf(WORDS[locale])],
);
