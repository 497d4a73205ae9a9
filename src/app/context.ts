import type { FormValues } from '#core/chat/form.ts';
import type { InboundFrame } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Member, WorkspaceSettings } from '#core/member/member.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { DateReader } from '#ports/date-reader.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scope, Store } from '#ports/store.ts';

/** What every use case may need; `src/compose/` puts it together once. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly readDates: DateReader;
  readonly logger: Logger;
}

/** Who asks, where and when: the same for every use case. */
export interface Context {
  readonly frame: InboundFrame;
  readonly scope: Scope;
  readonly member: Member;
  readonly settings: WorkspaceSettings;
  readonly now: Instant;
  /** The day it is for the member who asks. */
  readonly today: LocalDate;
}

export interface Input {
  readonly args: Readonly<Record<string, string>>;
  /** The fields of a form that was sent, or `name: value` lines that were typed. */
  readonly values?: FormValues;
}

export type UseCase = (context: Context, input: Input) => Promise<Reply>;
