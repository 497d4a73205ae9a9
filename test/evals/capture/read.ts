import { readFileSync } from 'node:fs';
import { readDates } from '#adapters/dates/index.ts';
import type { DraftReading } from '#core/bet/draft-reading.ts';
import { readBets } from '#core/bet/read-statement.ts';
import { type Draft, Message } from './draft.ts';

/** A set's messages, one JSON object a line. @throws naming the line that is none */
export function readSet(file: string): readonly Message[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      try {
        return Message.parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(`${file}, message ${i + 1} is not {id, now, text}`, { cause });
      }
    });
}

/** What the offline parser reads of a message, in the interface's form. */
export function readOffline({ now, text }: Message): readonly Draft[] {
  return readBets(text, { today: now.slice(0, 10), readDates }).map(draftOf);
}

/** A reading in the interface's form. */
export function draftOf({
  terms,
  because,
  dependsOn,
  assumptions,
}: Pick<DraftReading, 'terms' | 'because' | 'dependsOn' | 'assumptions'>): Draft {
  return {
    change: terms.change ?? null,
    metric: terms.metric ?? null,
    from: terms.from ? { unit: null, ...terms.from } : null,
    to: terms.to ? { unit: null, ...terms.to } : null,
    relative: terms.relative ? { unit: null, ...terms.relative } : null,
    by: terms.by ?? null,
    because: [...because],
    confidence: terms.confidence ?? null,
    dependsOn: [...dependsOn],
    assumptions: [...assumptions],
  };
}
