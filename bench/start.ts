import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Sample } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');

/** From `npm start` to its first prompt in a terminal, and what it then holds resident. `runs` times, the first cold. */
export async function measureStart(runs: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ante-bench-'));
  const started: number[] = [];
  const resident: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { promptMs, residentMb } = await startOnce(folder);
    started.push(promptMs);
    resident.push(residentMb);
  }
  rmSync(folder, { recursive: true });
  return [
    { name: 'npm start to the first prompt', unit: 'ms', values: started, bound: { of: 'p50', most: 700 } },
    { name: 'resident memory, idle', unit: 'MB', values: resident, bound: { of: 'p99', most: 150 } },
  ];
}

async function startOnce(folder: string): Promise<{ promptMs: number; residentMb: number }> {
  const begun = performance.now();
  // `script` gives it a terminal: without one it would read its input as a pipe.
  const child = spawn('script', ['-qec', 'npm start --silent', '/dev/null'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ANTE_DATABASE: join(folder, 'ante.db'),
      ANTE_FILES: folder,
      ANTE_LOG: join(folder, 'log'),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  const promptMs = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      shown += chunk;
      if (stripVTControlCharacters(shown).trimEnd().endsWith('›')) resolve(performance.now() - begun);
    });
    child.once('exit', () => reject(new Error(`no prompt came:\n${shown}`)));
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const residentMb = residentOf(child.pid ?? 0);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.write('/quit\r');
  await gone;
  return { promptMs, residentMb };
}

/** The resident memory of the process that runs src/main.ts below `pid`, in MB. Linux only. */
function residentOf(pid: number): number {
  for (const child of childrenOf(pid)) {
    const arguments_ = readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0');
    if (arguments_.includes('src/main.ts') && /node$/.test(arguments_[0] ?? '')) {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
      return Number(kilobytes) / 1024;
    }
  }
  throw new Error('the started process was not found');
}

function childrenOf(pid: number): readonly number[] {
  const direct = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
}
