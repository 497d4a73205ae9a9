import { createInterface } from 'node:readline';
import { codeOf } from './errors.ts';
import { formAsText } from './form-text.ts';
import type { ConsoleOptions } from './options.ts';
import { jsonScreen, pipedScreen, type Screen } from './screen.ts';
import type { Session } from './session.ts';

const USUAL_COLUMNS = 80;

/**
 * Takes line after line until the input ends, `/quit`, or nobody reads the output any more.
 * @returns the exit code: 1 when any line failed
 */
export async function runPiped(
  { input, output, errors, terminal, json, logger }: ConsoleOptions,
  start: (screen: Screen) => Session,
): Promise<number> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  output.on('error', (error) => {
    // `| head` has seen enough; that is no fault.
    if (codeOf(error) !== 'EPIPE') logger.error({ err: error }, 'the output failed');
    lines.close();
  });
  const pipes = {
    out: (line: string) => output.write(`${line}\n`),
    err: (line: string) => errors.write(`${line}\n`),
  };
  const session = start(
    json ? jsonScreen(pipes) : pipedScreen(pipes, terminal.columns() ?? USUAL_COLUMNS, terminal.colour),
  );
  let failed = false;
  for await (const line of lines) {
    const text = line.replace(/^\ufeff/, '');
    if (text.trim() === '') continue;
    const outcome = await session.take(text);
    if (outcome.failed) failed = true;
    if (outcome.opened && !json) await session.tell(formAsText(outcome.opened.form));
    if (outcome.quit) break;
  }
  return failed ? 1 : 0;
}
