import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { Context } from './context.ts';

type Draft = (context: Context, text: string, permalink?: string) => Promise<Reply>;
type Run = (context: Context, line: string) => Promise<Reply>;

/**
 * `@ante bet: ...` drafts, and so does anything that reads like a bet; `@ante BET-12` shows; `@ante /bet list` or
 * `@ante list` runs the command. A mention never saves by itself.
 */
export function makeMention(draft: Draft, run: Run) {
  return (context: Context, said: string, permalink?: string): Promise<Reply> => {
    const text = said.trim();
    if (text === '') return Promise.resolve(greeting());
    if (/^\/?(?:bet|heard)(?:\s|$)(?!\s*:)/i.test(text)) return run(context, text);
    if (/^(?:list|board|due|help|settings)$/i.test(text)) return run(context, asCommand(text.toLowerCase()));
    const id = /^(?:show\s+)?((?:BET|ASM|THM|ITM)-\d+)$/i.exec(text)?.[1];
    if (id) return run(context, `/bet show ${id}`);
    return draft(context, text.replace(/^(?:new\s+)?bet\s*:\s*/i, ''), permalink);
  };
}

function asCommand(word: string): string {
  return word === 'board' || word === 'due' ? `/bet report ${word}` : `/bet ${word}`;
}

function greeting(): Reply {
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`Tell me a bet: ${code('@ante bet: if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type filters')}. I draft it and you decide. ${code('/bet help')} has the rest.`,
      },
    ],
  };
}
