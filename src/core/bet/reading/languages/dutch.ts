import { type Language, words } from './language.ts';

const VERBS = words(
  'verhoogt verhogen verlaagt verlagen vermindert verminderen verbetert verbeteren verdubbelt verdubbelen',
);

export const DUTCH: Language = {
  up: words('stijgt stijgen stijgt groeit groeien toeneemt'),
  down: words('daalt dalen zakt zakken afneemt'),
  neutral: words('gaat gaan komt'),
  transitive: [...VERBS, ...words('brengt brengen')],
  conditions: [String.raw`als\s(?:we|wij|ik)`, String.raw`door(?=\s[^,.;\n]{2,50}\ste\s\p{L}+en(?!\p{L}))`],
  expectations: [
    String.raw`(?:verwachten|denken|verwacht|denk|wedden|hopen)\s(?:we|wij|ik)(?:\s?,)?(?:\sdat)?`,
    String.raw`(?:we|wij|ik)\s(?:verwachten?|denk(?:en)?|wedden?|wed|hopen?|gaan ervan uit)(?:\s?,)?(?:\sdat)?`,
    String.raw`(?<=[,;]\s?)dan`,
  ],
  reasons: [
    'omdat',
    'aangezien',
    String.raw`want(?=\s(?:de|het|een|ze|wij|mensen|klanten|niemand|iedereen|er|dit|dat)\s)`,
  ],
};
