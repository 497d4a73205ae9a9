import { UserError } from '#core/errors.ts';
import { type Place, pointsIn } from '#core/feedback/points.ts';
import type { UseCase } from '../context.ts';
import { note } from '../record.ts';
import { takeOut } from './arrange.ts';
import type { KeptItem } from './documents.ts';
import { needWhole } from './parts.ts';
import { showPoints } from './show-points.ts';
import { sortItem } from './sort-item.ts';
import { stampOf } from './stamp-of.ts';
import type { Bench, Triage } from './triage.ts';

/**
 * `/heard points ITM-31`: the points that an item makes. `ITM-31 one`: it makes one, whatever Ante thinks. `ITM-31
 * several`: each that Ante finds counts for itself.
 */
export function makePoints(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    const whole = await triage.change(scope, stampOf(context), async (bench) => {
      const item = await needWhole(bench.tx, args.item);
      if (args.answer === undefined) return item;
      return args.answer === 'one' ? join(bench, item) : takeApart(bench, item, pointsAlone(item));
    });
    return showPoints(scope, whole);
  };
}

/** The item makes one point from now on: the others go, and it is sorted by all of its words. */
async function join(bench: Bench, item: KeptItem): Promise<KeptItem> {
  const { tx, stamp } = bench;
  if (!item.point) throw new UserError(`${item.id} makes one point already.`, [`/heard show ${item.id}`]);
  await note(tx, stamp, item.id, 'item-joined', undefined, undefined);
  return sortAnew(bench, { ...item, joinedBy: stamp.by }, []);
}

/** Each of these points counts for itself from now on. @throws UserError when there are none, or it was done before */
export async function takeApart(bench: Bench, item: KeptItem, points: readonly Place[]): Promise<KeptItem> {
  const { id, point, joinedBy: _, ...rest } = item;
  if (point) throw new UserError(`Each point of ${id} counts already.`, [`/heard points ${id}`]);
  if (points.length < 2)
    throw new UserError(`Ante finds one point in ${id}. Keep another by itself:`, ['/heard please add SSO']);
  await note(bench.tx, bench.stamp, id, 'item-taken-apart', undefined, { points: points.length });
  return sortAnew(bench, { ...rest, id }, points);
}

/** Where a person put it, it stays. */
async function sortAnew(bench: Bench, item: KeptItem, points: readonly Place[]): Promise<KeptItem> {
  const { theme, placedBy } = item;
  const out = await takeOut(bench, item);
  bench.engine.unbind(item.id);
  return sortItem(bench, out, { points, ...(theme && placedBy && { placed: { theme, by: placedBy } }) });
}

function pointsAlone({ text }: KeptItem): readonly Place[] {
  return pointsIn(text, () => undefined);
}
