import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { Embedder } from '#ports/embedder.ts';
import type { OpenFeedbackFile, ReadFeedbackFile } from '#ports/feedback-file.ts';
import type { Deps, UseCase } from '../context.ts';
import { type AskModel, type ModelSetup, makeAskModel } from '../model/ask-model.ts';
import {
  makeEditHeard,
  makeHearMessage,
  makeKeepSaid,
  makeRemoveHeard,
  makeTakeOutSaid,
} from './channel-messages.ts';
import { makeDeleteItem } from './delete-item.ts';
import { makeEmbedItems } from './embed-items.ts';
import { makeFindItems } from './find-items.ts';
import { makeHandOver, makeImportSteps } from './hand-over.ts';
import { makeHear } from './hear.ts';
import { makeImportInChat } from './import-in-chat.ts';
import { makeIngest } from './ingest-feedback.ts';
import { makeLinkHeard } from './link-heard.ts';
import { makeListThemes } from './list-themes.ts';
import { makeMergeThemes } from './merge-themes.ts';
import { makeMoveItem } from './move-item.ts';
import { makeMuteTheme } from './mute-theme.ts';
import { makeNameTheme } from './name-theme.ts';
import { makeOfferEvidence } from './offer-evidence.ts';
import { makeOptOut } from './opt-out.ts';
import { queueForModel } from './queue-for-model.ts';
import { makeReactIn } from './react-in.ts';
import { makeRenameTheme } from './rename-theme.ts';
import { makeReview } from './review.ts';
import { makeShowHeard } from './show-heard.ts';
import { makeTriageBacklog } from './sort-waiting.ts';
import { makeSplitTheme } from './split-theme.ts';
import { makeSuggestions } from './suggestions.ts';
import { makePoints } from './take-points.ts';
import { makeThinkOver } from './think-over.ts';
import { makeTriage } from './triage.ts';
import { makeUndoTheme } from './undo-theme.ts';
import { makeWatchChannel } from './watch-channel.ts';

/** What feedback needs besides. */
export interface HeardDeps extends Deps {
  /** Present only where whoever types may read the files of the machine that Ante runs on. */
  readonly openFile?: OpenFeedbackFile;
  /** Absent where no embedding model is configured: then words alone decide. */
  readonly embedder?: Embedder;
  /** Present where people may hand files over. */
  readonly readFile?: ReadFeedbackFile;
  /** Absent where no language model is configured: then everything is done without one. */
  readonly model?: ModelSetup;
}

export type HeardCases = ReturnType<typeof heardCases>;

/** Everything that is done with what users say: by command, and what happens without one. */
export function heardCases(
  deps: HeardDeps,
  platforms: ReadonlyMap<string, ChatPlatform> = new Map(),
  model: AskModel = makeAskModel(deps, deps.model),
) {
  const triage = makeTriage(deps.model && queueForModel(model));
  const ingest = makeIngest(triage);
  const message = makeHearMessage(deps, ingest);
  const importRows = makeImportSteps(deps, triage);
  const cases: Readonly<Record<string, UseCase>> = {
    'heard new': makeHear(deps, ingest),
    'heard import': makeImportInChat(deps.openFile, importRows),
    'heard watch': makeWatchChannel(true, platforms),
    'heard unwatch': makeWatchChannel(false, platforms),
    'heard optout': makeOptOut(true),
    'heard optin': makeOptOut(false),
    'heard reactions': makeReactIn(platforms),
    'heard find': makeFindItems(),
    'heard delete': makeDeleteItem(triage),
    'heard points': makePoints(triage),
    'heard themes': makeListThemes(),
    'heard show': makeShowHeard(triage),
    'heard review': makeReview(triage),
    'heard suggestions': makeSuggestions(triage),
    'heard merge': makeMergeThemes(triage),
    'heard split': makeSplitTheme(triage),
    'heard move': makeMoveItem(triage),
    'heard rename': makeRenameTheme(),
    'heard mute': makeMuteTheme(true),
    'heard unmute': makeMuteTheme(false),
    'heard link': makeLinkHeard(),
    'heard undo': makeUndoTheme(triage),
  };
  return {
    cases,
    /** A message in a channel that may be watched, its edit, and its deletion. */
    message,
    editHeard: makeEditHeard(triage, message),
    removeHeard: makeRemoveHeard(triage),
    /** A message that a member passes on, and takes back. */
    keepSaid: makeKeepSaid(ingest),
    takeOutSaid: makeTakeOutSaid(triage),
    handOver: makeHandOver(platforms, deps.readFile, importRows),
    offerEvidence: makeOfferEvidence(deps, ingest),
    /** The one way in for an item from any other source. */
    ingest,
    nameTheme: makeNameTheme(deps, triage, model, deps.model?.model.names.small ?? ''),
    /** With whatever answers. */
    thinkOver: (answering: AskModel) =>
      makeThinkOver(deps, triage, answering, deps.model?.model.names.small ?? ''),
    triageBacklog: makeTriageBacklog(deps, triage, makeEmbedItems(deps, triage, deps.embedder)),
  };
}
