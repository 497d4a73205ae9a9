import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Form } from '#core/chat/form.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { bench, temporaryFolder, WORKSPACE } from './harness.ts';
import { EVERYTHING, NOW, reply } from './samples.ts';

const refusal: Reply = { ...say(t`Not done.`, 'you'), failed: true };

describe('piped input', () => {
  it('is taken line by line: replies to stdout, no prompt, no colour, exit code 0', async () => {
    const { lines, end, out, raw, err, inbound } = await bench(() => say(t`Two bets.`));
    lines('/bet list', '', 'the export is slow');
    expect(await end()).toBe(0);
    expect(out()).toBe('Two bets.\n\nTwo bets.\n');
    expect(raw()).toBe(out());
    expect(err()).toBe('');
    expect(inbound).toEqual([
      {
        workspace: WORKSPACE,
        member: 'ana',
        channel: 'general',
        eventId: '1.1',
        at: NOW,
        kind: 'command',
        text: '/bet list',
      },
      expect.objectContaining({
        kind: 'message',
        text: 'the export is slow',
        message: '1.2',
        eventId: '1.2',
      }),
    ]);
  });

  it('that fails goes to stderr and exits with 1, and the lines after it are taken all the same', async () => {
    const { lines, end, out, err } = await bench(({ kind }) =>
      kind === 'command' ? refusal : say(t`Heard.`),
    );
    lines('/bet nope', 'fine');
    expect(await end()).toBe(1);
    expect(err()).toBe('Not done.\n');
    expect(out()).toBe('Heard.\n');
  });

  it('may press buttons', async () => {
    const { lines, end, inbound } = await bench(() => EVERYTHING);
    lines('/bet show 12', '2', 'incon');
    expect(await end()).toBe(0);
    expect(inbound.flatMap((event) => (event.kind === 'command' ? [event.text] : []))).toEqual([
      '/bet show 12',
      '/bet call BET-12 invalidated',
      '/bet call BET-12 inconclusive',
    ]);
  });

  it('gets the line that says what a form would', async () => {
    const form: Form = {
      command: '/bet new',
      title: 'New bet',
      submit: 'Save',
      fields: [
        { name: 'build', label: 'If we build', kind: 'line', optional: true, example: 'saved searches' },
      ],
    };
    const { lines, end, out } = await bench(() => ({ audience: 'you', blocks: [], form }));
    lines('/bet');
    expect(await end()).toBe(0);
    expect(out()).toBe('New bet\nMay be left open: build\nIn one line: /bet new build: saved searches\n');
  });

  it('gets files with their path, and fails when one cannot be written', async () => {
    const folder = await temporaryFolder();
    const file = { kind: 'file', name: 'export.md', mediaType: 'text/markdown', content: '# Bets' } as const;
    const { lines, end, out } = await bench(() => reply(file), { folder });
    lines('/bet export');
    expect(await end()).toBe(0);
    expect(out()).toBe(`File: ${join(folder, 'export.md')}\n`);
    expect(await readFile(join(folder, 'export.md'), 'utf8')).toBe('# Bets');

    const blocked = await bench(() => reply(file), { options: { folder: join(folder, 'export.md') } });
    blocked.lines('/bet export');
    expect(await blocked.end()).toBe(1);
    expect(blocked.err()).toContain('Not done. The file was not written');
  });

  it('leaves at /quit', async () => {
    const { lines, running, inbound } = await bench(() => undefined);
    lines('/quit', '/bet list');
    expect(await running).toBe(0);
    expect(inbound).toEqual([]);
  });

  it('answers a defect generically, logs it, and goes on', async () => {
    const { lines, end, err, logger, inbound } = await bench(() =>
      Promise.reject(new Error('secret detail')),
    );
    lines('/bet list', '/bet list');
    expect(await end()).toBe(1);
    expect(err()).toContain('Something went wrong on our side.');
    expect(err()).not.toContain('secret detail');
    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(inbound).toHaveLength(2);
  });

  it('shows what a person did wrong with what to type instead', async () => {
    const { lines, end, err } = await bench(() =>
      Promise.reject(new UserError('No such bet.', ['/bet list'])),
    );
    lines('/bet show 99', '/nope');
    expect(await end()).toBe(1);
    expect(err()).toContain('Not done. No such bet.\n• /bet list\n');
    expect(err()).toContain('There is no command /nope.');
  });

  it('stops when nobody reads the output any more', async () => {
    const { lines, running } = await bench(() => say(t`A line.`), { options: { output: brokenPipe() } });
    lines('/bet list');
    expect(await running).toBe(0);
  });
});

describe('--json', () => {
  it('prints each reply as one line, refusals to stderr', async () => {
    const { lines, end, out, err } = await bench(
      (event) => (event.kind === 'command' && event.text.includes('nope') ? refusal : EVERYTHING),
      { json: true, interactive: true },
    );
    lines('/bet show 12', '/bet nope');
    expect(await end()).toBe(1);
    expect(
      out()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([EVERYTHING]);
    expect(JSON.parse(err())).toEqual(refusal);
  });

  it('says where a message is that is not the direct answer', async () => {
    const { lines, end, out, console } = await bench(() => undefined, { json: true });
    const checkin = say(t`BET-12 is due.`);
    await console.send(WORKSPACE, { kind: 'dm', member: 'ana' }, checkin, 'k1');
    await console.send(WORKSPACE, { kind: 'thread', channel: 'general', thread: '1.7' }, checkin, 'k2');
    lines('hello');
    await end();
    expect(
      out()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ...checkin, destination: { kind: 'dm', member: 'ana' } },
      { ...checkin, destination: { kind: 'thread', channel: 'general', thread: '1.7' } },
    ]);
  });
});

/** An output whose reader is gone. */
function brokenPipe(): NodeJS.WritableStream {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
}
