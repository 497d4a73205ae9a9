import { conjugate, type Language, words } from './language.ts';

const AR = 'a an e en ar ará arán aría arían ando';
const IR = 'e en a an ir irá irán iría irían';
const CIR = 'ce cen zca zcan cir cirá cirán ciría cirían';

export const SPANISH: Language = {
  up: [
    ...conjugate('aument mejor', AR),
    ...words('sub(?:a|an|e|en|ir|irá|irán|iría|irían)'),
    ...conjugate('cre', CIR.replace('cir', 'cer')),
    ...words('crecerán? salga sale'),
  ],
  down: [
    ...conjugate('baj', AR),
    ...conjugate('redu', CIR),
    ...conjugate('ca', 'e en iga igan er erá erán ería erían'),
    ...conjugate('disminu', 'ye yen ya yan ir irá irán'),
  ],
  neutral: [...conjugate('pas', AR), ...words('llegue llegará llega alcance alcanzará')],
  transitive: [
    ...conjugate('baj aument mejor elev duplic', AR),
    ...conjugate('sub', IR),
    ...conjugate('redu', CIR),
    ...conjugate('disminu', 'ye yen ya yan irá irán'),
    String.raw`(?:haga|hará|hace)\sque|(?:haga|hará|hace)\s(?:suba|baje|pase|subir|bajar|pasar|crecer)`,
  ],
  conditions: [String.raw`(?<=^\s*|[.,;:]\s?)si(?=\s\p{L}+mos\s)`, String.raw`al(?=\s\p{L}{2,16}[aei]r\s)`],
  expectations: [
    String.raw`(?:esperamos|creemos|apostamos|pensamos|prevemos|espero|creo|apuesto)(?:\s(?:a\s)?que)?`,
    String.raw`(?<=[,;]\s?)entonces`,
  ],
  reasons: ['porque', 'ya que', 'dado que', 'puesto que'],
};
