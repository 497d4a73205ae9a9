import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeForms, valuesOf } from '#adapters/discord/forms.ts';
import { fitsOne, modalOf, partsOf } from '#adapters/discord/modal.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Field, Form } from '#core/chat/form.ts';
import type { Store } from '#ports/store.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { judge } from '../../simulators/discord/judge.ts';

const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';

const words = (maxLength: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength });

const field = fc.record(
  {
    label: words(80),
    kind: fc.constantFrom('line', 'paragraph', 'choice'),
    optional: fc.boolean(),
    example: words(200),
    hint: words(200),
    error: words(200),
    value: fc.oneof(words(50), fc.string({ minLength: 3990, maxLength: 4200 })),
    options: fc.uniqueArray(fc.record({ label: words(150), value: words(20) }), {
      minLength: 1,
      maxLength: 30,
      selector: ({ value }) => value,
    }),
  },
  { requiredKeys: ['label', 'kind', 'optional'] },
);

const form: fc.Arbitrary<Form> = fc
  .record({ title: words(80), fields: fc.array(field, { minLength: 1, maxLength: 6 }) })
  .map(({ title, fields }) => ({
    command: '/bet edit BET-1',
    title,
    submit: 'Save',
    fields: fields.map((each, i) => ({ ...each, name: `f${i}` }) as Field),
  }));

describe('a form on Discord', () => {
  it('never exceeds a limit, and asks for every field once', () => {
    fc.assert(
      fc.property(form, (any) => {
        const parts = partsOf(any);
        for (const [part] of parts.entries()) {
          const data = modalOf(any, { event: '123456789012345678', part });
          expect(judge(CALLBACK, { type: 9, data })).toEqual([]);
        }
        if (fitsOne(any)) expect(judge(CALLBACK, { type: 9, data: modalOf(any) })).toEqual([]);
        const names = parts.flat().map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 200 },
    );
  });

  it('that came back refused asks for what was refused alone', () => {
    const fields = ['a', 'b', 'c'].map(
      (name) => ({ name, label: name, kind: 'line', optional: true }) as const,
    );
    const refused = fields.map((each) => (each.name === 'b' ? { ...each, error: 'no' } : each));
    const back = { command: '/bet new', title: 'New bet', submit: 'Save', fields: refused };
    expect(partsOf(back).map((part) => part.map(({ name }) => name))).toEqual([['b']]);
    expect(fitsOne(back)).toBe(false);
  });
});

describe('forms that are kept', () => {
  const who = { workspace: 'discord:1', member: '2' };
  const kept: Form = {
    command: '/bet new',
    title: 'New bet',
    submit: 'Save',
    fields: [
      { name: 'build', label: 'Build', kind: 'line', optional: true },
      { name: 'why', label: 'Why', kind: 'line', optional: true, value: 'because' },
    ],
  };
  let store: Store;
  let now = 0;
  const clock = { now: () => new Date(Date.UTC(2026, 10, 20) + now++).toISOString() };
  beforeEach(async () => {
    store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  });
  afterEach(() => store.close());

  it('have what was typed before beside what is typed now, for their own member alone', async () => {
    const forms = makeForms({ store, clock });
    await forms.keep(who, '7', kept);
    const filled = await forms.fill(who, '7', { build: 'search' });
    expect(filled && valuesOf(filled)).toEqual({ build: 'search', why: 'because' });
    expect(await forms.fill({ ...who, member: '3' }, '7', { build: 'mine' })).toBeUndefined();
    expect(await forms.find({ ...who, workspace: 'discord:9' }, '7')).toBeUndefined();
  });

  it('make way for newer ones, ten of each member', async () => {
    const forms = makeForms({ store, clock });
    for (let n = 10; n < 25; n += 1) await forms.keep(who, String(n), kept);
    const left = await Promise.all([14, 15, 24].map((n) => forms.find(who, String(n))));
    expect(left.map((each) => each !== undefined)).toEqual([false, true, true]);
  });
});
