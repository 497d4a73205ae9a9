import type { InboundBody } from '#core/chat/inbound.ts';
import { code, join, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { type Choice, pick } from './choices.ts';
import { isDm, type Place } from './place.ts';

/** The console's own commands, which Ante never hears of. */
export const OWN_COMMANDS = [
  'as',
  'join',
  'thread',
  'back',
  'dm',
  'who',
  'channels',
  'clock',
  'say',
  'help',
  'quit',
] as const;
export type OwnCommand = Exclude<(typeof OWN_COMMANDS)[number], 'say'>;

export type Heard =
  | { readonly kind: 'own'; readonly command: OwnCommand; readonly rest: string }
  | { readonly kind: 'press'; readonly choice: Choice }
  | { readonly kind: 'inbound'; readonly body: InboundBody };

export interface Listening {
  readonly place: Place;
  /** What is on the screen to be pressed. */
  readonly choices: readonly Choice[];
  /** The id that the line gets if it is a message. */
  readonly message: string;
}

const COMMAND = /^\/(bet|heard)(?!\S)/i;
const OWN = /^\/([a-z]\w*)(?:\s+([\s\S]*))?$/i;
const MENTION = /(^|\s)@ante(?![\p{L}\p{N}_.-])[:,]?/iu;

/**
 * What a typed line is.
 * @throws UserError for an unknown command, a number that is not on the screen, a label that could be two buttons
 */
export function listen(line: string, listening: Listening): Heard {
  const text = line.trim();
  if (COMMAND.test(text)) return { kind: 'inbound', body: { kind: 'command', text } };
  const [slashed, typed = '', rest = ''] = OWN.exec(text) ?? [];
  if (slashed !== undefined) {
    const command = OWN_COMMANDS.find((own) => own === typed.toLowerCase());
    if (command === 'say') return { kind: 'inbound', body: said(rest.trim(), listening) };
    if (command) return { kind: 'own', command, rest: rest.trim() };
    throw new UserError(t`There is no command ${code(`/${typed}`)}.`, [
      '/bet help',
      '/heard help',
      '/help',
      `/say ${text}`,
    ]);
  }
  return press(text, listening) ?? { kind: 'inbound', body: said(text, listening) };
}

function press(text: string, { choices }: Listening): Heard | undefined {
  const picked = pick(choices, text);
  switch (picked.kind) {
    case 'press':
      return picked;
    case 'several':
      throw new UserError(t`That could be ${named(picked.choices)}: type the number.`, [`/say ${text}`]);
    case 'no-such-number':
      throw new UserError(t`There is no button ${text}: they go up to ${picked.last}.`, [`/say ${text}`]);
    case 'none':
      return undefined;
  }
}

function named(choices: readonly Choice[]): Text {
  return join(
    choices.map(({ number, label }) => t`[${number}] ${label}`),
    ' or ',
  );
}

/** In the DM everything is said to Ante; elsewhere what mentions it is, and the rest is said to the others. */
function said(text: string, { place, message }: Listening): InboundBody {
  if (isDm(place)) return { kind: 'mention', text, message };
  return MENTION.test(text)
    ? { kind: 'mention', text: text.replace(MENTION, ' ').trim(), message }
    : { kind: 'message', text, message };
}
