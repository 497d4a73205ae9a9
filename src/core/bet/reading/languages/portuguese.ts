import { conjugate, type Language, words } from './language.ts';

const AR = 'a am e em ar ará arão aria ariam ando';
const ZIR = 'z zem za zam zir zirá zirão ziria ziriam';

export const PORTUGUESE: Language = {
  up: [
    ...conjugate('aument melhor', AR),
    ...words('sub(?:a|am|ir|irá|irão|iria|iriam) sobe sobem'),
    ...conjugate('cres', 'ce cem ça çam cer cerá cerão'),
  ],
  down: [
    ...conjugate('redu', ZIR),
    ...conjugate('ca', 'i em ia iam ir irá irão iria'),
    ...conjugate('diminu', 'i em a am ir irá irão'),
    ...conjugate('baix', AR),
  ],
  neutral: [...conjugate('pass', AR), ...words('vá vai chegue chega chegará')],
  transitive: [
    ...conjugate('aument melhor elev dobr baix', AR),
    ...conjugate('redu', ZIR),
    ...conjugate('diminu', 'i em a am ir irá irão'),
    String.raw`(?:faz|fará|faça)\scom\sque|(?:faz|fará|faça)\s(?:\p{L}+\s){0,3}(?:subir|cair|passar|crescer)`,
  ],
  conditions: [
    String.raw`(?<=^\s*|[.,;:]\s?)se(?=\s(?:a gente\s|n[óo]s\s)?\p{L}+(?:mos?|r)\s)`,
    String.raw`ao(?=\s\p{L}{2,16}[aei]r\s)`,
  ],
  expectations: [
    String.raw`(?:esperamos|apostamos|acreditamos|achamos|acho|aposto|espero|prevemos)(?:\s(?:que|em))?`,
    String.raw`(?<=[,;]\s?)então`,
  ],
  reasons: ['porque', String.raw`(?<=,\s?)pois`, 'já que', 'uma vez que', 'visto que'],
};
