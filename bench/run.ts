import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureCommands } from './commands.ts';
import { measureDiscord } from './discord.ts';
import { measureImport } from './import.ts';
import { measureLateness } from './lateness.ts';
import { holds, machine, type Sample, table } from './measure.ts';
import { measureSlack } from './slack.ts';
import { measureStart } from './start.ts';
import { measureSweep } from './sweep.ts';

/** `npm run bench [start|commands|import|lateness|sweep|slack|discord|growth ...]`: all of them unless some are named. */
const SUITES: Readonly<Record<string, () => Promise<readonly Sample[]>>> = {
  start: () => measureStart(11),
  commands: () => measureCommands(100_000, 200),
  import: () => measureImport([100_000]),
  lateness: () => measureLateness(5_000),
  sweep: () => measureSweep(100_000, 200),
  slack: () => measureSlack(10_000),
  discord: () => measureDiscord(500),
  growth: async () => [
    ...(await measureImport([1_000, 10_000, 1_000_000])),
    ...(await measureCommands(1_000, 50)),
    ...(await measureCommands(10_000, 50)),
    ...(await measureCommands(1_000_000, 50, 10_000)),
  ],
};

const asked = process.argv.slice(2);
const results = join(import.meta.dirname, 'results');
mkdirSync(results, { recursive: true });
const missed: string[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`there is no ${name}: ${Object.keys(SUITES).join(', ')}`);
  const samples = await suite();
  const text = `# ${name}\n\n${machine()}, ${new Date().toISOString().slice(0, 10)}\n\n${table(samples)}\n`;
  console.log(text);
  writeFileSync(join(results, `${name}.md`), text);
  missed.push(...samples.filter((sample) => !holds(sample)).map((sample) => sample.name));
}
if (missed.length > 0) {
  console.error(`Not held: ${missed.join('; ')}`);
  process.exitCode = 1;
}
