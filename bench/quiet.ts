import type { Logger } from '#ports/logger.ts';

/** A log that says nothing, and throws at a defect: it would make a figure worthless. */
export const quiet: Logger = {
  error: (fields, message) => {
    throw new Error(message, { cause: fields.err });
  },
  warn: () => {},
  info: () => {},
  debug: () => {},
};
