import type { Form, FormValues } from '#core/chat/form.ts';
import type { InboundFrame } from '#core/chat/inbound.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import type { Clock } from '#ports/clock.ts';
import type { Scope, Store } from '#ports/store.ts';
import { keptForms } from './collections.ts';
import { writeFormId } from './form-id.ts';
import { partsOf } from './modal.ts';

/** How many forms of one person are kept; the oldest make way. */
const KEPT_MAX = 10;

type Who = Pick<InboundFrame, 'workspace' | 'member'>;

/**
 * Forms that do not end where they began: those of more than five fields, and those that came back refused. Discord
 * opens no form after a form, so a message with a button stands between, and what was typed is kept for it.
 */
export function makeForms({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  const idOf = ({ member }: Who, event: string) => `${member}/${event}`;
  return {
    keep: async (who: Who, event: string, form: Form): Promise<void> => {
      const scope = store.in(who.workspace);
      const id = idOf(who, event);
      if (await scope.get(keptForms, id)) return;
      await scope.insert(keptForms, { id, version: 0, form, at: clock.now() });
      await prune(scope, who.member);
    },
    find: async (who: Who, event: string): Promise<Form | undefined> =>
      (await store.in(who.workspace).get(keptForms, idOf(who, event)))?.form,
    /** What was typed into some of its fields stays with it. Undefined when it is not kept any more. */
    fill: (who: Who, event: string, values: FormValues): Promise<Form | undefined> =>
      store.in(who.workspace).transaction(async (tx) => {
        const kept = await tx.get(keptForms, idOf(who, event));
        if (!kept) return undefined;
        const form = filled(kept.form, values);
        await tx.replace(keptForms, { ...kept, form });
        return form;
      }),
  };
}

export type Forms = ReturnType<typeof makeForms>;

async function prune(scope: Scope, member: string): Promise<void> {
  const bounds = { by: 'id', from: `${member}/`, below: `${member}0` } as const;
  const { docs } = await scope.find(keptForms, { ...bounds, limit: 10 * KEPT_MAX });
  const inOrder = docs.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const { id } of inOrder.slice(0, -KEPT_MAX)) await scope.remove(keptForms, id);
}

function filled(form: Form, values: FormValues): Form {
  return {
    ...form,
    fields: form.fields.map((field) => ({
      ...field,
      ...(field.name in values && { value: values[field.name] ?? '' }),
    })),
  };
}

/** Everything that is in a form, as it is sent. */
export function valuesOf({ fields }: Form): FormValues {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
}

/** The message that a form is opened from: what came back refused and why, or merely where to click. */
export function invitation(reply: Reply, form: Form, event: string): Reply {
  const refused = form.fields.filter(({ error }) => error !== undefined);
  const tooLong = form.fields.filter((field) => !partsOf(form).flat().includes(field) && field.value);
  const blocks: Block[] = [
    { kind: 'text', text: t`${bold(form.title)}` },
    ...(form.intro ? [{ kind: 'text', text: form.intro } as const] : []),
    ...(refused.length > 0
      ? [
          {
            kind: 'list',
            items: refused.map(({ label, error = '' }) => t`${bold(label)}: ${error}`),
          } as const,
        ]
      : []),
    ...(refused.length > 0 ? tooLong : []).map(
      (field) => ({ kind: 'quote', text: field.value ?? '' }) as const,
    ),
    {
      kind: 'buttons',
      buttons: [
        {
          label: refused.length > 0 ? 'Correct it' : 'Fill it in',
          command: writeFormId({ event, part: 0 }),
          style: 'primary',
        },
      ],
    },
  ];
  return { ...reply, audience: 'you', blocks: [...reply.blocks, ...blocks] };
}

/** What comes between two parts of a form. */
export function halfway(form: Form, event: string, done: number): Reply {
  const left = partsOf(form).slice(done).flat();
  const isNeeded = left.some(({ optional }) => !optional);
  const send = {
    label: form.submit,
    command: writeFormId({ event, part: 'send' }),
    style: 'primary',
  } as const;
  const more = { label: 'More', command: writeFormId({ event, part: done }) };
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'text',
        text: t`${bold('Kept so far.')} ${isNeeded ? 'Still needed' : 'Still open'}: ${left.map(({ label }) => label).join(', ')}`,
      },
      { kind: 'buttons', buttons: isNeeded ? [more] : [send, more] },
    ],
  };
}
