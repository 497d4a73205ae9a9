import { readDates } from '#adapters/dates/index.ts';
import {
  type ReadContext,
  readBets,
  readStatement,
  type StatementReading,
} from '#core/bet/read-statement.ts';

/** A Friday. */
export const TODAY = '2026-11-20';
export const context: ReadContext = { today: TODAY, readDates };

export const read = (text: string): StatementReading => readStatement(text, context);
export const readAll = (text: string): readonly StatementReading[] => readBets(text, context);

export const SAVED_SEARCHES =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';
