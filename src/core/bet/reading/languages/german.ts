import { type Language, words } from './language.ts';

const TRANSITIVE = words(
  'senkt senken erhöht erhöhen steigert steigern reduziert reduzieren verbessert verbessern verringert verringern hebt verdoppelt verdoppeln halbiert halbieren',
);

export const GERMAN: Language = {
  up: words('steigt steigen steige erhöht erhöhen wächst wachsen hoch zunimmt mehr'),
  down: words(
    'sinkt sinken sinke verkürzt(?:\\ssich)? fällt fallen senkt senken reduziert reduzieren zurückgehen zurückgeht runter weniger',
  ),
  neutral: words('geht gehen kommt kommen klettert klettern'),
  transitive: [...TRANSITIVE, ...words('bringt bringen drückt drücken')],
  conditions: [
    String.raw`(?:wenn|falls|sobald|sofern)\s(?:wir|ich|man)`,
    String.raw`(?:indem|dadurch,? dass)\s(?:wir|ich)`,
  ],
  expectations: [
    String.raw`(?:erwarten|erwarte|glauben|glaube|denken|denke|wetten|wette|rechnen|rechne|hoffen|hoffe)\s(?:wir|ich)(?:\s?,)?(?:\s(?:dass|damit,? dass|mit))?`,
    String.raw`(?:wir|ich)\s(?:erwarten?|glauben?|denken?|wetten?|hoffen?|rechnen?|gehen davon aus|gehe davon aus|schätzen?|vermuten?)(?:\s?,)?(?:\s(?:damit,?\s)?dass|\smit)?`,
    String.raw`(?<=und\s)(?:erwarten?|hoffen?|rechnen? damit)(?:\s?,)?\sdass`,
    String.raw`(?<=[,;]\s?)(?:dann|so(?=\s\p{L}+[nt]\s))`,
  ],
  reasons: [
    'weil',
    'denn',
    String.raw`(?<=,\s?)da`,
    String.raw`(?<=^\s*)da(?=\s[^,]{8,90},)`,
    String.raw`(?:grund|begründung)(?:\s?:|\sist,? dass)`,
  ],
};
