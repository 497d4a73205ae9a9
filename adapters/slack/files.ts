import { slug } from '#core/ids.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { Logger } from '#ports/logger.ts';
import { LIMITS } from './limits.ts';
import { patiently } from './patience.ts';
import type { Accompany } from './send.ts';
import { label } from './spans.ts';
import type { Web } from './web.ts';

/** What files need. */
export interface FilesDeps {
  readonly web: Web;
  /** Without one, charts are their words alone. */
  readonly charts?: ChartRenderer | undefined;
  readonly logger: Logger;
}

/**
 * Puts a message's charts and files into a thread or a DM. The message says what a chart shows, so one that cannot be
 * drawn or uploaded is no loss; that a file is missing is logged, and it can be asked for again.
 */
export function makeAccompany({ web, charts, logger }: FilesDeps): Accompany {
  return async (workspace, place, reply, { files }) => {
    for (const block of reply.blocks) {
      if (block.kind !== 'chart' || !charts) continue;
      try {
        const { chart, alt } = block;
        const content = await charts.render(chart);
        const name = `${slug(chart.title) || 'chart'}.png`;
        const file = { ...place, name, content, alt: label(alt, LIMITS.altText) };
        await patiently(() => web.upload(workspace, file));
      } catch (error) {
        logger.warn({ workspace, err: error }, 'a chart could not be shown');
      }
    }
    const encoder = new TextEncoder();
    try {
      for (const { name, content } of files)
        await patiently(() =>
          web.upload(workspace, { ...place, name, content: encoder.encode(content || '\n') }),
        );
    } catch (error) {
      logger.error({ workspace, err: error }, 'a file could not be handed over');
    }
  };
}
