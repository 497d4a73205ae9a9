import type { OpenFeedbackFile } from '#ports/feedback-file.ts';
import type { Deps, UseCase } from '../context.ts';
import { makeEditHeard, makeHearMessage, makeRemoveHeard } from './channel-messages.ts';
import { makeDeleteItem } from './delete-item.ts';
import { makeFindItems } from './find-items.ts';
import { makeHear } from './hear.ts';
import { makeImportInChat } from './import-in-chat.ts';
import { makeIngest } from './ingest-feedback.ts';
import { makeLinkHeard } from './link-heard.ts';
import { makeListThemes } from './list-themes.ts';
import { makeMergeThemes } from './merge-themes.ts';
import { makeMoveItem } from './move-item.ts';
import { makeMuteTheme } from './mute-theme.ts';
import { makeOfferEvidence } from './offer-evidence.ts';
import { makeRenameTheme } from './rename-theme.ts';
import { makeReview } from './review.ts';
import { makeShowHeard } from './show-heard.ts';
import { makeTriageBacklog } from './sort-waiting.ts';
import { makeSplitTheme } from './split-theme.ts';
import { makeTriage } from './triage.ts';
import { makeUndoTheme } from './undo-theme.ts';
import { makeWatchChannel } from './watch-channel.ts';

/** What feedback needs besides. */
export interface HeardDeps extends Deps {
  /** Present only where whoever types may read the files of the machine that Ante runs on. */
  readonly openFile?: OpenFeedbackFile;
}

/** Everything that is done with what users say: by command, and what happens without one. */
export function heardCases(deps: HeardDeps) {
  const triage = makeTriage();
  const ingest = makeIngest(triage);
  const message = makeHearMessage(deps, ingest);
  const cases: Readonly<Record<string, UseCase>> = {
    'heard new': makeHear(deps, ingest),
    'heard import': makeImportInChat(deps, triage, deps.openFile),
    'heard watch': makeWatchChannel(true),
    'heard unwatch': makeWatchChannel(false),
    'heard find': makeFindItems(),
    'heard delete': makeDeleteItem(triage),
    'heard themes': makeListThemes(),
    'heard show': makeShowHeard(triage),
    'heard review': makeReview(triage),
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
    offerEvidence: makeOfferEvidence(deps, ingest),
    /** The one way in for an item from any other source. */
    ingest,
    triageBacklog: makeTriageBacklog(deps, triage),
  };
}
