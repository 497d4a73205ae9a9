import type { Logger } from '#ports/logger.ts';

/** A log that keeps its lines, as `error a sweep failed`. */
export function aLog(): Logger & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (_fields: object, message: string) => {
    lines.push(`${level} ${message}`);
  };
  return { lines, error: keep('error'), warn: keep('warn'), info: keep('info'), debug: keep('debug') };
}
