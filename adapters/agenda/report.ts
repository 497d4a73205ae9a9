import { RetryableError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import { translate } from './errors.ts';

/** What a worker says to the log. */
export interface Report {
  failed(sweep: string, error: unknown): void;
  /** Something around the sweeps went wrong. A lost server is said once, not at each look, until {@link calm}. */
  trouble(error: unknown): void;
  calm(): void;
}

export function makeReport(logger: Logger): Report {
  let lost = false;
  return {
    failed(sweep, error) {
      const err = translate(error);
      logger[err instanceof RetryableError ? 'warn' : 'error'](
        { sweep, err },
        'a sweep failed; it runs again',
      );
    },
    trouble(error) {
      const err = translate(error);
      if (!(err instanceof RetryableError)) return logger.error({ err }, 'the scheduler failed at something');
      if (!lost) logger.warn({ err }, 'the scheduler lost its database; it keeps trying');
      lost = true;
    },
    calm() {
      lost = false;
    },
  };
}
