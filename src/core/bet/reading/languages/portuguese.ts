import { type Language, words } from './language.ts';

export const PORTUGUESE: Language = {
  up: words('cresça cresce aumente aumentem aumenta aumentam aumentar suba subam sobe sobem subir'),
  down: words('caia caiam cai caem cair reduza reduz reduzir diminua'),
  neutral: words('passe passem passa passam passar vá vai chegue'),
  transitive: words('reduz(?:em)? aumentam?'),
  conditions: [String.raw`(?<=^|[.,;:]\s?)se(?=\s(?:n[óo]s\s)?\p{L}+mos?\s)`],
  expectations: [
    String.raw`(?:esperamos|apostamos|acreditamos|achamos|acho)(?:\s(?:que|em))?`,
    String.raw`(?<=[,;]\s?)então`,
  ],
  reasons: ['porque', String.raw`(?<=,\s?)pois`],
};
