import type { ArgSpec, CommandSpec } from '#core/chat/command-spec.ts';
import { COMMANDS } from '#core/chat/commands.ts';

/** What nobody types by accident. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'control characters': 'a\u0007b\u001b[31mc\u0000d\u007f\u009be',
  'a NUL alone': '\0',
  'a bidi override': 'add \u202Egnp.exe\u202C \u2066search\u2069 \u200f',
  'right to left': 'نضيف البحث لأن الناس يكررون 60% \u05d1\u05d3\u05d9\u05e7\u05d4',
  'a lone surrogate': 'saved \ud800 searches \udfff',
  'a prototype': '__proto__ constructor toString hasOwnProperty',
  'a query': '{"$ne":null} {"$where":"sleep(1000)"}',
  'a template': '{{7*7}} <%= 7*7 %> %s %n `id`',
  'white space': ' \t\u00a0\u2003\u3000\u200b ',
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪☠️'.repeat(3),
  'a long word': 'x'.repeat(5_000),
  'stacked marks': `Z${'\u0301'.repeat(2_000)}`,
  'many lines': 'build: x\nbecause: y\n'.repeat(200),
  'many fields': 'to: from: by: because: metric: '.repeat(200),
  '100 kB': 'if we add search by Dec 15 because 31% -> 36%; '.repeat(2_200),
  'a wide gap': `a${' '.repeat(100_000)}b`,
  mentions: '<!channel> @everyone <@U123> [x](javascript:alert(1)) ```',
};

const VALID: Readonly<Partial<Record<ArgSpec['kind'], string>>> = {
  bet: 'BET-1',
  thing: 'BET-1',
  theme: 'THM-1',
  assumption: 'ASM-1',
  item: 'ITM-1',
  metric: 'weekly-retention',
  member: '@ana',
  channel: '#general',
  page: '1',
  word: '1',
};

/** Every way in which a text can follow a command: at once, and in the place of each argument after valid ones. */
export function linesWith({ root, name, args }: CommandSpec, text: string): readonly string[] {
  const lines = new Set([`/${root} ${name} ${text}`]);
  let starts = [`/${root} ${name}`];
  for (const arg of args) {
    for (const start of starts) lines.add(`${start} ${text}`);
    const values = arg.choices ?? [VALID[arg.kind] ?? ''];
    starts = starts.flatMap((start) => values.map((value) => `${start} ${value}`));
  }
  for (const start of starts) lines.add(`${start} ${text}`);
  return [...lines];
}

/** What ends or hides what the others need, so it comes last. */
const LAST = ['merge', 'give', 'call', 'drop', 'undo', 'discard', 'delete'];

/** The table, gentlest first. */
export const COMMANDS_IN_TURN = COMMANDS.toSorted((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));
