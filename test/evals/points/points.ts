import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { pointsIn } from '#core/feedback/points.ts';

/** A text, and the words of each separate point that it makes; none where it makes one. */
const Told = z.object({ id: z.string(), text: z.string(), points: z.array(z.string()) });
export type Told = z.infer<typeof Told>;

/** Those that rules were made with, and two sets written afterwards, each before the rules were looked at again. */
export const SETS = ['items', 'items-heldout', 'items-fresh'] as const;

export function readTold(set: (typeof SETS)[number]): readonly Told[] {
  const lines = readFileSync(new URL(`${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Told.parse(JSON.parse(line)));
}

/** How many make several points, how many were taken apart, and how many of those rightly, point by point. Without any themes to go by. */
export function taken(told: readonly Told[]) {
  const found = told.map(({ text, points }) => {
    const parts = pointsIn(text, () => undefined).map(({ start, end }) => text.slice(start, end));
    const isRight = parts.length === points.length && points.every((point, i) => parts[i]?.includes(point));
    return { isApart: parts.length > 0, isRight };
  });
  return {
    several: told.filter(({ points }) => points.length > 0).length,
    apart: found.filter(({ isApart }) => isApart).length,
    right: found.filter(({ isApart, isRight }) => isApart && isRight).length,
  };
}
