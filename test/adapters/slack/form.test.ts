import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerView,
  fitsModal,
  formView,
  readForm,
  refusalOf,
  typedBeforeClosing,
  valuesIn,
} from '#adapters/slack/form.ts';
import { viewSchema } from '#adapters/slack/wire.ts';
import type { Form } from '#core/chat/form.ts';
import { say } from '#core/chat/reply.ts';
import { problemsOfView } from '../../simulators/slack/limits.ts';
import { stateOf } from '../../simulators/slack/reading.ts';
import { anyForm, anyReply } from './replies.ts';

const ORIGIN = { channel: 'C1', thread: '1.2', within: '1.2', respond: 'https://hooks.slack.com/x' };
const FORM: Form = {
  command: '/bet call BET-1 validated',
  title: 'BET-1: validated',
  submit: 'Make the call',
  fields: [
    { name: 'why', label: 'Why', kind: 'line', optional: false, value: 'because' },
    {
      name: 'ASM-1',
      label: 'ASM-1',
      kind: 'choice',
      optional: true,
      value: 'unchanged',
      options: [
        { label: 'unchanged', value: 'unchanged' },
        { label: 'refuted', value: 'refuted' },
      ],
    },
  ],
};

/** A view as Slack gives it back, with values typed into it. */
const back = (view: unknown, values: Record<string, string>) =>
  viewSchema.parse({ id: 'V1', ...(view as object), state: stateOf(view, values) });

describe('a form', () => {
  it('never exceeds a limit as a modal, whatever is in it', () => {
    fc.assert(
      fc.property(anyForm, anyReply, (form, { blocks }) => {
        expect(problemsOfView(formView(form, ORIGIN, blocks))).toEqual([]);
        expect(problemsOfView(answerView('A title that is longer than Slack takes', blocks))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('comes back with its command, its origin and what was typed', () => {
    const view = back(formView(FORM, ORIGIN), { why: 'they come back', 'ASM-1': 'refuted' });
    expect(readForm(view)).toEqual({ command: FORM.command, origin: ORIGIN });
    expect(valuesIn(view)).toEqual({ why: 'they come back', 'ASM-1': 'refuted' });
    expect(readForm(back(answerView('Ante', []), {}))).toBeUndefined();
  });

  it('knows what was typed and what was there', () => {
    const view = formView(FORM, ORIGIN);
    expect(typedBeforeClosing(back(view, { why: 'because', 'ASM-1': 'unchanged' }))).toEqual({});
    expect(typedBeforeClosing(back(view, { why: 'other', 'ASM-1': 'unchanged' }))).toEqual({ why: 'other' });
  });

  it('is not opened where it would lose what is in it', () => {
    const [why] = FORM.fields;
    expect(fitsModal(FORM)).toBe(true);
    expect(why && fitsModal({ ...FORM, fields: [{ ...why, value: 'x'.repeat(3_001) }] })).toBe(false);
  });

  it('is refused beside its inputs where that says it all, and above them otherwise', () => {
    const view = back(formView(FORM, ORIGIN), { why: '', 'ASM-1': 'refuted' });
    const fields = FORM.fields.map((field) =>
      field.name === 'why' ? { ...field, error: 'One line of why.' } : field,
    );
    const reply = { audience: 'you', failed: true, blocks: [], form: { ...FORM, fields } } as const;
    expect(refusalOf(reply, view, ORIGIN)?.errors).toEqual({ why: 'One line of why.' });
    const told = { ...reply, blocks: say(['Not done.']).blocks };
    expect(refusalOf(told, view, ORIGIN)?.errors).toBeUndefined();
    expect(JSON.stringify(refusalOf(told, view, ORIGIN)?.view)).toContain('Not done.');
    const refused = { ...say(['Only @ana can.'], 'you'), failed: true } as const;
    const same = refusalOf(refused, view, ORIGIN)?.view;
    expect(same && problemsOfView(same)).toEqual([]);
    expect(JSON.stringify(same)).toContain('Only @ana can.');
    expect(same?.blocks.filter(({ type }) => type === 'input')).toHaveLength(2);
    expect(refusalOf(say(['Done.']), view, ORIGIN)).toBeUndefined();
  });
});
