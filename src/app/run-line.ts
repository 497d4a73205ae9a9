import type { FormValues } from '#core/chat/form.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import { type NearMiss, nearMiss } from '#core/chat/near-miss.ts';
import { type Block, COMMAND_MAX, type Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { Context, UseCase } from './context.ts';

/** Carries out a command line, with the values of the form that was sent for it. */
export type RunLine = (context: Context, line: string, values?: FormValues) => Promise<Reply>;

/** A line that looks like a mistyped command is asked about; everything else goes to its use case. */
export function makeRunLine(cases: Readonly<Record<string, UseCase>>): RunLine {
  return async (context, line, values) => {
    const miss = nearMiss(line);
    if (miss) return didYouMean(miss);
    const { name, args } = parseCommand(line);
    const useCase = cases[name];
    if (!useCase) throw new Error(`no use case for ${name}`);
    return useCase(context, values ? { args, values } : { args });
  };
}

function didYouMean({ root, meant, text }: NearMiss): Reply {
  const asCapture = `/${root} new ${text}`;
  const what = root === 'bet' ? 'a new bet' : 'what a user said';
  const isShort = Math.max(meant.length, asCapture.length) <= COMMAND_MAX;
  const choices: Block = isShort
    ? {
        kind: 'buttons',
        buttons: [
          { label: 'Yes', command: meant },
          { label: `No, it is ${what}`, command: asCapture },
        ],
      }
    : { kind: 'list', items: [t`${code(meant)}`, t`${code(asCapture)}`] };
  return {
    audience: 'you',
    failed: true,
    blocks: [{ kind: 'text', text: t`Did you mean ${code(meant)}? Nothing was done yet.` }, choices],
  };
}
