/** The languages that dates are read in, English first: where a word is two languages', the first one reads it. */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl';

const word = (source: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, 'giu');
const number = String.raw`(?:\d{1,4}|\p{L}{2,8})`;

/** Words that only stand in dates, or nearly so. Without one of them chrono is not asked, nor loaded. */
export const HINTS: readonly (readonly [Locale, RegExp])[] = [
  [
    'en',
    word(
      [
        String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?\s?\d{1,2}(?:st|nd|rd|th)?`,
        String.raw`\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)`,
        'january|february|march|april|june|july|august|september|october|november|december',
        'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun',
        String.raw`(?:in|within)\s${number}\s(?:(?:of|more|full|calendar)\s)?(?:days?|weeks?|wks?|months?|years?)`,
        String.raw`${number}\s(?:days?|weeks?|wks?|months?|years?)\s(?:from\s(?:now|today)|later|out)`,
        'tomorrow',
      ].join('|'),
    ),
  ],
  [
    'de',
    word(
      `januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|in\\s${number}\\s(?:tagen?|wochen?|monaten?|jahren?)`,
    ),
  ],
  [
    'fr',
    word(
      `janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:dans|d['’]ici|sous)\\s${number}\\s(?:jours?|semaines?|mois|ans?)`,
    ),
  ],
  [
    'es',
    word(
      `enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|(?:en|dentro de)\\s${number}\\s(?:d[ií]as?|semanas?|mes(?:es)?|años?)`,
    ),
  ],
  [
    'pt',
    word(
      `janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|(?:em|daqui a)\\s${number}\\s(?:dias?|semanas?|mês|meses|anos?)`,
    ),
  ],
  [
    'it',
    word(
      `gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:in|tra|fra|entro)\\s${number}\\s(?:giorni|giorno|settimane?|mesi|mese|anni|anno)`,
    ),
  ],
  [
    'nl',
    word(
      `januari|februari|maart|mei|juni|juli|augustus|oktober|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:over|binnen)\\s${number}\\s(?:dagen|dag|weken|week|maanden|maand|jaar)`,
    ),
  ],
];
