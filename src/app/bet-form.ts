import type { FieldName } from '#core/bet/fields.ts';
import type { Field, Form, FormValues } from '#core/chat/form.ts';

const INPUTS: readonly { name: FieldName; label: string; example: string; kind: Field['kind'] }[] = [
  { name: 'build', label: 'If we build', example: 'saved searches', kind: 'line' },
  { name: 'metric', label: 'we expect this metric', example: 'weekly retention', kind: 'line' },
  { name: 'move', label: 'to move from -> to', example: '31% -> 36%', kind: 'line' },
  { name: 'by', label: 'by', example: 'in 2 weeks', kind: 'line' },
  {
    name: 'because',
    label: 'because (one a line)',
    example: 'people re-type the same filters',
    kind: 'paragraph',
  },
  { name: 'confidence', label: 'How sure are you?', example: '60%', kind: 'line' },
];

/** The six inputs of a bet, with what is known filled in. All optional: a draft is saved with whatever there is. */
export function betForm(
  command: string,
  title: string,
  values: FormValues,
  errors: Readonly<Record<string, string>> = {},
): Form {
  return {
    command,
    title,
    submit: 'Save',
    fields: INPUTS.map(({ name, label, example, kind }) => ({
      name,
      label,
      kind,
      example,
      optional: true,
      ...(values[name] && { value: values[name] }),
      ...(errors[name] && { error: errors[name] }),
    })),
  };
}
