import type { Assumption, Evidence } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { NudgeRecord } from '#core/checkin/nudge.ts';
import type { LogEntry } from '#core/log/entry.ts';
import type { Member, WorkspaceSettings } from '#core/member/member.ts';
import type { Metric, Reading } from '#core/metric/metric.ts';
import { collection } from '#ports/store.ts';
import { intoLane, withoutWords } from './delivery/migrate.ts';
import type {
  Budget,
  Capture,
  CheckinPlan,
  CheckinProgress,
  Incoming,
  Outgoing,
  Paused,
  Unreachable,
} from './documents.ts';
import type {
  AskedQuestion,
  Forgotten,
  KeptItem,
  KeptTheme,
  ThemeAuthor,
  ThemeChange,
  ThemePiece,
  TriageState,
} from './feedback/documents.ts';
import { withMeaning, withSpace } from './feedback/migrate.ts';
import type { ItemNote, ModelBatch, ModelJob, ThemeSummary } from './model/documents.ts';

export const bets = collection<Bet>('bets', {
  byStage: { fields: ['stage'] },
  byOwner: { fields: ['owner', 'stage'] },
  byMetric: { fields: ['metricId', 'stage'] },
  byClosing: { fields: ['stage', 'window.closes'] },
  byDate: { fields: ['stage', 'terms.by'] },
  byAssumption: { fields: ['assumptions'], multi: true },
  byDependency: { fields: ['dependsOn'], multi: true },
});

export const assumptions = collection<Assumption>('assumptions', {
  byKey: { fields: ['key'], unique: true },
  byStatus: { fields: ['status'] },
});

export const evidence = collection<Evidence>('evidence', {
  byAbout: { fields: ['about', 'from'], unique: true },
  byFrom: { fields: ['from'] },
});

export const metrics = collection<Metric>('metrics');

export const readings = collection<Reading>('readings', {
  byMetric: { fields: ['metric', 'on', 'recordedAt'] },
});

export const members = collection<Member>('members');

export const settings = collection<WorkspaceSettings>('settings');

export const items = collection<KeptItem>(
  'items',
  {
    byExternal: { fields: ['source', 'externalId'], unique: true },
    byTheme: { fields: ['theme', 'saidAt'] },
    byStrand: { fields: ['strand'] },
    bySaid: { fields: ['saidAt'] },
    byWaiting: { fields: ['waiting'] },
    byTerm: { fields: ['terms', 'saidAt'], multi: true },
    byFingerprint: { fields: ['fingerprint', 'saidAt'] },
    bySketch: { fields: ['sketch', 'saidAt'], multi: true },
    byOriginal: { fields: ['duplicateOf'] },
    byWhole: { fields: ['partOf'] },
    byDoubt: { fields: ['doubt'] },
    bySpace: { fields: ['space'] },
  },
  { schema: 2, migrations: { 1: withSpace } },
);

export const themes = collection<KeptTheme>(
  'themes',
  {
    byLastSeen: { fields: ['lastSeen'] },
    byPeople: { fields: ['people', 'items'] },
    byStanding: { fields: ['standing', 'people', 'items'] },
    byMeaning: { fields: ['standing', 'meaning'] },
    byMergedInto: { fields: ['mergedInto'] },
  },
  { schema: 2, migrations: { 1: withMeaning } },
);

export const themeSummaries = collection<ThemeSummary>('themeSummaries');

export const themeAuthors = collection<ThemeAuthor>('themeAuthors');

export const themePieces = collection<ThemePiece>('themePieces', {
  byRevision: { fields: ['revision'] },
});

export const triageState = collection<TriageState>('triageState');

export const themeChanges = collection<ThemeChange>('themeChanges', {
  byTheme: { fields: ['themes', 'revision'], multi: true },
});

export const questions = collection<AskedQuestion>('questions', {
  byKey: { fields: ['key'], unique: true },
  byState: { fields: ['state'] },
});

export const forgotten = collection<Forgotten>('forgotten', {
  bySource: { fields: ['source'] },
});

export const nudges = collection<NudgeRecord>('nudges', {
  byBet: { fields: ['bet'] },
  byMember: { fields: ['member', 'localDate'] },
});

export const checkinPlans = collection<CheckinPlan>('checkinPlans', {
  byAt: { fields: ['at'] },
});

export const checkinState = collection<CheckinProgress>('checkinState');

export const log = collection<LogEntry>('log', {
  bySubject: { fields: ['subject'] },
});

export const presence = collection<Paused>('presence');

export const captures = collection<Capture>('captures', {
  byReaction: { fields: ['by', 'reactedTo'] },
  byFirst: { fields: ['as.first'] },
  byAt: { fields: ['at'] },
});

export const modelJobs = collection<ModelJob>('modelJobs', {
  byKind: { fields: ['kind', 'notBefore'] },
});

export const modelBatches = collection<ModelBatch>('modelBatches');

export const itemNotes = collection<ItemNote>('itemNotes', {
  byOpen: { fields: ['open', 'at'] },
});

export const outbox = collection<Outgoing>(
  'outbox',
  {
    byState: { fields: ['state', 'order'] },
    byLane: { fields: ['lane', 'state'] },
  },
  { schema: 3, migrations: { 1: intoLane, 2: withoutWords } },
);

export const inbox = collection<Incoming>('inbox', {
  byState: { fields: ['state', 'at'] },
});

export const budgets = collection<Budget>('budgets');

export const unreachable = collection<Unreachable>('unreachable');

export { digests } from './checkins/digests.ts';
