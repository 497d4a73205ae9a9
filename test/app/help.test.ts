import { describe, expect, it } from 'vitest';
import { render } from '#adapters/console/render.ts';
import { COMMANDS, usage } from '#core/chat/commands.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import type { Reply } from '#core/chat/reply.ts';
import { openChat, plain, words } from './chat.ts';

function inTerminal(reply: Reply): readonly string[] {
  const look = { width: 80, colour: false, boxed: true, zone: 'UTC', now: '2026-11-20T14:00:00.000Z' };
  return render(reply, { ...look, nameOf: (id) => id }).split('\n');
}

describe.each(['bet', 'heard'] as const)('/%s help', (root) => {
  const specs = COMMANDS.filter((spec) => spec.root === root);

  it('has every command on a line of its own, on 80 columns', async () => {
    const chat = await openChat();
    const lines = inTerminal(await chat.says('ana', `/${root} help`));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const { name, summary } of specs)
      expect(lines).toContainEqual(
        expect.stringMatching(new RegExp(`/${root} ${name} +${literally(summary)}`)),
      );
  });

  it.each(specs)('$name has examples that are understood', async (spec) => {
    const chat = await openChat();
    const reply = await chat.says('ana', `/${root} help ${spec.name.toUpperCase()}`);
    expect(words(reply)).toContain(usage(spec));
    const examples = reply.blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(plain) : []));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(parseCommand(example).spec).toBe(spec);
  });

  it('gives free text back that only began with the word', async () => {
    const chat = await openChat();
    const reply = words(await chat.says('ana', `/${root} help users find the export`));
    expect(reply).toContain(`/${root} new help users find the export`);
    expect(words(await chat.says('ana', `/${root} help exports`))).not.toContain(`/${root} new help`);
  });

  it('of what is no command says so and shows what there is', async () => {
    const chat = await openChat();
    const reply = words(await chat.says('ana', `/${root} help __proto__`));
    expect(reply).toContain(`There is no /${root} __proto__. There are these:`);
    expect(reply).toContain(`/${root} new`);
  });
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
