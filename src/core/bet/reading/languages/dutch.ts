import { type Language, words } from './language.ts';

export const DUTCH: Language = {
  up: words('stijgt stijgen'),
  down: words('daalt dalen'),
  neutral: words('gaat gaan'),
  transitive: [],
  conditions: [String.raw`als\swe`],
  expectations: [
    String.raw`(?:verwachten|denken)\swe(?:\sdat)?`,
    String.raw`(?:we|wij)\s(?:verwachten|denken|wedden)(?:\sdat)?`,
    String.raw`(?<=[,;]\s?)dan`,
  ],
  reasons: ['omdat'],
};
