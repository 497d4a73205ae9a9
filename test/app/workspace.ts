import { items, settings, themes } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { WorkspaceSettings } from '#core/member/member.ts';
import type { Logger } from '#ports/logger.ts';
import { openChat } from './chat.ts';

/** A chat, what a sweep needs that a test makes itself, and shorter ways to what such tests begin with. */
export async function openWorkspace(at?: string) {
  const chat = await openChat(at === undefined ? {} : { now: at });
  const defects: Readonly<Record<string, unknown>>[] = [];
  const ignore = () => {};
  const logger: Logger = {
    error: (fields) => defects.push(fields),
    warn: ignore,
    info: ignore,
    debug: ignore,
  };
  return {
    ...chat,
    logger,
    defects,
    deps: { store: chat.store, logger, clock: chat.clock },
    /** Captures, places and ships a bet of one's own; answers its id. */
    live: async (name: string, words: string): Promise<string> => {
      const { cardOf } = await chat.says(name, `/bet new ${words}`);
      await chat.says(name, `/bet place ${cardOf}`);
      await chat.says(name, `/bet ship ${cardOf}`);
      return String(cardOf);
    },
    set: async (fields: Partial<WorkspaceSettings>) => {
      const changed = { ...(await settingsOf(chat.scope)), ...fields };
      await (changed.version === 0
        ? chat.scope.insert(settings, changed)
        : chat.scope.replace(settings, changed));
    },
    /** A theme of these items, as triage would have left it. */
    hear: async (theme: Pick<Theme, 'id' | 'label'>, said: readonly Partial<FeedbackItem>[]) => {
      const now = chat.clock.now();
      const made = said.map((fields, i): FeedbackItem => {
        const number = Number(theme.id.slice(4)) * 1_000 + i;
        const saidAt = fields.saidAt ?? now;
        return {
          id: `ITM-${number}`,
          version: 0,
          text: `words ${number}`,
          source: 'heard',
          externalId: String(number),
          saidAt,
          receivedAt: saidAt,
          receivedBy: 'ana',
          theme: theme.id,
          ...fields,
        };
      });
      const times = made.map(({ saidAt }) => saidAt).toSorted();
      await chat.scope.insert(items, ...made);
      await chat.scope.insert(themes, {
        ...theme,
        version: 0,
        items: made.length,
        people: new Set(made.map(({ author }) => author)).size,
        firstSeen: times[0] ?? now,
        lastSeen: times.at(-1) ?? now,
        standing: 'open',
        meaning: theme.label,
        weeks: {},
        labelledAt: 0,
      });
    },
  };
}
