import { conjugate, type Language, words } from './language.ts';

const ER = 'e ent er era eront erait eraient';
const UIRE = 't sent ra ront rait raient re se';
const RAISE = [
  ...conjugate('augment mont grimp amélior dépass boost', ER),
  ...words('croît croîtra doublera doubler'),
];
const LOWER = [...conjugate('baiss diminu chut recul tomb', ER), ...conjugate('rédui', UIRE)];
const CAUSE = '(?:fait|fera|ferait|feront|fasse|va faire|vont faire|faire)';

export const FRENCH: Language = {
  up: RAISE,
  down: LOWER,
  neutral: words('passe passent passer passeront passera passerait atteint atteindre atteindra'),
  transitive: [
    ...conjugate('augment amélior boost', ER),
    ...conjugate('baiss diminu', ER),
    ...conjugate('rédui', UIRE),
    ...conjugate('doubl', ER),
    String.raw`${CAUSE}\s(?:passer|monter|baisser|grimper|chuter|tomber|augmenter|progresser)`,
  ],
  conditions: [
    String.raw`si\s(?:nous|on|l'on|je)`,
    String.raw`(?<=^[\s,]*|[,;:(]\s?)en(?=\s\p{L}{2,20}ant\s)`,
  ],
  expectations: [
    String.raw`(?:on|nous)\s(?:s'attend|nous attendons|pensons|pense|parions|parie|espérons|espère|attendons|prévoyons|prévoit|croyons|croit|estimons|estime|vise|visons)(?:\s(?:à ce qu[e']|que|à|qu'))?`,
    String.raw`je\s(?:pense|parie|crois|m'attends à ce)\s(?:que|qu')`,
    String.raw`(?<=[,;]\s?)alors`,
  ],
  reasons: [
    String.raw`parce\s?qu[e']`,
    'puisque',
    'étant donné que',
    'vu que',
    String.raw`car(?=\s(?:il|elle|ils|elles|on|les?|la|nous|c'est|tout)\s)`,
    String.raw`(?<=,\s?)car`,
  ],
};
