import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip } from '#core/chat/clip.ts';
import type { Field, Form, FormValues } from '#core/chat/form.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import type { Origin } from './heard.ts';
import { LIMITS } from './limits.ts';
import { renderInView } from './render.ts';
import { clean, label } from './spans.ts';
import type { View } from './wire.ts';

type ModalView = types.ModalView;

/** The one action of each input. */
const INPUT = 'input';
const FORM = 'form';

const plain = (text: string, max: number) =>
  ({ type: 'plain_text', text: label(text, max), emoji: false }) as const;

/** Whether all that is in the form already fits into Slack's inputs: what does not would be lost. */
export function fitsModal({ fields }: Form): boolean {
  return fields.every(({ value = '' }) => value.length <= LIMITS.inputText);
}

/** A form as a modal. `above` is said before its inputs. */
export function formView(form: Form, origin: Origin, above: readonly Block[] = []): ModalView {
  const refused = form.fields.flatMap(({ label, error }): Block[] =>
    error === undefined ? [] : [{ kind: 'text', text: t`${bold(label)}: ${error}` }],
  );
  const intro: Block[] = form.intro ? [{ kind: 'text', text: form.intro }] : [];
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(form.title, LIMITS.modalTitle),
    submit: plain(form.submit, LIMITS.modalButton),
    close: plain('Cancel', LIMITS.modalButton),
    notify_on_close: true,
    private_metadata: JSON.stringify({ command: form.command, origin }),
    blocks: [...renderInView([...above, ...intro, ...refused]), ...form.fields.map(input)],
  };
}

function input({ name, label: words, hint, optional, ...field }: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional,
    label: plain(words, LIMITS.inputLabel),
    element: element(field),
    ...(hint && clean(hint).trim() !== '' && { hint: plain(hint, LIMITS.hint) }),
  };
}

function element({ kind, value = '', example, options = [] }: Omit<Field, 'name' | 'label' | 'optional'>) {
  const placeholder =
    example && clean(example).trim() !== '' ? { placeholder: plain(example, LIMITS.placeholder) } : {};
  if (kind === 'choice' && options.length > 0) {
    const offered = options
      .slice(0, LIMITS.options)
      .map((option) => ({ text: plain(option.label, LIMITS.optionLabel), value: option.value }));
    const chosen = offered.find((option) => option.value === value);
    return {
      type: 'static_select' as const,
      action_id: INPUT,
      options: offered,
      ...placeholder,
      ...(chosen && { initial_option: chosen }),
    };
  }
  return {
    type: 'plain_text_input' as const,
    action_id: INPUT,
    multiline: kind === 'paragraph',
    max_length: LIMITS.inputText,
    ...placeholder,
    ...(value !== '' && { initial_value: clip(value.toWellFormed(), LIMITS.inputText) }),
  };
}

const metadata = z.object({
  command: z.string(),
  origin: z.object({
    channel: z.string(),
    thread: z.string().exactOptional(),
    within: z.string().exactOptional(),
    respond: z.string().exactOptional(),
  }),
});

/** Which command a modal continues, and where it was opened; undefined for a modal that only shows an answer. */
export function readForm(view: View): { readonly command: string; readonly origin: Origin } | undefined {
  if (view.callback_id !== FORM) return undefined;
  return metadata.parse(JSON.parse(view.private_metadata));
}

/** What is in a modal's inputs, by their names; an empty one is an empty text. */
export function valuesIn({ state }: View): FormValues {
  const entries = Object.entries(state.values).map(([name, actions]) => {
    const { value, selected_option } = actions[INPUT] ?? {};
    return [name, selected_option?.value ?? value ?? ''] as const;
  });
  return Object.fromEntries(entries);
}

/** What was typed into a modal that was closed, and is not what it was opened with. */
export function typedBeforeClosing(view: View): FormValues {
  const before = new Map(view.blocks.map((block) => [String(block.block_id), initialOf(block)]));
  const typed = Object.entries(valuesIn(view)).filter(([name, value]) => value !== (before.get(name) ?? ''));
  return Object.fromEntries(typed);
}

const initial = z.object({
  element: z.object({
    initial_value: z.string().optional(),
    initial_option: z.object({ value: z.string() }).optional(),
  }),
});

function initialOf(block: unknown): string | undefined {
  const { data } = initial.safeParse(block);
  return data?.element.initial_option?.value ?? data?.element.initial_value;
}

/** An answer as a modal of its own. */
export function answerView(title: string, blocks: readonly Block[]): ModalView {
  const shown = renderInView(blocks);
  return {
    type: 'modal',
    callback_id: 'answer',
    title: plain(title, LIMITS.modalTitle),
    close: plain('Close', LIMITS.modalButton),
    blocks: shown.length > 0 ? shown : renderInView([{ kind: 'text', text: t`Done.` }]),
  };
}

/** What a form that was sent and refused shows then: what was typed stays in its inputs either way. */
export interface Refusal {
  /** Beside the inputs, where that says it all. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Above the inputs. */
  readonly view: ModalView;
}

/** Undefined when it was not refused and asks for nothing more. */
export function refusalOf(reply: Reply, view: View, origin: Origin): Refusal | undefined {
  const { form, failed, blocks } = reply;
  if (!form) return failed ? { view: sameView(view, blocks) } : undefined;
  const next = formView(form, origin, blocks);
  const errors = form.fields.flatMap(({ name, error }) =>
    error === undefined ? [] : [[name, clean(error)] as const],
  );
  const shown = new Set(Object.keys(view.state.values));
  const isSame = readForm(view)?.command === form.command && errors.every(([name]) => shown.has(name));
  const saysAll = isSame && errors.length > 0 && blocks.length === 0;
  return saysAll ? { errors: Object.fromEntries(errors), view: next } : { view: next };
}

/** The modal as it is, with something said above its inputs. */
function sameView(view: View, above: readonly Block[]): ModalView {
  const inputs = view.blocks.filter(({ type }) => type === 'input') as unknown as types.InputBlock[];
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: plain(view.title?.text ?? '', LIMITS.modalTitle),
    submit: plain(view.submit?.text ?? 'Send', LIMITS.modalButton),
    close: plain('Cancel', LIMITS.modalButton),
    notify_on_close: true,
    private_metadata: view.private_metadata,
    blocks: [...renderInView(above), ...inputs],
  };
}
