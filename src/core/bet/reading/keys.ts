import type { Span } from './claim.ts';
import type { Row } from './table.ts';

/** What can be typed field by field. */
export type Key =
  | 'change'
  | 'metric'
  | 'move'
  | 'from'
  | 'to'
  | 'by'
  | 'because'
  | 'confidence'
  | 'appetite'
  | 'depends';

const NAMES: Readonly<Record<Key, string>> = {
  change:
    "what|what (?:we|i)(?:'ll| will| want to)? (?:build|ship|try|change|do)|how|build|(?:proposed )?change|ship|we build|if we|if we build|feature|test|initiative|lever|intervention|experiment|treatment|solution|action|x|bauen|änderung|maßnahme|idee|construir|cambio|mudança|modifica|cambiamento|construire|changement|wijziging",
  metric:
    '(?:primary |main |key |success |target )?metric(?: (?:we|that|to) [\\p{L} ]{2,20})?|measure(?: of success)?|(?:primary |main )?kpi|(?:main )?indicator|what (?:should|will|would|we want to) (?:move|change)|what moves|signal|y|metrik|kennzahl|métrica|métrique|metrica|metriek|indicador|indicateur',
  move: String.raw`move|from ?(?:->|→|\/) ?to`,
  from: 'from|(?:current )?baseline|current(?: value| state)?|currently|now|today|as is|status quo|where (?:we|it) (?:are|is)(?: now| today)?|start|von|aktuell|heute|ist|de|actuel(?:lement)?|desde|actual(?:mente)?|hoy|atual(?:mente)?|hoje|da|attuale|oggi|van|huidig|nu',
  to: 'to|target(?: value)?|goal|expected|aim|desired|where (?:we|it) (?:want|should|wants?)(?: it)?(?: to)? be|auf|ziel|soll|à|objectif|cible|a|hasta|objetivo|até|meta|obiettivo|naar|doel',
  by: 'by when|when|by|(?:end|target|due) date|date|deadline|due|until|timeline|timeframe|eta|check date|bis|bis wann|frist|datum|para|fecha|plazo|prazo|data|entro|scadenza|voor|avant|échéance',
  because:
    'because|evidence|why (?:we|i) believe it|why|(?:the )?reasons?|reasoning|rationale|what (?:we|i) believe|(?:key |main |riskiest |critical |core )?assumptions?(?: to test)?|assumes|weil|grund|begründung|warum|parce que|raison|pourquoi|porque|por qué|motivo|razón|perché|omdat|reden',
  confidence:
    'how sure|confidence(?: level)?|conf|certainty|sure|probability|konfidenz|sicherheit|confiance|certitude|confianza|confiança|certeza|fiducia|vertrouwen|zekerheid|p',
  appetite: 'appetite|budget|timebox|time box',
  depends:
    'depends on|depends|dependson|dependenc(?:y|ies)|builds on|needs|requires|rests on|prerequisites?|abhängig von|dépend de|depende de|dipende da|hangt af van',
};
const ANY = Object.entries(NAMES)
  .map(([key, names]) => `(?<${key}>${names})`)
  .join('|');
/** At the start of a line, behind a sentence, or behind another key of the same line. */
const KEY = new RegExp(
  `(?:(?<line>^|\\n)[\\s\\-•+>]{0,6}|(?<sentence>[.!;(]\\s?)|[\\s,])(?:${ANY})\\s?(?:[:=](?![/:=>])|(?<=how|why|when|what|sure)\\?(?=[ \\t]+\\S))[ \\t]?`,
  'giu',
);

/** One `key: value`, both as spans. */
export interface Keyed {
  readonly key: Key;
  readonly whole: Span;
  readonly value: Span;
}

/** `build: ...`, `from: 31%`, in lines or one after the other. */
export function findKeyed(text: string): readonly Keyed[] {
  const found: { key: Key; start: number; at: number; isWithin: boolean }[] = [];
  for (const match of text.matchAll(KEY)) {
    const groups = match.groups ?? {};
    const key = (Object.keys(NAMES) as Key[]).find((name) => groups[name] !== undefined);
    const previous = found.at(-1);
    const isOnLine = previous !== undefined && !text.slice(previous.at, match.index).includes('\n');
    const isFirst = groups.line !== undefined || groups.sentence !== undefined;
    if (key === undefined || !(isFirst || isOnLine)) continue;
    if (groups.line === undefined && (groups[key]?.length ?? 0) < 2) continue;
    const start = match.index + (groups.sentence?.length ?? 0);
    const isWithin = groups.line === undefined && (previous?.isWithin ?? true);
    found.push({ key, start, at: match.index + match[0].length, isWithin });
  }
  return found.map(({ key, start, at, isWithin }, i) => {
    const next = found[i + 1]?.start ?? text.length;
    const end = Math.min(
      next,
      key === 'because' && !isWithin && !MOVES_LATER.test(text.slice(at, next))
        ? endOfBlock(text, at, next)
        : endOfValue(text, at, isWithin || MOVES_LATER.test(text.slice(at, next))),
    );
    return { key, whole: { start, end }, value: { start: at, end } };
  });
}

/** Behind the value's sentence stands another, with numbers and no name of its own. */
const GOES_ON = /^[^\n.!?\d]{2,160}[.!]\s+(?!\p{L}[\p{L} ]{2,24}[:?])\p{L}[^\n:]{0,80}\d/u;

/** The end of the line or, where the key stands inside of prose, of the sentence or bracket. */
function endOfValue(text: string, from: number, isWithin: boolean): number {
  const isProse = isWithin || GOES_ON.test(text.slice(from, from + 400));
  const stop = isProse ? /\n|[.!?;](?=\s)|(?<!\s\d)\)/g : /\n|[.!?;](?=[ \t]+\p{L}[\p{L} ]{2,24}[:?])/gu;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}

/** "Assumption: managers read it. Weekly report → opens from 35% to 50%": a move stands behind the reason's sentence. */
const MOVES_LATER = /^[^\n]*\p{L}[.!]\s+\p{L}[^\n]*\d\s?%?\s?(?:to|→)\s?[$€£]?\d/u;
/** Reasons go on over the lines that follow, until an empty one. */
function endOfBlock(text: string, from: number, next: number): number {
  const gap = /\n[ \t]*\n/.exec(text.slice(from, next));
  return gap === null ? next : from + gap.index;
}

const NAME_OF_KEY = new RegExp(`^(?:${ANY})$`, 'iu');
/** What the first column is called where it names what is bet on. */
const BET_COLUMN = /^(?:bet|idea|hypothesis|wette|pari|apuesta|aposta|scommessa|name|item|project)$/i;

/** A row of a table as `key: value`s, by the names of its columns. */
export function findInRow({ cells }: Row): readonly Keyed[] {
  return cells.flatMap(({ name, value }): readonly Keyed[] => {
    const groups = NAME_OF_KEY.exec(name)?.groups ?? {};
    const named = (Object.keys(NAMES) as Key[]).find((key) => groups[key] !== undefined);
    const key = named ?? (BET_COLUMN.test(name) ? 'change' : undefined);
    return key === undefined ? [] : [{ key, whole: value, value }];
  });
}
