import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { makeAssumption } from '#app/assumptions.ts';
import { makeCallBet } from '#app/call-bet.ts';
import { makeCaptureBet } from '#app/captures/capture-bet.ts';
import { makeDraftBet } from '#app/captures/draft-bet.ts';
import { digests } from '#app/checkins/digests.ts';
import * as own from '#app/collections.ts';
import type { Context, UseCase } from '#app/context.ts';
import { makeEditBet } from '#app/edit-bet.ts';
import { makeDropBet, makeUndo } from '#app/end-bet.ts';
import { settingsOf } from '#app/enter.ts';
import { makeLink } from '#app/link-bet.ts';
import { makeAskModel } from '#app/model/ask-model.ts';
import { makePlaceBet } from '#app/place-bet.ts';
import { makeQuiet, makeSnooze } from '#app/quiet-bet.ts';
import { makeRecordReading } from '#app/readings.ts';
import { reportCases } from '#app/reports/index.ts';
import { makeShipBet } from '#app/ship-bet.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import { newMember, type WorkspaceSettings } from '#core/member/member.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scope, Store } from '#ports/store.ts';

export const COLLECTIONS = [
  ...new Map([...Object.values(own), digests].map((each) => [each.name, each])).values(),
];

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const NO_MODEL = makeAskModel({ clock: { now: () => '' }, logger: silent }, undefined);

const CASES: Readonly<Record<string, UseCase>> = {
  'bet new': makeCaptureBet({ readDates }, makeDraftBet({ readDates }, NO_MODEL), NO_MODEL),
  'bet edit': makeEditBet({ readDates }),
  'bet place': makePlaceBet(),
  'bet ship': makeShipBet(),
  'bet read': makeRecordReading({ readDates }),
  'bet call': makeCallBet({ readDates }),
  'bet undo': makeUndo(),
  'bet drop': makeDropBet(),
  'bet link': makeLink(),
  'bet assumption': makeAssumption(),
  'bet snooze': makeSnooze({ readDates }),
  'bet mute': makeQuiet('mute'),
  ...reportCases(NO_MODEL),
};

/** A workspace in memory in which people type commands, and a clock that the test sets. */
export async function openWorkspace(now = '2026-11-20T14:00:00.000Z') {
  const store: Store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const scope: Scope = store.in('console:local');
  let events = 0;
  const defects: Readonly<Record<string, unknown>>[] = [];
  const ignore = () => {};
  const logger: Logger = {
    error: (fields) => defects.push(fields),
    warn: ignore,
    info: ignore,
    debug: ignore,
  };
  const clock = {
    now,
    at: (instant: string) => {
      clock.now = instant;
    },
  };
  const contextOf = async (name: string): Promise<Context> => {
    const settings = await settingsOf(scope);
    const known = await scope.get(own.members, name);
    const member = known ?? (await scope.insert(own.members, newMember(name, name, settings.zone)))[0];
    if (!member) throw new Error('no member');
    events += 1;
    return {
      frame: {
        workspace: 'console:local',
        member: name,
        channel: 'general',
        eventId: `e${events}`,
        at: clock.now,
      },
      scope,
      member,
      settings,
      now: clock.now,
      today: localDateOf(clock.now, member.zone),
    };
  };
  return {
    store,
    scope,
    logger,
    defects,
    clock,
    deps: { store, logger, clock: { now: () => clock.now } },
    says: async (name: string, line: string): Promise<Reply> => {
      const { name: command, args } = parseCommand(line);
      const useCase = CASES[command];
      if (!useCase) throw new Error(`no ${command} here`);
      return useCase(await contextOf(name), { args });
    },
    /** Captures, places and ships a bet of one's own; answers its id. */
    live: async function (name: string, words: string): Promise<string> {
      const { cardOf } = await this.says(name, `/bet new ${words}`);
      await this.says(name, `/bet place ${cardOf}`);
      await this.says(name, `/bet ship ${cardOf}`);
      return String(cardOf);
    },
    set: async (fields: Partial<WorkspaceSettings>) => {
      const settings = { ...(await settingsOf(scope)), ...fields };
      await (settings.version === 0
        ? scope.insert(own.settings, settings)
        : scope.replace(own.settings, settings));
    },
    hear: async (theme: Pick<Theme, 'id' | 'label'>, said: readonly Partial<FeedbackItem>[]) => {
      const items = said.map((fields, i): FeedbackItem => {
        const number = Number(theme.id.slice(4)) * 1_000 + i;
        const at = fields.saidAt ?? clock.now;
        return {
          id: `ITM-${number}`,
          version: 0,
          text: `words ${number}`,
          source: 'heard',
          externalId: String(number),
          saidAt: at,
          receivedAt: at,
          receivedBy: 'ana',
          theme: theme.id,
          ...fields,
        };
      });
      const times = items.map(({ saidAt }) => saidAt).toSorted();
      await scope.insert(own.items, ...items);
      await scope.insert(own.themes, {
        ...theme,
        version: 0,
        items: items.length,
        people: new Set(items.map(({ author }) => author)).size,
        firstSeen: times[0] ?? clock.now,
        lastSeen: times.at(-1) ?? clock.now,
        standing: 'open',
        meaning: theme.label,
        weeks: {},
        labelledAt: 0,
      });
    },
  };
}

export const SAVED_SEARCHES =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';
