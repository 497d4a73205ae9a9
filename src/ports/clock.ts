import type { Instant } from '#core/time/instant.ts';

export interface Clock {
  now(): Instant;
}
