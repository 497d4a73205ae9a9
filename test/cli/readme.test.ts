import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#core/chat/commands.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import { readConfig } from '../../src/config.ts';
import { ROOT } from '../house/source.ts';
import { makeHome } from './ante.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const ENVIRONMENT = readFileSync(join(ROOT, '.env.example'), 'utf8');

describe('the README', () => {
  it('shows what the demo prints', async () => {
    const shown = [...README.matchAll(/```demo\n([\s\S]*?)\n```/g)].map((match) => match[1] ?? '');
    expect(shown.length).toBeGreaterThan(1);
    const { out } = await makeHome().ante(['demo']);
    for (const excerpt of shown) expect(out).toContain(excerpt);
  });

  it('names every variable that the configuration reads, with its default', () => {
    const rows = [...README.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].map((match) => match[1] ?? '');
    const named = rows
      .flatMap((row) => row.match(/[A-Z_]+/g) ?? [])
      .filter((name) => !name.endsWith('_COLOR'));
    const examples = [...ENVIRONMENT.matchAll(/^#(\w+)=/gm)].map((match) => match[1]);
    expect(named.filter((name) => !examples.includes(name))).toEqual([]);
    expect(examples.filter((name) => !new RegExp(`\`${name}\\b`).test(README))).toEqual([]);
    const { database, files, log, logLevel } = readConfig({});
    for (const path of [database, files, log])
      expect(README).toContain(`\`data/${path.split('/data/')[1]}\``);
    expect(README).toContain(`\`${logLevel}\``);
  });

  it('names commands that there are', () => {
    const lines = [...README.matchAll(/`(\/(?:bet|heard)[^`]*)`/g)].map((match) => match[1] ?? '');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(COMMANDS).toContain(parseCommand(line).spec);
  });
});
