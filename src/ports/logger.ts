/** Levels: `error` is a defect or a broken promise, `warn` needs a look, `info` is a user's mistake or a milestone. */
export interface Logger {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
}
