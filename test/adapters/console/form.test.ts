import { describe, expect, it } from 'vitest';
import type { Form, FormValues } from '#core/chat/form.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { bench } from './harness.ts';

const UP = '\x1b[A';
const CTRL_C = '\x03';
const CTRL_U = '\x15';

function form(values: FormValues = {}, errors: FormValues = {}): Form {
  const field = (name: string, label: string, optional = true) => ({
    name,
    label,
    kind: 'line' as const,
    optional,
    ...(values[name] !== undefined && { value: values[name] }),
    ...(errors[name] !== undefined && { error: errors[name] }),
  });
  return {
    command: '/bet edit BET-12',
    title: 'Edit BET-12',
    intro: t`A draft.`,
    submit: 'Save',
    fields: [
      field('build', 'If we build', false),
      { ...field('move', 'from -> to'), example: '31% -> 36%', hint: 'Baseline and target.' },
      {
        ...field('effect', 'ASM-4'),
        kind: 'choice',
        options: [
          { label: 'still untested', value: 'untested' },
          { label: 'supported', value: 'supported' },
          { label: 'refuted', value: 'refuted' },
        ],
      },
    ],
  };
}

const asked = (opened: Form): Reply => ({ audience: 'you', blocks: [], form: opened });

/** A core that opens the form and takes what is sent, unless its `move` is no number. */
async function opened(values: FormValues) {
  const made = await bench(
    (event) => {
      if (event.kind !== 'submit') return asked(form(values));
      const { move = '' } = event.values;
      if (move === '' || /\d/.test(move)) return say(t`Saved.`);
      const error = `"${move}" is no number.`;
      return { ...say(t`Not done.`, 'you'), failed: true, form: form(event.values, { move: error }) };
    },
    { interactive: true },
  );
  made.lines('/bet edit 12');
  await made.shows('If we build › ');
  const submitted = () => made.inbound.flatMap((event) => (event.kind === 'submit' ? [event] : []));
  return { ...made, submitted };
}

describe('a form', () => {
  it('is asked field by field, with what is in it to be edited', async () => {
    const { lines, type, shows, running, submitted, out } = await opened({
      build: 'saved',
      effect: 'untested',
    });
    expect(out()).toContain('│ Edit BET-12\n│ A draft.\n│ Enter or . keeps what is there');
    await shows('If we build › saved');
    lines(' searches');
    await shows('Baseline and target. Example: 31% -> 36%');
    lines('31% -> 36%');
    await shows('[1] still untested (now)\n  [2] supported\n  [3] refuted\n');
    lines('2');
    await shows('Saved.');
    type('/quit\r');
    await running;
    expect(submitted()).toEqual([
      expect.objectContaining({
        command: '/bet edit BET-12',
        channel: 'general',
        values: { build: 'saved searches', move: '31% -> 36%', effect: 'supported' },
      }),
    ]);
  });

  it('keeps on Enter and on a dot, empties on a dash', async () => {
    const { lines, shows, running, submitted } = await opened({
      build: 'a\nb',
      move: '31%',
      effect: 'refuted',
    });
    await shows('If we build › a↵b');
    lines('');
    await shows('from -> to › 31%');
    lines(`${CTRL_U}-`);
    await shows('ASM-4 › ');
    lines('.');
    await shows('Saved.');
    lines('/quit');
    await running;
    expect(submitted()[0]?.values).toEqual({ build: 'a\nb', move: '', effect: 'refuted' });
  });

  it('takes an option by its number, its value or the beginning of its label, and nothing else', async () => {
    const { lines, shows, running, submitted } = await opened({ build: 'x' });
    lines('', '', 'maybe', '7', 'REF');
    await shows('Saved.');
    lines('/quit');
    await running;
    expect(submitted()[0]?.values).toMatchObject({ effect: 'refuted' });
  });

  it('says at the option what was no option', async () => {
    const { lines, shows, running } = await opened({ build: 'x' });
    lines('', '', 'maybe');
    await shows('"maybe" is none of these. Type a number.');
    lines('1', '/quit');
    await running;
  });

  it('insists on what is needed', async () => {
    const { lines, shows, running, submitted } = await opened({});
    lines('');
    await shows('This one is needed.');
    lines('exports', '', '1', '/quit');
    await running;
    expect(submitted()[0]?.values).toEqual({ build: 'exports', move: '', effect: 'untested' });
  });

  it('goes back to the field before', async () => {
    const { lines, shows, running, submitted } = await opened({ build: 'exprots' });
    lines('');
    await shows('from -> to › ');
    lines('/back');
    lines(`${CTRL_U}exports`, '', '1', '/quit');
    await running;
    expect(submitted()[0]?.values).toMatchObject({ build: 'exports' });
  });

  it('stays at the first field where there is none before', async () => {
    const { lines, shows, running, submitted } = await opened({ build: 'exprots' });
    lines('/back');
    lines(`${CTRL_U}exports`);
    await shows('from -> to › ');
    expect(submitted()).toEqual([]);
    lines('', '1', '/quit');
    await running;
    expect(submitted()[0]?.values).toMatchObject({ build: 'exports' });
  });

  it('that is refused is asked again for what was refused alone, with what was typed still there', async () => {
    const { lines, shows, running, submitted, out } = await opened({ build: 'saved searches' });
    lines('', 'a lot', '1');
    await shows('from -> to › a lot');
    expect(out()).toMatch(
      /Edit BET-12 is not done yet: one answer to put right\.[\s\S]*"a lot" is no number\./,
    );
    lines(`${CTRL_U}36%`);
    await shows('Saved.');
    lines('/quit');
    await running;
    expect(submitted().map(({ values }) => values)).toEqual([
      { build: 'saved searches', move: 'a lot', effect: 'untested' },
      { build: 'saved searches', move: '36%', effect: 'untested' },
    ]);
  });

  it.each([
    ['Ctrl-C', CTRL_C],
    ['/cancel', '/cancel\r'],
  ])(
    'that is left with %s sends nothing, and arrow up continues with what was typed',
    async (_how, leave) => {
      const { lines, type, shows, running, submitted, inbound } = await opened({ build: 'saved searches' });
      lines('');
      await shows('from -> to › ');
      type('36');
      await shows('from -> to › 36');
      type(leave);
      await shows('Nothing was sent.');
      type(`${UP}\r`);
      await shows('Arrow up brings back');
      lines('/cancel', '/quit');
      await running;
      expect(submitted()).toEqual([]);
      expect(inbound.at(-1)).toMatchObject({ text: `/bet edit BET-12 build: saved searches move: 36` });
    },
  );

  it('cannot act on the terminal by what is in it', async () => {
    const { lines, shows, running, raw, submitted } = await opened({ build: 'x\x1b[2Jy\x9b31m' });
    await shows('If we build › x␛[2Jy');
    lines('', '', '1', '/quit');
    await running;
    expect(raw()).not.toContain('\x1b[2J');
    expect(submitted()[0]?.values).toMatchObject({ build: 'x\x1b[2Jy\x9b31m' });
  });
});
