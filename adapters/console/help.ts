import type { Reply } from '#core/chat/reply.ts';
import { code, type Text, t } from '#core/chat/text.ts';

const COMMANDS: readonly (readonly [string, string])[] = [
  ['/bet help', 'what Ante does with bets'],
  ['/heard help', 'what Ante does with feedback'],
  ['@ante ...', 'ask Ante for a draft, in a thread'],
  ['@ante make a bet of this', 'a draft of the bet in the thread you are in'],
  ['1, 2, ...', 'press a button; the beginning of its label does too'],
  ['/as ana', 'be somebody else'],
  ['/join #support', 'go to a channel'],
  ['/thread 3', 'go into a thread; without a number, into the latest'],
  ['/back', 'back to the channel'],
  ['/dm', 'your direct messages with Ante'],
  ['/who', 'who is here'],
  ['/channels', 'which channels there are'],
  ['/clock +14d', 'move the clock, where it can be moved; alone it shows the time'],
  ['/say 42', 'say something that would else be a command or a button'],
  ['/quit', 'leave (or Ctrl-D)'],
];

/** The console's own commands; Ante's are its own to explain. */
export const OWN_HELP: Reply = {
  audience: 'you',
  blocks: [
    {
      kind: 'text',
      text: t`What is no command is said to the channel; Ante listens where it was asked to watch.`,
    },
    {
      kind: 'table',
      columns: [
        { label: 'type', align: 'left' },
        { label: 'to', align: 'left' },
      ],
      rows: COMMANDS.map(([typed, does]): readonly Text[] => [[code(typed)], [does]]),
    },
  ],
};
