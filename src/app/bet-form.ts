import type { FieldName } from '#core/bet/fields.ts';
import type { Field, Form, FormValues } from '#core/chat/form.ts';
import { UserError } from '#core/errors.ts';

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

/** Fields that can be typed but have no input, and what could stand in them. */
const BESIDE: readonly (readonly [FieldName, string])[] = [
  ['from', '31%'],
  ['to', '36%'],
  ['appetite', '2 weeks'],
  ['depends', 'BET-3'],
];

/**
 * Refuses what the form would come back with and not say a word about.
 * @throws UserError when a field without an input was refused
 */
export function refuseBeside(command: string, errors: Readonly<Partial<Record<FieldName, string>>>): void {
  for (const [name, example] of BESIDE) {
    if (errors[name] !== undefined) {
      throw new UserError(`${name}: ${errors[name]}`, [`${command} ${name}: ${example}`]);
    }
  }
}

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
