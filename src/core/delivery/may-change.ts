import { parseCommand } from '../chat/grammar.ts';
import type { Inbound } from '../chat/inbound.ts';
import { UserError } from '../errors.ts';
import type { WorkspaceSettings } from '../member/member.ts';

/** Commands that only look. */
const LOOKS: ReadonlySet<string> = new Set([
  'bet show',
  'bet list',
  'bet ask',
  'bet doubt',
  'bet home',
  'bet chain',
  'bet report',
  'bet export',
  'bet help',
  'heard themes',
  'heard show',
  'heard find',
  'heard help',
]);

type Listening = Pick<WorkspaceSettings, 'watchedChannels' | 'reactionChannels'>;

/** Whether taking it in can change anything; what cannot needs no record of having been done. */
export function mayChange(inbound: Inbound, { watchedChannels, reactionChannels }: Listening): boolean {
  if (inbound.kind === 'message') return watchedChannels.includes(inbound.channel);
  if (inbound.kind === 'reaction') return reactionChannels?.includes(inbound.channel) ?? false;
  if (inbound.kind !== 'command') return true;
  try {
    return !LOOKS.has(parseCommand(inbound.text).name);
  } catch (error) {
    // A line that is refused changes nothing.
    if (error instanceof UserError) return false;
    throw error;
  }
}

/**
 * Whether it may be done again from its beginning, what was done of it being passed over: an import, which is stored in
 * many steps and is not done before the last.
 */
export function isRepeatable(inbound: Inbound): boolean {
  if (inbound.kind === 'file') return true;
  return inbound.kind === 'command' && parseCommand(inbound.text).name === 'heard import';
}
