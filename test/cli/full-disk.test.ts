import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeHome } from './ante.ts';

test.skipIf(!existsSync('/dev/full'))(
  'output that cannot be written is a failure, said in a sentence',
  async () => {
    const { ante } = makeHome();
    const { code, err } = await ante(['bet', 'list'], { through: ['sh', '-c', '"$@" >/dev/full', 'sh'] });
    expect(err).toBe('The output (write): the disk is full: make room and try again.\n');
    expect(code).toBe(1);
  },
);

test.skipIf(!existsSync('/dev/full'))('a log that cannot be written costs the log alone', async () => {
  const { ante } = makeHome({ ANTE_LOG: '/dev/full' });
  const { code, out, err } = await ante([], { input: '/bet place BET-99\n/heard the export times out\n' });
  expect(out).toMatch(/^Kept as ITM-1/);
  expect(err).toMatch(/BET-99/);
  expect(code).toBe(1);
});

/** A disk of its own that only the process sees, small at first, and with room again for the second command. */
const SMALL_DISK = ['unshare', '--map-root-user', '--mount', 'sh', '-c'];
const ON_SMALL_DISK = [
  'mount -t tmpfs -o size=1500k tmpfs "$ANTE_FILES"',
  '"$@"; code=$?',
  'mount -o remount,size=20m "$ANTE_FILES"',
  '"$@" export "$HOME/out" </dev/null',
  'exit $code',
].join('\n');
const canMount =
  spawnSync('unshare', ['--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

test.skipIf(!canMount)(
  'a disk that fills up refuses what it cannot keep, and keeps what was acknowledged',
  async () => {
    const { ante, at } = makeHome();
    const long = (i: number) => Array.from({ length: 60 }, (_, j) => `word${i}x${j}`).join(' ');
    const lines = Array.from({ length: 20 }, (_, i) => `/heard ${long(i)}\n`);
    const { code, out, err } = await ante([], {
      input: lines.join(''),
      env: { ANTE_DATABASE: at('disk/ante.db'), ANTE_FILES: at('disk') },
      through: [...SMALL_DISK, `mkdir -p "$ANTE_FILES"\n${ON_SMALL_DISK}`, 'sh'],
    });
    const kept = [...out.matchAll(/Kept as (ITM-\d+)/g)].map(([, id]) => id);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(lines.length);
    // What was refused comes back.
    expect(err).toContain('word19x0');
    expect(err).not.toMatch(/\n {4}at /);
    expect(code).toBe(1);
    const exported = readFileSync(at('out/ante-export.json'), 'utf8');
    expect(kept.filter((id) => !exported.includes(`"id":"${id}"`))).toEqual([]);
  },
);
