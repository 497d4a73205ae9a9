import type { BetId, DraftCardId, MemberId, ThemeId } from '../ids.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { Form } from './form.ts';
import type { Text } from './text.ts';

/** What Ante says, without a platform in it. Each chat adapter's pure `render.ts` turns it into its own format. */
export interface Reply {
  /** `you`: only the person who asked sees it (errors, help, confirmations); never the sole record of anything. */
  readonly audience: 'everyone' | 'you';
  readonly blocks: readonly Block[];
  /** Whose card this is: the platform tells where it was posted, and it is updated there. */
  readonly cardOf?: BetId | ThemeId | DraftCardId;
  /** A form to open. Where none can be opened, the blocks say what to type instead. */
  readonly form?: Form;
  /** Set on refusals: the console writes it to stderr and exits with 1 when input is piped. */
  readonly failed?: true;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'text'; readonly text: Text }
  /** Short labelled values, shown side by side where there is room. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** A person's words, verbatim. */
  | { readonly kind: 'quote'; readonly text: string; readonly source?: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Text[])[];
    }
  /** Small print: hints, warnings about small samples, what to type next. */
  | { readonly kind: 'note'; readonly text: Text }
  /** A drawing, with the words that stand for it where it cannot be seen. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'select'; readonly placeholder: string; readonly options: readonly Button[] }
  | { readonly kind: 'divider' }
  /** A file to hand over: an export. */
  | { readonly kind: 'file'; readonly name: string; readonly mediaType: string; readonly content: string };

export interface Fact {
  readonly label: string;
  readonly value: Text;
}

export interface Column {
  readonly label: string;
  readonly align: 'left' | 'right';
}

/**
 * A press is the same as typing `command`: whatever can be clicked can also be typed, and both take one way in.
 * At most {@link COMMAND_MAX} characters, so that every platform can carry it; a renderer refuses a longer one.
 */
export interface Button {
  readonly label: string;
  readonly command: string;
  /** Absent means equal weight. Never set on the four calls: Ante recommends none. */
  readonly style?: 'primary' | 'danger';
}

/** Discord's custom_id holds 100 characters, the least of the platforms. */
export const COMMAND_MAX = 100;

export type Chart =
  | {
      readonly kind: 'readings';
      readonly title: string;
      readonly unit: string;
      readonly baseline?: number;
      readonly target: number;
      readonly opens?: LocalDate;
      readonly closes: LocalDate;
      readonly readings: readonly { readonly on: LocalDate; readonly value: number }[];
    }
  | {
      readonly kind: 'calibration';
      readonly title: string;
      readonly bins: readonly { readonly predicted: number; readonly observed: number; readonly n: number }[];
    }
  | {
      readonly kind: 'bets-over-time';
      readonly title: string;
      readonly weeks: readonly {
        readonly from: LocalDate;
        readonly open: number;
        readonly due: number;
        readonly called: number;
      }[];
    };

/** Where a message goes that is not the direct answer to one. */
export type Destination =
  | { readonly kind: 'dm'; readonly member: MemberId }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'thread'; readonly channel: string; readonly thread: string };

/** A message that was sent, so that it can be updated or threaded under. Opaque but to its own adapter. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
  readonly thread?: string;
  readonly sentAt?: Instant;
}

/** Not a word. */
export const NOTHING_SAID: Reply = { audience: 'everyone', blocks: [] };

/** A reply of one paragraph. */
export function say(text: Text, audience: Reply['audience'] = 'everyone'): Reply {
  return { audience, blocks: [{ kind: 'text', text }] };
}
