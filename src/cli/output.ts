import { explain } from './explain.ts';

/**
 * Sees to it that output which is not taken ends in an exit code and not in a stack: a full disk is a failure, a
 * reader that has seen enough (`| head`) is not.
 */
export function watchOutput(): void {
  let isTold = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isTold) return;
    isTold = true;
    process.exitCode = 1;
    process.stderr.write(`${explain(error)}\n`);
  });
  // There is no other place to say it.
  process.stderr.on('error', () => {});
}
