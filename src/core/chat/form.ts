import type { Text } from './text.ts';

/**
 * A form, without a platform in it. Submitting it is the same as typing `command` followed by `name: value` lines,
 * so a form can never do what cannot be typed.
 */
export interface Form {
  /** The command that a submission continues: `/bet edit BET-12`. */
  readonly command: string;
  readonly title: string;
  readonly intro?: Text;
  /** At most six (product.md); Discord's modals hold five and put the rest under "More". */
  readonly fields: readonly Field[];
  /** The label of the submit button. */
  readonly submit: string;
}

export interface Field {
  /** The key of its value: `build`, `to`, `by`. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'paragraph' | 'choice';
  readonly optional: boolean;
  /** Shown in the empty input: an example, not an instruction. */
  readonly example?: string;
  readonly hint?: string;
  /** What is in it already. Always what was typed last, also when that was refused. */
  readonly value?: string;
  /** `value` is a default that nobody typed: it is replaced by what is typed, not edited. */
  readonly suggested?: true;
  /** Why `value` was refused and what to type instead. */
  readonly error?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export type FormValues = Readonly<Record<string, string>>;
