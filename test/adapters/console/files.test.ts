import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { attach, fileName } from '#adapters/console/attachments.ts';
import { HISTORY_MAX, openHistory } from '#adapters/console/history.ts';
import type { Block } from '#core/chat/reply.ts';
import type { Logger } from '#ports/logger.ts';
import { temporaryFolder } from './harness.ts';
import { EVERYTHING, reply } from './samples.ts';

const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() } satisfies Logger;
let folder: string;

beforeEach(async () => {
  vi.clearAllMocks();
  folder = await temporaryFolder();
});

const file = (name: string, content = 'text'): Block => ({
  kind: 'file',
  name,
  mediaType: 'text/plain',
  content,
});

describe('a file that is handed over', () => {
  it('is written and never overwrites another', async () => {
    const first = file('export.md', 'one');
    const second = file('export.md', 'two');
    const options = { folder: join(folder, 'new'), logger };
    const { whereabouts, trouble } = await attach(reply(first, second), options);
    expect(trouble).toBeUndefined();
    expect(whereabouts(first)).toBe(join(folder, 'new', 'export.md'));
    expect(whereabouts(second)).toBe(join(folder, 'new', 'export-2.md'));
    expect(await readFile(join(folder, 'new', 'export.md'), 'utf8')).toBe('one');
    expect(await readFile(join(folder, 'new', 'export-2.md'), 'utf8')).toBe('two');
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['.bashrc', 'bashrc'],
    ['a\x1b[2J/b\\c:d.md', 'a-2J-b-c-d.md'],
    ['..', 'file'],
    ['', 'file'],
    [`${'x'.repeat(300)}.md`, `${'x'.repeat(97)}.md`],
  ])('named %j is %j', (name, clean) => {
    expect(fileName(name)).toBe(clean);
  });

  it('that cannot be written is said to be so', async () => {
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const { trouble, whereabouts } = await attach(EVERYTHING, { folder: taken, logger });
    expect(trouble?.message).toContain('it is no folder');
    expect(EVERYTHING.blocks.filter((block) => whereabouts(block) !== undefined)).toEqual([]);
  });
});

describe('a chart', () => {
  const png = new Uint8Array([137, 80, 78, 71]);
  const chart = reply(...EVERYTHING.blocks.filter(({ kind }) => kind === 'chart'));

  it('is one file however often it is drawn', async () => {
    const options = { folder, charts: { render: async () => png }, logger };
    const [first, second] = [await attach(chart, options), await attach(chart, options)];
    const path = first.whereabouts(chart.blocks[0]!);
    expect(basename(path!)).toMatch(/^weekly-retention-[0-9a-f]{8}\.png$/);
    expect(second.whereabouts(chart.blocks[0]!)).toBe(path);
    expect(new Uint8Array(await readFile(path!))).toEqual(png);
    expect(first.images).toEqual([png]);
  });

  it('that cannot be drawn leaves its words', async () => {
    const charts = { render: () => Promise.reject(new Error('no font')) };
    const { images, whereabouts, trouble } = await attach(chart, { folder, charts, logger });
    expect([images, whereabouts(chart.blocks[0]!), trouble]).toEqual([[], undefined, undefined]);
    expect(logger.warn).toHaveBeenCalledOnce();
  });
});

describe('the history', () => {
  it('comes back in the next session, the latest first', async () => {
    const path = join(folder, 'new', 'history');
    const first = await openHistory(path, logger);
    expect(first.lines).toEqual([]);
    first.add('/bet list');
    first.add('two↵lines');
    await first.settled();
    expect((await openHistory(path, logger)).lines).toEqual(['two↵lines', '/bet list']);
  });

  it('is bounded', async () => {
    const path = join(folder, 'history');
    const typed = Array.from({ length: 2 * HISTORY_MAX + 1 }, (_, i) => `line ${i}`);
    await writeFile(path, typed.join('\n'));
    const { lines, add, settled } = await openHistory(path, logger);
    expect(lines).toHaveLength(HISTORY_MAX);
    expect(lines[0]).toBe(`line ${2 * HISTORY_MAX}`);
    add('x'.repeat(100_000));
    await settled();
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(HISTORY_MAX);
  });

  it('that cannot be kept is no reason not to talk', async () => {
    const path = join(folder, 'history');
    await writeFile(path, '');
    const { lines, add, settled } = await openHistory(join(path, 'below-a-file'), logger);
    add('/bet list');
    await settled();
    expect(lines).toEqual([]);
    expect(logger.warn).toHaveBeenCalled();
  });
});
