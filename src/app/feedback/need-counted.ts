import { UserError } from '#core/errors.ts';
import { needTheme } from '../load.ts';
import type { KeptTheme } from './documents.ts';
import type { Bench } from './triage.ts';

/** The theme that an id stands for, as a change counts it. @throws UserError when there is none */
export async function needCounted({ tx, tally }: Bench, id: string | undefined): Promise<KeptTheme> {
  const theme = await tally.theme((await needTheme(tx, id)).id);
  if (!theme) throw new UserError(`There is no ${id}.`, ['/heard themes']);
  return theme;
}
