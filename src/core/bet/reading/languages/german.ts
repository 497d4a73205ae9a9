import { type Language, words } from './language.ts';

export const GERMAN: Language = {
  up: words('steigt steigen erhöht erhöhen wächst hoch'),
  down: words('sinkt sinken fällt fallen senkt senken reduziert reduzieren'),
  neutral: words('geht gehen kommt'),
  transitive: words('senkt senken erhöht erhöhen steigert steigern reduziert reduzieren'),
  conditions: [String.raw`wenn\s(?:wir|ich)`],
  expectations: [
    String.raw`(?:erwarten|glauben|denken|wetten|rechnen|hoffen)\s(?:wir|ich)(?:\s?,)?(?:\s(?:dass|damit dass|mit))?`,
    String.raw`(?:wir|ich)\s(?:erwarten?|glauben?|denken?|wetten?|hoffen?)(?:\s?,)?(?:\sdass)?`,
    String.raw`(?<=[,;]\s?)dann`,
  ],
  reasons: ['weil', 'denn', String.raw`(?<=,\s?)da`],
};
