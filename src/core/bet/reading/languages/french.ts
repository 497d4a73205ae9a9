import { type Language, words } from './language.ts';

export const FRENCH: Language = {
  up: words('augmente augmentent augmenter augmentera monte monter grimpe'),
  down: words('baisse baissent baisser baissera réduit réduire réduira diminue diminuera chute'),
  neutral: words('passe passent passer passeront passera atteint atteindre'),
  transitive: ['fera passer', 'fait passer', 'fasse passer', 'réduira', 'augmentera'],
  conditions: [String.raw`si\s(?:nous|on|l'on)`],
  expectations: [
    String.raw`(?:on|nous)\s(?:s'attend|nous attendons|pensons|pense|parions|parie|espérons|attendons)(?:\s(?:à ce qu[e']|que|à|qu'))?`,
    String.raw`je\s(?:pense|parie|crois)\s(?:que|qu')`,
    String.raw`(?<=[,;]\s?)alors`,
  ],
  reasons: [
    String.raw`parce\s?qu[e']`,
    'puisque',
    String.raw`car(?=\s(?:il|elle|ils|elles|on|les?|la|nous|c'est|tout)\s)`,
    String.raw`(?<=,\s?)car`,
  ],
};
