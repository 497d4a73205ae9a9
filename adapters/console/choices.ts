import type { Button, Reply } from '#core/chat/reply.ts';
import type { Place } from './place.ts';
import { choicesOf } from './render.ts';

/** A button or option that is on the screen, and where it was shown: a press comes from there. */
export interface Choice extends Button {
  readonly number: number;
  readonly place: Place;
}

/**
 * What can be pressed once a reply is on the screen. A direct answer with buttons starts over at 1. A message that
 * arrives by itself continues the numbers, so that a finger already on its way to `1` presses what it meant.
 */
export function offer(
  current: readonly Choice[],
  reply: Reply,
  place: Place,
  arrived: boolean,
): { readonly choices: readonly Choice[]; readonly firstNumber: number } {
  const buttons = choicesOf(reply);
  const kept = arrived || buttons.length === 0 ? current : [];
  const firstNumber = (kept.at(-1)?.number ?? 0) + 1;
  const offered = buttons.map((button, i) => ({ ...button, place, number: firstNumber + i }));
  return { choices: [...kept, ...offered], firstNumber };
}

export type Pick =
  | { readonly kind: 'press'; readonly choice: Choice }
  | { readonly kind: 'several'; readonly choices: readonly Choice[] }
  | { readonly kind: 'no-such-number'; readonly last: number }
  | { readonly kind: 'none' };

/** Shorter beginnings of a label are taken as something said. */
const LEAST_PREFIX = 2;

/** What a typed line presses: a number, or the beginning of one label. */
export function pick(choices: readonly Choice[], typed: string): Pick {
  const text = typed.trim().toLowerCase();
  const last = choices.at(-1)?.number;
  if (last === undefined) return { kind: 'none' };
  if (/^\d{1,4}$/.test(text)) {
    const choice = choices.find(({ number }) => number === Number(text));
    return choice ? { kind: 'press', choice } : { kind: 'no-such-number', last };
  }
  if (text.length < LEAST_PREFIX) return { kind: 'none' };
  const begin = choices.filter(({ label }) => label.toLowerCase().startsWith(text));
  const exact = begin.filter(({ label }) => label.toLowerCase() === text);
  const found = exact.length > 0 ? exact : begin;
  const [choice] = found;
  if (!choice) return { kind: 'none' };
  return found.length === 1 ? { kind: 'press', choice } : { kind: 'several', choices: found };
}
