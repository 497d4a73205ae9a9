import type { Form, FormValues } from '#core/chat/form.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { readHeard } from '#core/feedback/heard-text.ts';
import { keptReply } from '#core/report/theme-reply.ts';
import { instantOf } from '#core/time/zone.ts';
import type { Context, Deps, UseCase } from '../context.ts';
import { needTheme } from '../load.ts';
import type { Heard, Ingest } from './ingest-feedback.ts';
import { pastDay } from './past-day.ts';
import { showPoints } from './show-points.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard the export times out (from dana@example.com, Dec 3)`; `/heard` alone opens the form. */
export function makeHear({ readDates }: Pick<Deps, 'readDates'>, ingest: Ingest): UseCase {
  const read = (context: Context, { args, values }: Parameters<UseCase>[1]): Said | undefined => {
    const readDay = (text: string) => pastDay(readDates, text, context.today);
    if (values) return fromForm(values, readDay);
    return args.text === undefined ? undefined : readHeard(args.text, readDay);
  };
  return async (context, input) => {
    const said = read(context, input);
    if (!said) return { audience: 'you', blocks: [], form: HEARD_FORM };
    return answer(context, await ingest(context.scope, heardIn(context, said), stampOf(context)));
  };
}

type Said = Pick<Heard, 'text' | 'author' | 'permalink'> & { readonly on?: string };

function heardIn({ frame, member, now, today }: Context, { on, ...said }: Said): Heard {
  return {
    ...said,
    source: 'heard',
    externalId: frame.eventId,
    // Of a day alone, noon stands for it.
    saidAt: on === undefined || on === today ? now : instantOf(on, '12:00', member.zone),
  };
}

/** What somebody is told of what they brought. */
export async function answer({ scope }: Context, outcome: Awaited<ReturnType<Ingest>>): Promise<Reply> {
  if (outcome.kind === 'forgotten') return say(t`That was deleted before, so it is not kept again.`, 'you');
  const { item } = outcome;
  if (outcome.kind === 'known') return say(t`Kept already as ${bold(item.id)}.`, 'you');
  if (item.point) return showPoints(scope, item, t`Kept as ${bold(item.id)}: it `);
  return keptReply({ item, theme: await needTheme(scope, item.theme), twin: outcome.twin });
}

/** @throws UserError when the day is none, or is still to come */
function fromForm(values: FormValues, readDay: (text: string) => string | undefined): Said {
  const [text = '', author, said, link] = ['text', 'author', 'on', 'link'].map((name) =>
    values[name]?.trim(),
  );
  const on = said ? readDay(said) : undefined;
  if (said && !on) throw new UserError(`"${said}" is no day that was.`, ['on: yesterday', 'on: 2026-11-03']);
  return { text, ...(author && { author }), ...(on && { on }), ...(link && { permalink: link }) };
}

const HEARD_FORM: Form = {
  command: '/heard new',
  title: 'What a user said',
  submit: 'Keep',
  fields: [
    {
      name: 'text',
      label: 'In their words',
      kind: 'paragraph',
      optional: false,
      example: 'the export times out on big boards',
    },
    { name: 'author', label: 'Who said it', kind: 'line', optional: true, example: 'dana@example.com' },
    { name: 'on', label: 'When', kind: 'line', optional: true, example: 'yesterday' },
    { name: 'link', label: 'Link to it', kind: 'line', optional: true, example: 'https://...' },
  ],
};
