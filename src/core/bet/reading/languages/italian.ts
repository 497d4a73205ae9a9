import { conjugate, type Language, words } from './language.ts';

const ARE = 'a ano i ino are erà eranno erebbe erebbero ando';
const ERE = 'e ono a ano ere erà eranno erebbe erebbero';

export const ITALIAN: Language = {
  up: [
    ...conjugate('aument miglior', ARE),
    ...conjugate('cresc', ERE),
    ...words('sal(?:e|ga|gano|gono|ire|irà|iranno|irebbe)'),
  ],
  down: [
    ...conjugate('scend riduc', ERE),
    ...conjugate('cal', ARE),
    ...words('ridurrà ridurranno ridurrebbe ridurre diminuisca diminuisce diminuirà'),
  ],
  neutral: [...conjugate('pass', ARE), ...words('vada arrivi arriva arriverà')],
  transitive: [
    ...conjugate('aument miglior abbass alz port', ARE),
    ...words(
      'porterà porterebbe raddoppierà raddoppi raddoppia riduca riducono? ridurrà ridurranno ridurrebbe diminuisca diminuisce diminuirà',
    ),
    String.raw`(?:faccia|farà|fa|farebbe)\s(?:salire|scendere|passare|crescere|calare|aumentare)`,
  ],
  conditions: [String.raw`(?<=^\s*|[.,;:]\s?)se(?=\s\p{L}+iamo\s)`],
  expectations: [
    String.raw`(?:ci\saspettiamo|mi\saspetto|crediamo|credo|pensiamo|penso|scommettiamo|scommetto|prevediamo|speriamo)(?:\sche)?`,
    String.raw`(?<=[,;]\s?)allora`,
  ],
  reasons: ['perch[ée]', 'poich[ée]', 'dato che', 'visto che'],
};
