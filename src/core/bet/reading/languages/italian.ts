import { type Language, words } from './language.ts';

export const ITALIAN: Language = {
  up: words('aumenti aumenta aumentano cresce crescono sale salgono'),
  down: words('scenda scende scendono cala calano riduca riduce'),
  neutral: words('passi passa passano passare vada'),
  transitive: words('riducono? aumentano?'),
  conditions: [String.raw`(?<=^|[.,;:]\s?)se(?=\s\p{L}+iamo\s)`],
  expectations: [
    String.raw`(?:ci\saspettiamo|crediamo|pensiamo|scommettiamo)(?:\sche)?`,
    String.raw`(?<=[,;]\s?)allora`,
  ],
  reasons: ['perch[ée]', 'poich[ée]'],
};
