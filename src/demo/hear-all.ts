import { items } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { ThemeId } from '#core/ids.ts';
import { HOUR_MS, type Instant, toInstant, toMs } from '#core/time/instant.ts';
import type { Store } from '#ports/store.ts';
import { progressBar } from '../cli/progress.ts';
import { CONSOLE_WORKSPACE } from '../compose/open-chat.ts';
import type { LoopSetting } from './loop.ts';

/** One line of the examples. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly author: string;
}

/** The sweep that tidies the themes is woken after so many items, as it would be by itself over weeks. */
const TIDY_EVERY = 100;

/** Takes in the feedback, evenly spread over the time until an hour before `until`; the clock goes along. */
export async function hearAll(
  { application, clock, store, feedback }: LoopSetting,
  until: Instant,
): Promise<void> {
  const opened = toMs(clock.now());
  const stepMs = (toMs(until) - HOUR_MS - opened) / feedback.length;
  const bar = progressBar(process.stdout);
  for (const [i, { id, text, author }] of feedback.entries()) {
    const saidAt = toInstant(opened + Math.round((i + 1) * stepMs));
    clock.set(saidAt);
    await application.heard.ingest(
      store.in(CONSOLE_WORKSPACE),
      { text, author, source: 'import', externalId: id, saidAt },
      { by: 'ana', at: saidAt },
    );
    if (i % TIDY_EVERY === TIDY_EVERY - 1) await application.heard.triageBacklog();
    if (i % 10 === 0) bar.show('listening', i + 1, feedback.length);
  }
  bar.done();
}

/** The theme in which most of the items are that match. */
export async function themeOf(store: Store, pattern: RegExp): Promise<ThemeId> {
  const counts = new Map<ThemeId, number>();
  for (const { text, theme } of await all(store.in(CONSOLE_WORKSPACE), items, { by: 'id' })) {
    if (theme && pattern.test(text)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most) throw new Error(`no example matches ${pattern}`);
  return most[0];
}
