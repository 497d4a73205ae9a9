import { clip } from '#core/chat/clip.ts';
import { UserError } from '#core/errors.ts';
import { readShortId } from '#core/ids.ts';
import type { LogEntry } from '#core/log/entry.ts';
import type { LogStretch } from '#core/report/log.ts';
import type { Operations } from '#ports/store.ts';
import { log } from '../collections.ts';
import { each } from '../load.ts';

const PAGE_SIZE = 15;

/**
 * A page of the decision log.
 * @param typed `BET-12`, `before 1240`, both, or nothing: whose log, and the entry that the page comes before
 * @throws UserError when it is anything else
 */
export async function loadLog(tx: Operations, typed: string): Promise<LogStretch> {
  const { subject, before } = readStretch(typed);
  const below = before === undefined ? undefined : String(before).padStart(12, '0');
  const query =
    subject === undefined
      ? { by: 'id', ...(below !== undefined && { below }) }
      : { by: 'bySubject', equals: [subject] };
  const entries: LogEntry[] = [];
  for await (const entry of each(tx, log, { ...query, order: 'descending' }, PAGE_SIZE + 1)) {
    if (below !== undefined && entry.id >= below) continue;
    entries.push(entry);
    if (entries.length > PAGE_SIZE) break;
  }
  return {
    entries: entries.slice(0, PAGE_SIZE),
    more: entries.length > PAGE_SIZE,
    ...(subject !== undefined && { subject }),
  };
}

function readStretch(typed: string): { readonly subject?: string; readonly before?: number } {
  // Single spaces, so that the pattern takes time linear in what was typed.
  const words = typed.replace(/\s+/g, ' ').trim();
  const [, of = '', before] = /^(?:of )?(.*?) ?(?:\bbefore (\d{1,12}))?$/i.exec(words) ?? [];
  const subject = of === '' ? undefined : readShortId(of);
  if (of !== '' && subject === undefined)
    throw new UserError(`"${clip(of, 40)}" has no log.`, ['/bet report log BET-12', '/bet report log']);
  return {
    ...(subject !== undefined && { subject }),
    ...(before !== undefined && { before: Number(before) }),
  };
}
