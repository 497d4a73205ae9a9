/** The tenant: one Slack team, Discord guild or local console, as `slack:T024BE7LD`, `console:local`. */
export type WorkspaceId = string;
/** A person of a workspace: the platform's own id for them. */
export type MemberId = string;
export type BetId = `BET-${number}`;
export type AssumptionId = `ASM-${number}`;
export type ThemeId = `THM-${number}`;
/** A feedback item. */
export type ItemId = `ITM-${number}`;
/** A metric is known by the slug of its name: `weekly-retention`. */
export type MetricId = string;

/** The first of the drafts that one message shows, before any of them is saved. */
export type DraftCardId = `DRAFT-${string}`;

export type ShortIdKind = 'BET' | 'ASM' | 'THM' | 'ITM';
export type ShortId<K extends ShortIdKind = ShortIdKind> = `${K}-${number}`;

const SHORT_ID = /^(BET|ASM|THM|ITM)[-\s#]?([1-9][0-9]{0,8})$/i;
const IN_TEXT = /(?<![\p{L}\p{N}-])(?:BET|ASM|THM|ITM)(?:-|\s?#|\s)?[1-9]\d{0,8}(?![\p{L}\p{N}-])/giu;

/** Reads a short id as people type it (`bet-12`, `BET 12`, `asm4`); undefined when it is none. */
export function readShortId(text: string): ShortId | undefined {
  const match = SHORT_ID.exec(text.trim());
  return match ? (`${match[1]?.toUpperCase()}-${Number(match[2])}` as ShortId) : undefined;
}

/** The short ids that a text names, each once, and the text with "it" in their place. */
export function shortIdsIn(text: string): { readonly ids: readonly ShortId[]; readonly rest: string } {
  const ids = [...text.matchAll(IN_TEXT)].flatMap(([id]) => readShortId(id) ?? []);
  return { ids: [...new Set(ids)], rest: text.replace(IN_TEXT, 'it') };
}

/** Like {@link readShortId}, of one kind; a bare number counts as that kind (`12` is `BET-12`). */
export function readIdOf<K extends ShortIdKind>(kind: K, text: string): ShortId<K> | undefined {
  const id = readShortId(/^\d+$/.test(text.trim()) ? `${kind}-${text.trim()}` : text);
  return id?.startsWith(`${kind}-`) ? (id as ShortId<K>) : undefined;
}

/** The number inside a short id, for sorting: 12 of `BET-12`. */
export function numberOf(id: ShortId): number {
  return Number(id.slice(id.indexOf('-') + 1));
}

/** `Weekly retention (mobile)` -> `weekly-retention-mobile`, at most 80 characters; keeps letters of any script. */
export function slug(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  // By characters: half of one is no letter of any script.
  return [...words].slice(0, 80).join('').replace(/-$/, '');
}
