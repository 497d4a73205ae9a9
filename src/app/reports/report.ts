import { REPORTS } from '#core/chat/bet-commands.ts';
import { clip } from '#core/chat/clip.ts';
import { captureInstead } from '#core/chat/grammar.ts';
import { nearBeginning } from '#core/chat/near-miss.ts';
import type { Reply } from '#core/chat/reply.ts';
import { UserError } from '#core/errors.ts';
import { boardReport } from '#core/report/board.ts';
import { calibrationReport } from '#core/report/calibration.ts';
import { dueReport } from '#core/report/due.ts';
import { exposureReport } from '#core/report/exposure.ts';
import { feedbackReport } from '#core/report/feedback.ts';
import { logReport } from '#core/report/log.ts';
import { reportMenu } from '#core/report/menu.ts';
import { prioritiesReport, readPriorityKey } from '#core/report/priorities.ts';
import { roadmapReport } from '#core/report/roadmap.ts';
import type { Context, UseCase } from '../context.ts';
import type { AskModel } from '../model/ask-model.ts';
import { betsIn } from './bets-in.ts';
import { feedbackWeek } from './feedback-week.ts';
import { loadBoard } from './load-board.ts';
import { loadExposure } from './load-exposure.ts';
import { loadFeedback } from './load-feedback.ts';
import { loadLog } from './load-log.ts';
import { loadPriorities } from './load-priorities.ts';
import { loadRoadmap } from './load-roadmap.ts';

/** `/bet report <kind>`; without a kind, what there is and which question each answers. */
export function makeReport(model: AskModel): UseCase {
  return async (context, { args }) => {
    const kind = REPORTS.find((known) => known === args.kind);
    const of = args.of?.trim() ?? '';
    if (!kind && of !== '') {
      const near = nearBeginning(of, REPORTS);
      throw new UserError(`There is no report "${clip(of, 60)}".`, [
        near === undefined ? '/bet report' : `/bet report ${near}`,
        ...captureInstead('bet', `report ${of}`),
      ]);
    }
    if (kind === 'feedback' && /^(?:this |the |last )?week$/i.test(of)) return feedbackWeek(model, context);
    if (kind && of !== '' && kind !== 'log' && kind !== 'priorities') {
      const takes = kind === 'feedback' ? 'takes only "week"' : 'takes nothing more';
      throw new UserError(`/bet report ${kind} ${takes}, but "${clip(of, 60)}" came.`, [
        `/bet report ${kind}`,
        ...captureInstead('bet', `report ${kind} ${of}`),
      ]);
    }
    return kind ? MAKERS[kind](context, of) : reportMenu();
  };
}

/** Each loads what its report is made from. `of` is what was typed after the kind. */
const MAKERS: Readonly<Record<(typeof REPORTS)[number], (context: Context, of: string) => Promise<Reply>>> = {
  board: async ({ scope, today }) => boardReport(await loadBoard(scope, today)),
  due: async ({ scope, today }) => dueReport({ bets: await betsIn(scope, 'live'), today }),
  log: async ({ scope }, of) => logReport(await loadLog(scope, of)),
  roadmap: async ({ scope, today }) => roadmapReport(await loadRoadmap(scope, today)),
  priorities: async ({ scope, today }, of) =>
    prioritiesReport(await loadPriorities(scope, today), readPriorityKey(of)),
  feedback: async ({ scope, now }) => feedbackReport(await loadFeedback(scope, now)),
  calibration: async ({ scope, member }) =>
    calibrationReport({ bets: await betsIn(scope, 'called'), member: member.id }),
  exposure: async ({ scope }) => exposureReport(await loadExposure(scope)),
};
