import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { withoutPastes } from '#adapters/console/paste.ts';
import { say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import type { Complete } from '#ports/chat-platform.ts';
import { bench, type Script, temporaryFolder } from './harness.ts';

const UP = '\x1b[A';
const TAB = '\t';
const CTRL_C = '\x03';
const silent: Script = () => undefined;
const said = (inbound: Awaited<ReturnType<typeof bench>>['inbound']) =>
  inbound.map((event) => ('text' in event ? event.text : event.kind));

describe('a paste', () => {
  const through = async (...chunks: readonly (string | Buffer)[]) => {
    const input = new PassThrough();
    const keys = withoutPastes(input);
    for (const chunk of chunks) input.write(chunk);
    input.end();
    return (await keys.toArray()).map(String);
  };

  it('is one line, with nothing in it that presses keys', async () => {
    expect((await through('a\x1b[200~one\r\ntwo\x1b[A\x03\tthree\x1b[201~b\r')).join('')).toBe(
      'aone↵two␛[A␃  threeb\r',
    );
  });

  it('is found wherever the chunks are cut, but after the very escape that could be a key', async () => {
    const whole = Buffer.from('x\x1b[200~ü\n検\x1b[201~\r', 'utf8');
    for (let cut = 3; cut < whole.length; cut += 1) {
      expect((await through(whole.subarray(0, cut), whole.subarray(cut))).join('')).toBe('xü↵検\r');
    }
  });

  it('leaves keys alone', async () => {
    expect((await through('\x1b', '[A', '\x1b[2~')).join('')).toBe('\x1b[A\x1b[2~');
  });

  it('reaches the core with its lines', async () => {
    const { type, lines, running, inbound, shows } = await bench(silent, { interactive: true });
    type('/heard \x1b[200~one\ntwo\x1b[31m\n\x1b[201~');
    await shows('/heard one↵two␛[31m');
    lines('', '/quit');
    await running;
    expect(said(inbound)).toEqual(['/heard one\ntwo␛[31m']);
  });
});

describe('the history', () => {
  it('brings back what was typed, in this session and the last, but no answers to forms', async () => {
    const folder = await temporaryFolder();
    const form = {
      command: '/bet new',
      title: 'New bet',
      submit: 'Save',
      fields: [{ name: 'build', label: 'If we build', kind: 'line' as const, optional: true }],
    };
    const first = await bench(
      (event) => (event.kind === 'command' ? { audience: 'you', blocks: [], form } : undefined),
      { interactive: true, folder },
    );
    first.lines('/bet', 'a secret plan', `${UP}`, '', '/quit');
    await first.running;
    expect(said(first.inbound)).toEqual(['/bet', 'submit', '/bet', 'submit']);
    expect(await readFile(join(folder, 'history'), 'utf8')).toBe('/bet\n/quit\n');

    const second = await bench(silent, { interactive: true, folder });
    second.lines(`${UP}${UP}`, '/quit');
    await second.running;
    expect(said(second.inbound)).toEqual(['/bet']);
  });
});

describe('Tab', () => {
  const COMMANDS = ['/bet list ', '/bet link ', '/bet show '];
  const complete: Complete = async ({ text }) =>
    COMMANDS.filter((line) => line.startsWith(text)).map((line) => ({
      text: line,
      label: `${line}· does it`,
    }));

  it('completes what is certain and lists what is not', async () => {
    const { type, lines, running, inbound, shows, out } = await bench(silent, {
      interactive: true,
      complete,
    });
    type(`/bet s${TAB}`);
    await shows('/bet show ');
    lines('12');
    type(`/bet l${TAB}`);
    await shows('› /bet li');
    expect(out()).not.toContain('does it');
    type(TAB);
    await shows(
      '  /bet list  /bet list · does it\n  /bet link  /bet link · does it\n\nana #general › /bet li',
    );
    lines('st', '/quit');
    await running;
    expect(said(inbound)).toEqual(['/bet show 12', '/bet list']);
  });

  it('knows the commands, people and channels of the console', async () => {
    const { type, lines, running, inbound, shows } = await bench(silent, { interactive: true, complete });
    lines('/join support', '/join general', '/as ben', '/as ana');
    type(`/jo${TAB}`);
    await shows('› /join ');
    type(`su${TAB}`);
    await shows('› /join #support');
    lines('');
    type(`/as b${TAB}`);
    await shows('› /as ben');
    lines('', 'hello', '/quit');
    await running;
    expect(inbound).toMatchObject([{ member: 'ben', channel: 'support' }]);
  });

  it('offers nothing when the core has no answer', async () => {
    const failing: Complete = () => Promise.reject(new Error('too slow'));
    const { type, lines, running, inbound } = await bench(silent, { interactive: true, complete: failing });
    type(`hello${TAB}`);
    lines('', '/quit');
    await running;
    expect(said(inbound)).toEqual(['hello']);
  });
});

describe('Ctrl-C', () => {
  it('empties the line; twice on an empty one it leaves', async () => {
    const { type, running, inbound, shows } = await bench(silent, { interactive: true });
    type('half typed');
    await shows('half typed');
    type(CTRL_C);
    await shows('^C');
    type(CTRL_C);
    await shows('Ctrl-C again or /quit leaves.');
    type(CTRL_C);
    expect(await running).toBe(0);
    expect(inbound).toEqual([]);
  });
});

describe('what is typed ahead', () => {
  it('is seen at the prompt that it answers, after the answer before it', async () => {
    const { lines, running, out } = await bench(() => say(t`Heard.`), { interactive: true });
    lines('one', 'two', '/quit');
    await running;
    const screen = out();
    expect(screen.slice(screen.indexOf('ana #general'))).toBe(
      'ana #general › one\r\n│ Heard.\n╰ /thread 1\n\nana #general › two\r\n│ Heard.\n╰ /thread 2\n\nana #general › /quit\r\n',
    );
  });
});
