import type { HOME_TABS } from '../chat/bet-commands.ts';
import type { Block, Button, Reply } from '../chat/reply.ts';
import { bold, t } from '../chat/text.ts';
import { type AssumptionAtRisk, assumptionAtRisk } from './assumptions-at-risk.ts';

export type HomeTab = (typeof HOME_TABS)[number];

const LABELS: Readonly<Record<HomeTab, string>> = {
  now: 'Due and open',
  risks: 'At risk',
  themes: 'Themes',
  calibration: 'Calibration',
  settings: 'Settings',
};

/** A place to look around in: the tabs, then what the chosen one holds. */
export function home(tab: HomeTab, sections: readonly (readonly Block[])[]): Reply {
  const buttons = Object.entries(LABELS).map(
    ([name, label]): Button => ({
      label,
      command: `/bet home ${name}`,
      ...(name === tab && { style: 'primary' }),
    }),
  );
  const body = sections.flatMap((blocks) => [{ kind: 'divider' } as const, ...blocks]);
  return { audience: 'you', blocks: [{ kind: 'buttons', buttons }, ...body] };
}

/** A reply's blocks as they stand at home: its pages are turned there. */
export function atHome({ blocks }: Reply, command: string, homeCommand: string): readonly Block[] {
  const page = new RegExp(`^${command} (\\d+)$`);
  return blocks.map((block) =>
    block.kind === 'buttons'
      ? {
          ...block,
          buttons: block.buttons.map((button) => ({
            ...button,
            command: button.command.replace(page, `${homeCommand} $1`),
          })),
        }
      : block,
  );
}

/** The assumptions under open bets that may not hold. */
export function assumptionsSection(atRisk: readonly AssumptionAtRisk[]): readonly Block[] {
  if (atRisk.length === 0) return [{ kind: 'text', text: t`Nothing speaks against what open bets rest on.` }];
  return [
    { kind: 'text', text: t`${bold('Assumptions at risk')} · ${atRisk.length}` },
    { kind: 'list', items: atRisk.map(assumptionAtRisk) },
  ];
}
