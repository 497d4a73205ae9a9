import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as collections from '#app/collections.ts';
import type { FormValues } from '#core/chat/form.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import { COMMAND_MAX, type Reply } from '#core/chat/reply.ts';
import type { Collection, Document } from '#ports/store.ts';
import { openChat, words } from './chat.ts';
import { withLiveBet } from './given.ts';
import { COMMANDS_IN_TURN, HOSTILE, linesWith } from './hostile.ts';

type Chat = Awaited<ReturnType<typeof openChat>>;

/** A bet in each stage that takes input, a theme with items, an assumption and a draft that was shown. */
async function withSome() {
  const chat = await withLiveBet();
  await chat.submits('ana', '/bet new', {
    build: 'b',
    metric: 'm',
    move: '5',
    by: '2026-12-20',
    confidence: '50',
  });
  await chat.says('ana', '/bet place BET-2');
  await chat.says('ana', '/heard the export times out on big boards');
  await chat.says('ana', '/heard exporting big boards times out');
  await chat.mentions('ana', 'bet: dark mode');
  return chat;
}

const { bets, assumptions, evidence, metrics, readings, items, themes, settings, captures, log } =
  collections;
const KEPT: readonly Collection<Document>[] = [
  bets,
  assumptions,
  evidence,
  metrics,
  readings,
  items,
  themes,
  settings,
  captures,
  log,
];

async function stateOf({ scope }: Chat): Promise<readonly unknown[]> {
  return Promise.all(KEPT.map((each) => scope.find(each, { by: 'id', limit: 1_000 })));
}

/** Every promise about input, whatever it is. The harness throws when a defect is logged or no answer comes. */
async function expectGoodAnswer(chat: Chat, typed: string, answer: () => Promise<Reply>): Promise<void> {
  const before = await stateOf(chat);
  const reply = await answer();
  const buttons = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  for (const { command } of buttons) {
    expect(command.length).toBeLessThanOrEqual(COMMAND_MAX);
    expect(() => parseCommand(command)).not.toThrow();
  }
  if (!reply.failed) return;
  expect(await stateOf(chat)).toEqual(before);
  if (!reply.form && (typed.length > 40 || typed.includes('\n'))) expect(words(reply)).toContain(typed);
  if (!reply.form) expect(words(reply)).toMatch(/^(?:Not done\.|Did you mean) /);
}

async function expectAlive(chat: Chat): Promise<void> {
  for (const line of [
    '/bet list all',
    '/bet show BET-1',
    '/bet report log',
    '/heard themes',
    '/bet settings',
    '/bet export',
  ])
    expect((await chat.says('ana', line)).failed).toBeUndefined();
}

describe.each(Object.entries(HOSTILE))('%s', (_name, text) => {
  it('after every command is answered, and loses and breaks nothing', async () => {
    const chat = await withSome();
    for (const spec of COMMANDS_IN_TURN) {
      for (const line of linesWith(spec, text))
        await expectGoodAnswer(chat, line, () => chat.says('ana', line));
    }
    await expectAlive(chat);
  });

  it('in every form is answered, and comes back when it is refused', async () => {
    const chat = await withSome();
    const forms = [
      '/bet new',
      '/bet',
      '/bet edit BET-1',
      '/bet ship BET-2',
      '/bet read BET-1',
      '/bet save 1 edit',
    ];
    forms.push(
      '/heard',
      '/bet evidence BET-1',
      '/bet call BET-1 extend',
      '/bet call BET-1 validated',
      '/bet drop BET-1',
    );
    for (const line of forms) {
      const { form } = await chat.says('ana', line);
      if (!form) continue;
      for (const only of [...form.fields.map(({ name }) => name), undefined]) {
        const values = valuesOf(form.fields, text, only);
        await expectGoodAnswer(chat, '', async () => {
          const reply = await chat.submits('ana', form.command, values);
          if (reply.failed) for (const { name } of form.fields) expect(words(reply)).toContain(values[name]);
          return reply;
        });
      }
    }
    await expectAlive(chat);
  });

  it('in a mention is answered and saves no bet', async () => {
    const chat = await withSome();
    for (const said of [text, `bet: ${text}`, `show BET-1 ${text}`, `${text} BET-1`]) {
      await expectGoodAnswer(chat, said.trim(), () => chat.mentions('ana', said));
      expect(await chat.scope.count(bets, { by: 'id' })).toBe(2);
    }
  });
});

function valuesOf(
  fields: readonly { readonly name: string; readonly value?: string }[],
  text: string,
  only: string | undefined,
): FormValues {
  const values = fields.map(({ name, value }) => [
    name,
    only === undefined || name === only ? text : (value ?? ''),
  ]);
  return { ...Object.fromEntries(values), ...JSON.parse('{"__proto__":"x"}') };
}

describe('what is kept', () => {
  it.each(['a lone surrogate', 'control characters', 'a bidi override', 'right to left', 'emoji', 'a query'])(
    '%s comes back as it was typed',
    async (name) => {
      const chat = await openChat();
      const text = HOSTILE[name] ?? '';
      await chat.submits('ana', '/bet new', { build: text, metric: `x ${text}`, because: text });
      expect((await chat.scope.get(bets, 'BET-1'))?.terms).toEqual({
        change: text.trim(),
        metric: `x ${text}`.trim(),
      });
      expect(words(await chat.says('ana', '/bet show BET-1'))).toContain(text.trim().slice(0, 20));
    },
  );
});

it('anything at all is answered', async () => {
  const chat = await withSome();
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
  const line = fc
    .tuple(fc.constantFrom(...COMMANDS_IN_TURN), anything)
    .chain(([spec, text]) => fc.constantFrom(...linesWith(spec, text)));
  await fc.assert(
    fc.asyncProperty(line, async (typed) => {
      await expectGoodAnswer(chat, typed, () => chat.says('ana', typed));
    }),
    { numRuns: 300 },
  );
  await expectAlive(chat);
});
