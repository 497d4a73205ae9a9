import { makeAsk } from '#app/ask/ask.ts';
import { makeAssumption } from '#app/assumptions.ts';
import { makeCallBet } from '#app/call-bet.ts';
import { makeCaptureBet, makeDiscardCapture, makeSaveCapture } from '#app/captures/capture-bet.ts';
import { makeDraftBet } from '#app/captures/draft-bet.ts';
import { makeDraftThread } from '#app/captures/draft-thread.ts';
import { makeOfferReading } from '#app/captures/offer-reading.ts';
import { makeReadAgain } from '#app/captures/read-again.ts';
import { makeRunCheckins } from '#app/checkins/run-checkins.ts';
import { makeRunDigest } from '#app/checkins/run-digest.ts';
import { makeComplete } from '#app/complete.ts';
import type { UseCase } from '#app/context.ts';
import { makeAnswerLater } from '#app/delivery/answer-later.ts';
import { makeHearAgain } from '#app/delivery/hear-again.ts';
import { makeKeep } from '#app/delivery/keep.ts';
import { makeSendOutbox } from '#app/delivery/send-outbox.ts';
import type { Watched } from '#app/delivery/steps.ts';
import { makeTidy } from '#app/delivery/tidy.ts';
import { makeDoubtBet } from '#app/doubt-bet.ts';
import { makeEditBet } from '#app/edit-bet.ts';
import { makeDropBet, makeUndo } from '#app/end-bet.ts';
import { makeEraseLeft } from '#app/erase-left.ts';
import { type HeardCases, type HeardDeps, heardCases } from '#app/feedback/index.ts';
import { makeGive } from '#app/give-bet.ts';
import { makeGuessBet } from '#app/guess-bet.ts';
import { makeHandle } from '#app/handle.ts';
import { makeHelp } from '#app/help.ts';
import { makeHome } from '#app/home.ts';
import { makeLink, makeUnlink } from '#app/link-bet.ts';
import { makeAskForZone, makeMeet } from '#app/meet.ts';
import { makeMention } from '#app/mention.ts';
import { makeMetric } from '#app/metric.ts';
import { type AskModel, makeAskModel } from '#app/model/ask-model.ts';
import { runBatches } from '#app/model/batches.ts';
import type { Batching } from '#app/model/batching.ts';
import { makeRunModelJobs } from '#app/model/jobs.ts';
import { makePassOn, makeReact } from '#app/pass-on.ts';
import { makePlaceBet } from '#app/place-bet.ts';
import { makePresence } from '#app/presence.ts';
import { makeQuiet, makeSnooze } from '#app/quiet-bet.ts';
import { makeRecordReading } from '#app/readings.ts';
import { reportCases } from '#app/reports/index.ts';
import { makeRunLine, type RunLine } from '#app/run-line.ts';
import { makeSettings } from '#app/settings.ts';
import { makeShipBet } from '#app/ship-bet.ts';
import { makeShow } from '#app/show.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { Sweeps } from './sweeps.ts';

/** Every use case, put together once: what a command, a mention and a message come to. */
export function buildApplication(deps: HeardDeps & Watched, platforms: ReadonlyMap<string, ChatPlatform>) {
  const model = makeAskModel(deps, deps.model);
  const heard = heardCases(deps, platforms, model);
  const show = heard.cases['heard show'];
  if (!show) throw new Error('heard show is missing');
  const draft = makeDraftBet(deps, model);
  // Home shows what other commands do: they are looked up when it is asked for.
  const run: RunLine = (context, line, values) => makeRunLine(cases)(context, line, values);
  const cases: Readonly<Record<string, UseCase>> = {
    ...heard.cases,
    ...reportCases(model),
    'bet new': makeCaptureBet(deps, draft, model),
    'bet save': makeSaveCapture(deps),
    'bet discard': makeDiscardCapture(),
    'bet show': makeShow(show),
    'bet edit': makeEditBet(deps),
    'bet place': makePlaceBet(),
    'bet ship': makeShipBet(),
    'bet read': makeRecordReading(deps),
    'bet call': makeCallBet(deps),
    'bet undo': makeUndo(),
    'bet drop': makeDropBet(),
    'bet link': makeLink(),
    'bet unlink': makeUnlink(),
    'bet evidence': heard.offerEvidence,
    'bet doubt': makeDoubtBet(model),
    'bet assumption': makeAssumption(),
    'bet ask': makeAsk(deps, model),
    'bet metric': makeMetric(),
    'bet give': makeGive(),
    'bet guess': makeGuessBet(),
    'bet snooze': makeSnooze(deps),
    'bet unsnooze': makeQuiet('unsnooze'),
    'bet mute': makeQuiet('mute'),
    'bet unmute': makeQuiet('unmute'),
    'bet home': makeHome(run),
    'bet settings': makeSettings(deps, deps.model),
    'bet help': makeHelp('bet'),
    'heard help': makeHelp('heard'),
  };
  const thread = makeDraftThread(deps, platforms, model, deps.model?.model.names.small ?? '');
  const passOn = makePassOn(draft, thread, heard);
  const handle = makeHandle(deps, {
    ...heard,
    run,
    mention: makeMention(deps, draft, thread, run),
    passOn,
    react: makeReact(platforms, passOn, heard),
    meet: makeMeet(deps, platforms),
    askForZone: makeAskForZone(platforms),
  });
  return {
    cases,
    handle,
    keep: makeKeep(deps),
    answerLater: makeAnswerLater(deps),
    presence: makePresence(deps),
    complete: makeComplete(deps),
    heard,
    model,
    sweeps: {
      checkins: makeRunCheckins(deps),
      outbox: makeSendOutbox({ ...deps, chance: Math.random }, platforms),
      inbox: makeHearAgain(deps, handle),
      tidy: makeTidy(deps),
      eraseLeft: makeEraseLeft(deps),
      digest: makeRunDigest(deps),
      triage: heard.triageBacklog,
      ...modelSweeps(deps, model, heard),
    } satisfies Sweeps,
  };
}

/** What waits for a language model. Without one nothing waits, and nothing is looked for. */
function modelSweeps(
  deps: HeardDeps,
  model: AskModel,
  { thinkOver, nameTheme }: HeardCases,
): Pick<Sweeps, 'thoughts' | 'drafts'> {
  const { model: setup, clock, logger } = deps;
  if (!setup) return { thoughts: async () => {}, drafts: async () => {} };
  const { names, batches } = setup.model;
  const batching: Batching | undefined = batches && {
    ...{ clock, logger, setup, batches, model },
    kind: 'triage',
    workerWith: thinkOver,
  };
  return {
    thoughts: makeRunModelJobs(
      deps,
      'thoughts',
      { triage: thinkOver(model), label: nameTheme },
      batching && ((scope) => runBatches(batching, scope)),
    ),
    drafts: makeRunModelJobs(deps, 'drafts', {
      capture: makeReadAgain(deps, model, names.small),
      reading: makeOfferReading(deps, model, names.small),
    }),
  };
}
