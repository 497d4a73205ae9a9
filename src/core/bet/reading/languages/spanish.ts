import { type Language, words } from './language.ts';

export const SPANISH: Language = {
  up: words(
    'suba suban sube subir subirá aumente aumenten aumenta aumentar aumentará crezca crece crecerá salga sale',
  ),
  down: words('baje bajen baja bajar bajará reduzca reduce reducir reducirá disminuya caerá'),
  neutral: words('pase pasen pasa pasar pasará llegue'),
  transitive: words('bajan? bajarán? suban? suben? subirán? reducen? reducirán? aumentan?'),
  conditions: [String.raw`(?<=^|[.,;:]\s?)si(?=\s\p{L}+mos)`],
  expectations: [
    String.raw`(?:esperamos|creemos|apostamos|pensamos|espero|creo)(?:\s(?:a\s)?que)?`,
    String.raw`(?<=[,;]\s?)entonces`,
  ],
  reasons: ['porque', 'ya que'],
};
