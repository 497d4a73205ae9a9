import { Command, CommanderError } from 'commander';
import { readName } from '#adapters/console/place.ts';
import { UserError } from '#core/errors.ts';
import manifest from '../../package.json' with { type: 'json' };
import { hasPlatform } from '../compose/open-platforms.ts';
import { type Config, readConfig } from '../config.ts';
import { explain } from './explain.ts';
import { watchOutput } from './output.ts';

interface Options {
  readonly as?: string;
  readonly json?: true;
  readonly stay?: true;
  readonly skipRejected?: true;
  readonly triage: boolean;
  readonly workspace?: string;
  readonly author?: string;
}

/**
 * `ante [command]`: the same grammar as in chat, and what only a command line can do.
 * @returns the exit code: 1 when something was refused or failed, which standard error then names
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  watchOutput();
  try {
    const config = readConfig();
    await program(config, (code) => {
      exitCode = code;
    }).parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

function program(config: Config, exit: (code: number) => void): Command {
  const ante = new Command('ante')
    .description('Keeps product bets honest: capture, feedback, check-ins and calls.')
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError('Try ante --help, or ante help <command>.')
    .helpCommand(true)
    .option('--as <member>', 'who you are in the console', readAs, config.member)
    .option('--json', 'print each reply as a line of JSON')
    .action(async (options: Options, { args: [unknown] }: Command) => {
      if (unknown !== undefined) {
        throw new UserError(`There is no command ${unknown}.`, ['ante bet list', 'ante --help']);
      }
      if (hasPlatform(config)) {
        const { serve } = await import('./serve.ts');
        exit(await serve(config, 'server'));
        return;
      }
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
      const { serve } = await import('./serve.ts');
      exit(await serve(config, 'worker'));
    });
  ante
    .command('import <file>')
    .description('feedback from CSV or JSONL, or a whole workspace from an export')
    .option('--skip-rejected', 'take in the good rows of a file that has others')
    .option('--no-triage', 'leave it to the console or the worker to put the items into themes')
    .action(async (file: string, options: Options, command: Command) => {
      const { importFile } = await import('./transfer.ts');
      exit(
        await importFile(config, file, {
          triage: options.triage,
          skipRejected: options.skipRejected ?? false,
          member: command.optsWithGlobals<Options>().as ?? config.member,
        }),
      );
    });
  ante
    .command('export [folder]')
    .description('the whole workspace as Markdown and JSON')
    .option('--workspace <workspace>', 'another one than the console: ante erase lists them')
    .action(async (folder: string | undefined, { workspace }: Options) => {
      const { exportTo } = await import('./transfer.ts');
      exit(await exportTo(config, folder ?? '.', workspace));
    });
  ante
    .command('erase [workspace] [word]')
    .description('a whole workspace, or what one person said in it, for good')
    .option('--author <name>', 'only the feedback of this person')
    .action(async (workspace: string | undefined, word: string | undefined, { author }: Options) => {
      const { erase } = await import('./erase.ts');
      exit(await erase(config, { workspace, word, author }));
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
  ante
    .command('outbox [replay] [key]')
    .description('messages that could not be delivered, and sending one of them again')
    .action(async (replay: string | undefined, key: string | undefined) => {
      if (replay !== undefined && (replay !== 'replay' || key === undefined))
        throw new UserError('What should be done with the outbox?', [
          'ante outbox',
          'ante outbox replay <key>',
        ]);
      const { listUndelivered, replayMessage } = await import('./outbox.ts');
      exit(key === undefined ? await listUndelivered(config) : await replayMessage(config, key));
    });
  // Only now, so that the commands do not inherit it: a word that is no command is told apart above.
  return ante.allowExcessArguments();
}

/** Who somebody says they are: taken as it is, but refused where the console would not know them by it. */
function readAs(typed: string): string {
  if (readName(typed) !== undefined) return typed;
  throw new UserError(`"${typed}" is no name: letters and digits, no spaces.`, ['ante --as ana bet list']);
}
