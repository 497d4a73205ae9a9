import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeShiftableClock } from '#adapters/clock/index.ts';
import { wantsColour } from '#adapters/console/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Logger } from '#ports/logger.ts';
import { buildApplication } from '../compose/application.ts';
import { CONSOLE_WORKSPACE, openChat } from '../compose/open-chat.ts';
import { COLLECTIONS } from '../compose/open-store.ts';
import { readConfig } from '../config.ts';
import { playLoop } from './loop.ts';
import { makeStage } from './stage.ts';

/** A Friday morning in New York. */
const BEGINS = '2026-11-20T14:00:00.000Z';
const EXAMPLES = join(import.meta.dirname, '../../examples/feedback.jsonl');
const COLUMNS = 80;

const quiet: Logger = { error: fail, warn: ignore, info: ignore, debug: ignore };

/** `ante demo`: the whole loop on real feedback, in memory, by a clock of its own. Nothing of it is kept. */
export async function runDemo({ stay }: { readonly stay: boolean }): Promise<number> {
  const config = readConfig();
  const clock = makeShiftableClock(BEGINS, false);
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const isTTY = process.stdout.isTTY === true;
  const stage = makeStage({
    workspace: CONSOLE_WORKSPACE,
    clock,
    print: (text) => process.stdout.write(text),
    width: Math.min(process.stdout.columns ?? COLUMNS, COLUMNS),
    colour: wantsColour({ isTTY, ...config.terminal }),
  });
  const platforms = new Map([[stage.platform.name, stage.platform]]);
  const application = buildApplication({ store, clock, readDates, logger: quiet }, platforms);
  const feedback = readFileSync(EXAMPLES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string; author: string });
  await playLoop({ stage, application, clock, store, feedback });
  if (stay) {
    const chat = await openChat(config, {
      member: 'ana',
      json: false,
      input: process.stdin,
      interactive: isTTY && process.stdin.isTTY === true,
      clock,
      moveClock: clock.set,
      store,
    });
    await chat.run();
  }
  await store.close();
  return 0;
}

function ignore(): void {}

/** A defect in the demo is shown, not logged: there is nobody to read the log. */
function fail(fields: Readonly<Record<string, unknown>>, message: string): void {
  process.stderr.write(
    `${message}: ${fields.err instanceof Error ? fields.err.stack : JSON.stringify(fields)}\n`,
  );
}
