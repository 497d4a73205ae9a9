import type { Field, Form, FormValues } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import { bold, code, join, t } from '#core/chat/text.ts';

/** The command line that says what the form would: its command and `name: value` for whatever has a value. */
export function commandLine(form: Form, values: FormValues): string {
  const said = form.fields.flatMap(({ name }) => {
    const value = values[name]?.trim() ?? '';
    return value === '' ? [] : [`${name}: ${value.replace(/\s*\n\s*/g, '; ')}`];
  });
  return [form.command, ...said].join(' ');
}

/** What is in the form already. */
export function prefilled(form: Form): FormValues {
  return Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
}

/** A form where none can be filled in: what was refused, what is missing, and a line that says it all. */
export function formAsText(form: Form): Reply {
  const values = prefilled(form);
  const open = form.fields.filter(({ name, error }) => error !== undefined || !values[name]);
  const line = commandLine(form, {
    ...values,
    ...Object.fromEntries(open.map((field) => [field.name, exampleOf(field)])),
  });
  return {
    audience: 'you',
    blocks: [
      { kind: 'heading', text: [form.title] },
      ...form.fields.flatMap(({ name, error }) =>
        error === undefined ? [] : [{ kind: 'text', text: t`${bold(name)}: ${error}` } as const],
      ),
      ...(open.length > 0
        ? [{ kind: 'text', text: t`Still to say: ${join(open.map(({ name }) => name))}` } as const]
        : []),
      { kind: 'note', text: t`In one line: ${code(line)}` },
    ],
  };
}

function exampleOf({ example, options }: Field): string {
  return example ?? options?.map(({ value }) => value).join('|') ?? '...';
}
