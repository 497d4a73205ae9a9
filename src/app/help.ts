import type { CommandSpec, Root } from '#core/chat/command-spec.ts';
import { COMMANDS, findCommand, usage } from '#core/chat/commands.ts';
import { captureInstead } from '#core/chat/grammar.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { bold, code, type Text, t } from '#core/chat/text.ts';
import type { UseCase } from './context.ts';

const GROUPS: Readonly<Record<CommandSpec['group'], string>> = {
  bets: 'A bet, from idea to call',
  looking: 'Looking',
  yours: 'Your settings and check-ins',
  feedback: 'What users say',
  themes: 'Themes, and putting them right',
};

/** `/bet help [command]`, `/heard help [command]`: what can be typed, with examples. */
export function makeHelp(root: Root): UseCase {
  return async (_context, { args }) => {
    const asked = args.about?.trim().split(/\s+/)[0]?.toLowerCase();
    const spec = asked === undefined ? undefined : findCommand(root, asked);
    if (spec) return oneCommand(spec);
    const [capture] = captureInstead(root, `help ${args.about ?? ''}`.trim());
    return overview(root, asked, capture);
  };
}

function overview(root: Root, asked: string | undefined, capture: string | undefined): Reply {
  const blocks: Block[] = [];
  if (capture !== undefined) blocks.push({ kind: 'text', text: t`To keep these words: ${code(capture)}` });
  if (asked !== undefined)
    blocks.push({ kind: 'text', text: t`There is no ${code(`/${root} ${asked}`)}. There are these:` });
  for (const [group, title] of Object.entries(GROUPS)) {
    const specs = COMMANDS.filter((spec) => spec.root === root && spec.group === group);
    if (specs.length === 0) continue;
    blocks.push(
      { kind: 'text', text: t`${bold(title)}` },
      {
        kind: 'table',
        columns: [
          { label: 'Type', align: 'left' },
          { label: 'What it does', align: 'left' },
        ],
        rows: specs.map((spec): readonly Text[] => [[code(`/${spec.root} ${spec.name}`)], [spec.summary]]),
      },
    );
  }
  const other = root === 'bet' ? 'heard' : 'bet';
  blocks.push({
    kind: 'note',
    text: t`More on one, with examples: ${code(`/${root} help ${root === 'bet' ? 'call' : 'merge'}`)}. See also ${code(`/${other} help`)}.`,
  });
  return { audience: 'you', blocks };
}

function oneCommand(spec: CommandSpec): Reply {
  return {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`${code(usage(spec))}` },
      { kind: 'text', text: [spec.summary] },
      {
        kind: 'list',
        items: spec.examples.map((example) => t`${code(`/${spec.root} ${spec.name} ${example}`.trim())}`),
      },
    ],
  };
}
