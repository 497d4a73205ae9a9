import type { Field, Form, FormValues } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import { bold, code, join, type Text, t } from '#core/chat/text.ts';

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
      ...(open.length > 0 ? [{ kind: 'text', text: whatIsOpen(open) } as const] : []),
      { kind: 'note', text: t`In one line: ${code(line)}` },
    ],
  };
}

/** What must be said, or said otherwise, and what need not be. */
function whatIsOpen(open: readonly Field[]): Text {
  const namesOf = (fields: readonly Field[]) => join(fields.map(({ name }) => name));
  const { must, may } = Object.groupBy(open, ({ optional, error }) =>
    optional && error === undefined ? 'may' : 'must',
  );
  return join(
    [
      ...(must ? [t`Still to say: ${namesOf(must)}`] : []),
      ...(may ? [t`May be left open: ${namesOf(may)}`] : []),
    ],
    '. ',
  );
}

function exampleOf({ example, options }: Field): string {
  return example ?? options?.map(({ value }) => value).join('|') ?? '...';
}
