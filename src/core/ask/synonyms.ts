import { termOf } from '../feedback/search.ts';
import { words } from '../feedback/words.ts';

/** What products are made of, in the languages that questions are understood in: the words of a line mean one thing. */
const LINES = `
search suche recherche búsqueda busca ricerca zoeken поиск поиске
pricing price prices preis preise prix precio precios preço preços prezzo prezzi prijs prijzen цена цены ценах
discount rabatt remise descuento desconto sconto korting скидка скидки
signup signups registration anmeldung anmeldungen registrierung inscription inscriptions registro registros cadastro iscrizioni aanmeldingen регистрация регистрации
retention bindung rétention retención retenção retentie удержание
churn abwanderung kündigungen attrition cancelaciones cancelamento abbandono отток оттоке
export exporte exportación exportaciones exportação esportazione exporteren экспорт экспорте
import importación importação importazione importeren импорт
notification notifications benachrichtigung benachrichtigungen notificación notificaciones notificação notificações notifiche meldingen уведомления
email mail correo courriel почта
phone mobile handy téléphone móvil celular cellulare telefoon телефон
payment zahlung paiement pago pagamento betaling оплата оплаты
trial testphase essai prueba prova proefperiode
filter filtre filtro фильтр фильтры
`;

const GROUPS: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => [...new Set(words(line).map(termOf))])
    .flatMap((group) => group.map((term) => [term, group] as const)),
);

/** The other words for the same thing, by the terms that texts are found by. */
export function synonymsOf(term: string): readonly string[] {
  return (GROUPS.get(term) ?? []).filter((other) => other !== term);
}
