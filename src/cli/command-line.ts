import { Command, CommanderError } from 'commander';
import { RetryableError, UserError } from '#core/errors.ts';
import { StoreUnusableError } from '#ports/store.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';

interface Options {
  readonly as?: string;
  readonly json?: true;
  readonly stay?: true;
  readonly triage: boolean;
}

/**
 * `ante [command]`: the same grammar as in chat, and what only a command line can do.
 * @returns the exit code: 1 when something was refused or failed, which standard error then names
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  try {
    const config = readConfig();
    await program(config, (code) => {
      exitCode = code;
    }).parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    return explain(error);
  }
}

function program(config: Config, exit: (code: number) => void): Command {
  const ante = new Command('ante')
    .description('Keeps product bets honest: capture, feedback, check-ins and calls.')
    .exitOverride()
    .option('--as <member>', 'who you are in the console', config.member)
    .option('--json', 'print each reply as a line of JSON')
    .action(async (options: Options) => {
      const { start } = await import('./start.ts');
      exit(await start(config, { member: options.as ?? config.member, json: options.json ?? false }));
    });

  for (const root of ['bet', 'heard']) {
    ante
      .command(`${root} [words...]`)
      .description(`/${root}, as in chat: ante ${root} help`)
      .helpOption(false)
      .allowUnknownOption()
      .action(async (words: readonly string[], _own, command: Command) => {
        const { runLine } = await import('./start.ts');
        const { as, json } = command.optsWithGlobals<Options>();
        const line = `/${root} ${words.join(' ')}`.replace(/\s*\n\s*/g, ' ');
        exit(await runLine(config, { member: as ?? config.member, json: json ?? false }, line));
      });
  }

  ante
    .command('demo')
    .description('the whole loop in one sitting, on real feedback, in memory')
    .option('--stay', 'go on in the console afterwards, with a clock that /clock moves')
    .action(async (options: Options) => {
      const { runDemo } = await import('../demo/run.ts');
      exit(await runDemo({ stay: options.stay ?? false }));
    });
  ante
    .command('worker')
    .description('check-ins, digests and deliveries, without a chat')
    .action(async () => {
      const { runWorker } = await import('./worker.ts');
      exit(await runWorker(config));
    });
  ante
    .command('import <file>')
    .description('feedback from CSV or JSONL, or a whole workspace from an export')
    .option('--no-triage', 'leave the items for the next sweep to put into themes')
    .action(async (file: string, options: Options, command: Command) => {
      const { importFile } = await import('./transfer.ts');
      exit(
        await importFile(config, file, {
          ...options,
          member: command.optsWithGlobals<Options>().as ?? config.member,
        }),
      );
    });
  ante
    .command('export [folder]')
    .description('the whole workspace as Markdown and JSON')
    .action(async (folder: string | undefined) => {
      const { exportTo } = await import('./transfer.ts');
      exit(await exportTo(config, folder ?? '.'));
    });
  ante
    .command('backup <file>')
    .description('a copy of the SQLite store, consistent while it is in use')
    .action(async (file: string) => {
      const { backup } = await import('./maintain.ts');
      exit(await backup(config, file));
    });
  ante
    .command('restore <file>')
    .description('put a backup in place; what was there is kept aside')
    .action(async (file: string) => {
      const { restore } = await import('./maintain.ts');
      exit(await restore(config, file));
    });
  ante
    .command('migrate')
    .description('bring the store to this version of Ante')
    .action(async () => {
      const { migrate } = await import('./maintain.ts');
      exit(await migrate(config));
    });
  ante
    .command('doctor')
    .description('check configuration, store and clock, and say what to do')
    .action(async () => {
      const { doctor } = await import('./doctor.ts');
      exit(await doctor(config));
    });
  return ante;
}

/** Says what went wrong, for people where it is theirs to mend. A defect keeps its stack. */
function explain(error: unknown): number {
  const isTheirs =
    error instanceof ConfigError ||
    error instanceof StoreUnusableError ||
    error instanceof UserError ||
    error instanceof RetryableError;
  const hints = error instanceof UserError ? error.tryInstead.map((line) => `\n  ${line}`).join('') : '';
  process.stderr.write(
    `${isTheirs ? error.message + hints : error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}
