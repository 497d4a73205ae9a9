import type { DraftReading } from '#core/bet/draft-reading.ts';
import { readBets, readStatement, type StatementReading } from '#core/bet/read-statement.ts';
import { bounded, CAPTURE_MAX } from '../bounded.ts';
import type { Context, Deps } from '../context.ts';
import { unreadIn } from '../edit-bet.ts';

/** A text that was given as one bet. */
export function readText(
  text: string,
  { today }: Pick<Context, 'today'>,
  readDates: Deps['readDates'],
): DraftReading {
  return draftOf(readStatement(text, { today, readDates }));
}

/** A message that was given as a bet: each of the bets in it, at least one. */
export function readMessage(
  text: string,
  context: Pick<Context, 'today'>,
  readDates: Deps['readDates'],
): readonly DraftReading[] {
  const several = readBets(text, { today: context.today, readDates });
  return several.length > 1 ? several.map(draftOf) : [readText(text, context, readDates)];
}

export function draftOf(read: StatementReading): DraftReading {
  const { terms, because, assumptions, dependsOn, unclear, spans } = read;
  const said = spans.filter(({ field }) => field !== 'syntax');
  return { terms, because, assumptions, dependsOn, unclear, ...unreadIn(read), spans: said };
}

/** @throws UserError when it is too long to be one bet */
export function whole(text: string): string {
  return bounded(text, CAPTURE_MAX, 'a bet', [
    '/bet new if we build ..., we expect ... to move from ... to ... by ..., because ...',
  ]);
}
