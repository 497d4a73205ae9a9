import { HOME_TABS } from '#core/chat/bet-commands.ts';
import type { Block } from '#core/chat/reply.ts';
import { assumptionsSection, atHome, type HomeTab, home } from '#core/report/home.ts';
import type { Context, UseCase } from './context.ts';
import { assumptionsAtRisk } from './reports/assumptions-at-risk.ts';
import type { RunLine } from './run-line.ts';

/**
 * `/bet home [tab] [page]`: what is due, open and at risk, the themes, and one's own settings in one place that is leafed
 * through. It shows what the commands for each would.
 */
export function makeHome(run: RunLine): UseCase {
  return async (context, { args }) => {
    const tab = HOME_TABS.find((known) => known === args.tab) ?? 'now';
    const page = Number(args.page ?? 1);
    const shown = (command: string): Promise<readonly Block[]> => show(context, run, tab, command, page);
    switch (tab) {
      case 'now':
        return home(tab, [...(page === 1 ? [await shown('/bet list due')] : []), await shown('/bet list')]);
      case 'risks': {
        const assumptions = page === 1 ? [assumptionsSection(await assumptionsAtRisk(context.scope))] : [];
        return home(tab, [...assumptions, await shown('/bet list at-risk')]);
      }
      case 'themes':
        return home(tab, [await shown('/heard themes')]);
      case 'calibration':
        return home(tab, [await shown('/bet report calibration')]);
      case 'settings':
        return home(tab, [await shown('/bet settings')]);
    }
  };
}

async function show(
  context: Context,
  run: RunLine,
  tab: HomeTab,
  command: string,
  page: number,
): Promise<readonly Block[]> {
  const reply = await run(context, page === 1 ? command : `${command} ${page}`);
  return atHome(reply, command, `/bet home ${tab}`);
}
