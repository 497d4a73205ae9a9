import type { Inbound } from './inbound.ts';

/** What is not said to Ante: people talk, edit and react among themselves, and a platform reports. */
const NOT_ADDRESSED: ReadonlySet<Inbound['kind']> = new Set([
  'message',
  'edited',
  'deleted',
  'reaction',
  'posted',
]);

/** Whether somebody waits for an answer to it, and so is told when nothing came of it. */
export function isAddressed({ kind }: Pick<Inbound, 'kind'>): boolean {
  return !NOT_ADDRESSED.has(kind);
}
