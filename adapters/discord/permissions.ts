import { PermissionFlagsBits } from 'discord.js';

interface Permission {
  readonly name: string;
  readonly bit: bigint;
  /** What does not work without it. */
  readonly without: string;
}

/** What Ante asks for, and no more. The README says why. */
export const PERMISSIONS: readonly Permission[] = [
  {
    name: 'View Channels',
    bit: PermissionFlagsBits.ViewChannel,
    without: 'nothing can be heard or answered',
  },
  {
    name: 'Send Messages',
    bit: PermissionFlagsBits.SendMessages,
    without: 'no digest and no notice arrives',
  },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    without: "mentions are not answered and a bet's history is not told",
  },
  {
    name: 'Create Public Threads',
    bit: PermissionFlagsBits.CreatePublicThreads,
    without: 'answers and histories fill the channel',
  },
  { name: 'Embed Links', bit: PermissionFlagsBits.EmbedLinks, without: 'messages arrive empty' },
  { name: 'Attach Files', bit: PermissionFlagsBits.AttachFiles, without: 'no chart and no export arrives' },
  {
    name: 'Read Message History',
    bit: PermissionFlagsBits.ReadMessageHistory,
    without:
      'no bet is made of a thread, what was said while Ante was away is missed, and a doubtful message is held back',
  },
];

/** The address at which somebody adds Ante to a server, with the least it needs. */
export function inviteLink(application: string): string {
  const permissions = PERMISSIONS.reduce((sum, { bit }) => sum | bit, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`;
}
