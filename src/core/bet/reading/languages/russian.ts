import type { Language } from './language.ts';

/** Only what tells the change from the rest: the numbers speak for themselves. */
export const RUSSIAN: Language = {
  up: [],
  down: [],
  neutral: [],
  transitive: [],
  conditions: [String.raw`если(?:\sмы)?`],
  expectations: [],
  reasons: [],
};
