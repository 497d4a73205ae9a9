import { ComponentType, TextInputStyle } from 'discord.js';
import { clip } from '#core/chat/clip.ts';
import type { Field, Form } from '#core/chat/form.ts';
import { type FormId, writeFormId } from './form-id.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
const INPUTS = 5;
const TITLE_MAX = 45;
const LABEL_MAX = 45;
const HINT_MAX = 100;
const VALUE_MAX = 4000;
const OPTIONS_MAX = 25;
const OPTION_MAX = 100;
const ID_MAX = 100;

/**
 * The fields that are asked for, five at a time. One that came back with refusals is asked for those alone. What is too
 * long for Discord to show stays as it is: shown shortened, it would come back so.
 */
export function partsOf(form: Form): readonly (readonly Field[])[] {
  const refused = form.fields.filter(({ error }) => error !== undefined);
  const asked = (refused.length > 0 ? refused : form.fields).filter(
    ({ value = '' }) => value.length <= VALUE_MAX,
  );
  return Array.from({ length: Math.ceil(asked.length / INPUTS) }, (_, i) =>
    asked.slice(i * INPUTS, (i + 1) * INPUTS),
  );
}

/** Whether all of it fits into one modal, so that nothing of it has to be kept meanwhile. */
export function fitsOne(form: Form): boolean {
  return partsOf(form)[0]?.length === form.fields.length && form.command.length <= ID_MAX;
}

/** One part of a form. A whole one carries its command, a part of one the id that it is kept under. */
export function modalOf(form: Form, id?: FormId & { readonly part: number }) {
  const parts = partsOf(form);
  const step = id && parts.length > 1 ? ` (${id.part + 1}/${parts.length})` : '';
  return {
    custom_id: id ? writeFormId(id) : form.command,
    title: `${clip(form.title, TITLE_MAX - step.length)}${step}`,
    components: (parts[id?.part ?? 0] ?? []).map(labelled),
  };
}

function labelled(field: Field) {
  const description = field.error ?? field.hint;
  return {
    type: ComponentType.Label,
    label: clip(field.label, LABEL_MAX),
    ...(description && { description: clip(description, HINT_MAX) }),
    component: field.options ? select(field, field.options) : input(field),
  };
}

function input({ name, kind, optional, example, value }: Field) {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === 'paragraph' || value?.includes('\n') ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: !optional,
    max_length: VALUE_MAX,
    ...(example && { placeholder: clip(example, HINT_MAX) }),
    ...(value && { value }),
  } as const;
}

function select({ name, optional, value }: Field, options: NonNullable<Field['options']>) {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required: !optional,
    ...(optional && { min_values: 0 }),
    options: options.slice(0, OPTIONS_MAX).map((option) => ({
      label: clip(option.label, OPTION_MAX),
      value: option.value,
      ...(option.value === value && { default: true }),
    })),
  } as const;
}
