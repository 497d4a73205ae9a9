import type { UseCase } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import { makeExport } from '../transfer/export-in-chat.ts';
import { makeChain } from './chain.ts';
import { makeListBets } from './list-bets.ts';
import { makeReport } from './report.ts';

/** The use cases that look at bets without changing them, by command. */
export function reportCases(model: AskModel): Readonly<Record<string, UseCase>> {
  return {
    'bet list': makeListBets(),
    'bet report': makeReport(model),
    'bet chain': makeChain(),
    'bet export': makeExport(),
  };
}
