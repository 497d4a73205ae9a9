import type { Block, Reply } from '#core/chat/reply.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { Logger } from '#ports/logger.ts';

/** Draws a reply's charts. One that cannot be drawn is told in words instead. */
export async function draw(
  reply: Reply,
  charts: ChartRenderer,
  logger: Logger,
): Promise<ReadonlyMap<Block, Uint8Array>> {
  const drawn = new Map<Block, Uint8Array>();
  for (const block of reply.blocks) {
    if (block.kind !== 'chart') continue;
    try {
      drawn.set(block, await charts.render(block.chart));
    } catch (error) {
      logger.warn({ err: error }, 'a chart could not be drawn');
    }
  }
  return drawn;
}
