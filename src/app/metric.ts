import { clip } from '#core/chat/clip.ts';
import { say } from '#core/chat/reply.ts';
import { bold, day, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { formatQuantity } from '#core/metric/quantity.ts';
import { metrics, readings } from './collections.ts';
import type { UseCase } from './context.ts';
import { record } from './record.ts';

const SHOWN = 10;

/** `/bet metric weekly-retention [up|down]`: its last readings; or which way is better. */
export function makeMetric(): UseCase {
  return ({ scope, member, now }, { args }) =>
    scope.transaction(async (tx) => {
      const metric = await tx.get(metrics, args.metric ?? '');
      if (!metric) {
        throw new UserError(
          `There is no metric ${clip(args.metric ?? '', 60)} yet: it is made when a bet that names it is placed.`,
          ['/bet list'],
        );
      }
      const direction = args.direction;
      if (direction === 'up' || direction === 'down') {
        const stamp = { by: member.id, at: now };
        if (direction !== metric.direction)
          await record(tx, metrics, stamp, 'metric-direction', metric, { ...metric, direction });
        return say(t`${bold(metric.name)}: ${direction === 'up' ? 'higher' : 'lower'} is better.`);
      }
      const last = await tx.find(readings, {
        by: 'byMetric',
        equals: [metric.id],
        order: 'descending',
        limit: SHOWN,
      });
      const unit = metric.unit === undefined ? {} : { unit: metric.unit };
      return {
        audience: 'everyone',
        blocks: [
          { kind: 'heading', text: [metric.name] },
          {
            kind: 'facts',
            facts: [
              { label: 'Id', value: [metric.id] },
              {
                label: 'Better',
                value: [
                  metric.direction === 'down' ? 'lower' : metric.direction === 'up' ? 'higher' : 'not said',
                ],
              },
            ],
          },
          last.docs.length === 0
            ? { kind: 'note', text: t`No readings yet.` }
            : {
                kind: 'table',
                columns: [
                  { label: 'Day', align: 'left' },
                  { label: 'Value', align: 'right' },
                  { label: 'For', align: 'left' },
                  { label: 'Note', align: 'left' },
                ],
                rows: last.docs.map((reading) => [
                  [day(reading.on)],
                  [formatQuantity({ value: reading.value, ...unit })],
                  [reading.bet ?? ''],
                  [reading.note ?? (reading.sampleSize === undefined ? '' : `n=${reading.sampleSize}`)],
                ]),
              },
        ],
      };
    });
}
