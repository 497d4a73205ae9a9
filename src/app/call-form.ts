import type { Bet } from '#core/bet/bet.ts';
import { clip } from '#core/chat/clip.ts';
import type { Form, FormValues } from '#core/chat/form.ts';
import { assumptions } from './collections.ts';
import type { Context } from './context.ts';
import { getAll } from './load.ts';

/** Assumptions that fit beside the why: a form has six fields, Discord's five. Others can be typed. */
const ASKED_ABOUT = 4;

/** What a call needs beside its verdict, with what was said already filled in. */
export async function callForm(
  { scope }: Context,
  bet: Bet,
  verdict: string,
  said: FormValues,
): Promise<Form> {
  const claims = await getAll(scope, assumptions, bet.assumptions.slice(0, ASKED_ABOUT));
  const why = {
    name: 'why',
    label: 'Why, in one line',
    kind: 'line',
    optional: false,
    example: 'they come back for it every week',
    ...(said.why && { value: said.why }),
  } as const;
  const until = {
    name: 'until',
    label: 'New date',
    kind: 'line',
    optional: false,
    example: 'in 2 weeks',
    ...(said.until && { value: said.until }),
  } as const;
  const effects = claims.map(
    ({ id, text, status }) =>
      ({
        name: id,
        label: clip(`${id}: ${text}`, 45),
        hint: `now ${status}`,
        kind: 'choice',
        optional: true,
        value: said[id] ?? 'unchanged',
        options: ['unchanged', 'supported', 'refuted', 'untested'].map((value) => ({ label: value, value })),
      }) as const,
  );
  return {
    command: `/bet call ${bet.id} ${verdict}`,
    title: `${bet.id}: ${verdict}`,
    submit: 'Make the call',
    fields: verdict === 'extend' ? [until, why] : [why, ...effects],
  };
}
