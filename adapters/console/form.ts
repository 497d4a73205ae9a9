import type { Field, Form, FormValues } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { commandLine, prefilled } from './form-text.ts';
import { hang, wrap } from './layout.ts';
import { editable } from './paste.ts';
import { safe, safeLine } from './safe.ts';
import type { Paint } from './style.ts';
import type { Terminal } from './terminal.ts';

export type Filled =
  | { readonly kind: 'sent'; readonly values: FormValues }
  /** Left before its end; `line` would continue with what was typed. */
  | { readonly kind: 'left'; readonly line: string };

export interface FormDeps {
  readonly terminal: Terminal;
  readonly paint: Paint;
  readonly columns: () => number;
  readonly tell: (reply: Reply) => Promise<void>;
}

/** Asks a form field by field. One that came back with refusals is asked only for what was refused. */
export async function fillForm(form: Form, deps: FormDeps): Promise<Filled> {
  const refused = form.fields.filter(({ error }) => error !== undefined);
  const asked = refused.length > 0 ? refused : form.fields;
  let values = prefilled(form);
  await deps.tell(refused.length === 0 ? introduction(form) : toPutRight(form, refused.length));
  for (let i = 0; i < asked.length; ) {
    const field = asked[i];
    if (!field) break;
    const answer = await askField({ ...field, value: values[field.name] ?? '' }, deps);
    if (answer.kind === 'back') i = Math.max(0, i - 1);
    else {
      values = { ...values, [field.name]: answer.value };
      if (answer.kind === 'left') return { kind: 'left', line: commandLine(form, values) };
      i += 1;
    }
  }
  return { kind: 'sent', values };
}

function introduction({ title, intro, submit }: Form): Reply {
  return {
    audience: 'you',
    blocks: [
      { kind: 'heading', text: [title] },
      ...(intro ? [{ kind: 'text', text: intro } as const] : []),
      {
        kind: 'note',
        text: t`Enter or ${code('.')} keeps what is there, ${code('-')} alone empties it, ${code('/back')} goes back, ${code('/cancel')} leaves. After the last: ${submit}.`,
      },
    ],
  };
}

function toPutRight({ title }: Form, refused: number): Reply {
  const what = refused === 1 ? 'one answer' : `${refused} answers`;
  const text = t`${title} is not done yet: ${what} to put right. ${code('/cancel')} leaves and keeps the rest.`;
  return { audience: 'you', blocks: [{ kind: 'note', text }] };
}

type FieldAnswer = { readonly kind: 'filled' | 'left'; readonly value: string } | { readonly kind: 'back' };

async function askField(field: Field, deps: FormDeps): Promise<FieldAnswer> {
  const { terminal, paint } = deps;
  const value = field.value ?? '';
  let error = field.error;
  for (;;) {
    terminal.print(describe({ ...field, ...(error !== undefined && { error }) }, deps));
    const ready = field.suggested ? paint('faint', ` [${safeLine(value)}]`) : '';
    const answer = await terminal.ask(`${paint('strong', safeLine(field.label))}${ready} › `, {
      // An option is chosen by its number, so what is chosen now is marked in the list instead.
      prefill: field.options || field.suggested ? '' : value,
      memorable: false,
      complete: async (line) =>
        (field.options ?? [])
          .filter((option) => option.label.toLowerCase().startsWith(line.toLowerCase()))
          .map((option) => ({ text: option.label, label: option.label })),
    });
    const line = answer.kind === 'closed' ? '' : answer.text.trim();
    const typed = line.replace(/\s*\/cancel$/, '');
    if (answer.kind !== 'line' || typed !== line)
      return { kind: 'left', value: readAnswer(field, typed) ?? value };
    if (typed === '/back' || typed === `${value.trim()}/back`) return { kind: 'back' };
    const read = readAnswer(field, typed);
    if (read === undefined) error = `"${typed}" is none of these. Type a number.`;
    else if (read === '' && !field.optional) error = 'This one is needed. /cancel leaves and keeps the rest.';
    else return { kind: 'filled', value: read };
  }
}

/** What was answered, given what was there; undefined when it is no option. */
function readAnswer(field: Field, typed: string): string | undefined {
  const value = field.value ?? '';
  if (typed === '' || typed === '.') return value;
  if (typed === '-') return '';
  if (!field.options) return editable(typed) === editable(value).trim() ? value : typed;
  const wanted = typed.toLowerCase();
  const option =
    field.options[Number(wanted) - 1] ??
    field.options.find((each) => each.value === typed) ??
    field.options.find((each) => each.label.toLowerCase().startsWith(wanted));
  return option?.value;
}

/** What stands above the line to fill in: why it was refused, what is meant, an example, the options. */
function describe(
  { hint, example, error, value, options = [] }: Field,
  { paint, columns }: FormDeps,
): string {
  const width = columns() - 2;
  const meant = [hint, example === undefined ? undefined : `Example: ${example}`].filter(
    (each) => each !== undefined,
  );
  const lines = [
    ...(error === undefined ? [] : wrap(safe(error), width).map((line) => paint('bad', line))),
    ...(meant.length === 0 ? [] : wrap(safe(meant.join(' ')), width).map((line) => paint('faint', line))),
    ...options.flatMap((option, i) =>
      hang(
        `${paint('accent', `[${i + 1}]`)} `,
        safeLine(option.label) + (option.value === value ? paint('faint', ' (now)') : ''),
        width,
      ),
    ),
  ];
  return ['', ...lines.map((line) => `  ${line}`), ''].join('\n');
}
