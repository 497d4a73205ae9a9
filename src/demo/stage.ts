import type { ShiftableClock } from '#adapters/clock/index.ts';
import { render } from '#adapters/console/render.ts';
import type { FormValues } from '#core/chat/form.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { ChatPlatform, Handle } from '#ports/chat-platform.ts';

export interface StageOptions {
  readonly workspace: string;
  readonly clock: ShiftableClock;
  readonly print: (text: string) => void;
  readonly width: number;
  readonly colour: boolean;
}

/** Where the demo is played: people say their lines through the one way in, and what comes back is shown. */
export interface Stage {
  readonly platform: ChatPlatform;
  /** Somebody types a command; shown with its answer, or with no more of it than is new when the card was seen. */
  says(handle: Handle, member: string, line: string, shown?: 'all' | 'news' | 'nothing'): Promise<Reply>;
  /** Somebody sends a form that was opened for them. */
  submits(handle: Handle, member: string, command: string, values: FormValues): Promise<Reply>;
  /** A sentence of the narrator. */
  tells(sentence: string): void;
  heading(text: string): void;
}

export function makeStage({ workspace, clock, print, width, colour }: StageOptions): Stage {
  let events = 0;
  const context = () => ({
    width,
    colour,
    boxed: true,
    nameOf: (id: string) => id,
    zone: 'America/New_York',
    now: clock.now(),
  });
  const frame = (member: string) => {
    events += 1;
    return { workspace, member, channel: 'product', eventId: `demo-${events}`, at: clock.now() };
  };
  const paint = (codes: string, text: string) => (colour ? `\x1b[${codes}m${text}\x1b[0m` : text);
  const play = async (handle: Handle, inbound: Inbound): Promise<Reply> => {
    const reply = await handle(inbound);
    if (!reply) throw new Error(`no answer to ${JSON.stringify(inbound)}`);
    if (reply.failed) throw new Error(`the demo was refused: ${JSON.stringify(reply.blocks)}`);
    return reply;
  };
  const show = (reply: Reply) => {
    if (reply.blocks.length > 0) print(`${render(reply, context())}\n`);
  };
  const typed = (member: string, line: string) => {
    const [first = '', ...rest] = wrapped(`${member} › ${line}`, width - 2).split('\n');
    const prompt = paint('1;36', `${member} ›`);
    print(`\n${[prompt + first.slice(member.length + 2), ...rest.map((more) => `  ${more}`)].join('\n')}\n`);
  };
  return {
    platform: {
      name: workspace.split(':')[0] ?? workspace,
      limits: [],
      find: async () => 'absent',
      send: async (_workspace, to, reply, key) => {
        const where = to.kind === 'dm' ? `DM to @${to.member}` : `#${to.channel}`;
        print(`\n${render(reply, { ...context(), title: where })}\n`);
        return { channel: where, message: key };
      },
      update: async () => {},
    },
    says: async (handle, member, line, shown = 'all') => {
      if (shown !== 'nothing') typed(member, line);
      const reply = await play(handle, { ...frame(member), kind: 'command', text: line });
      if (shown !== 'nothing') show(shown === 'news' ? newsOf(reply) : reply);
      return reply;
    },
    submits: async (handle, member, command, values) => {
      typed(member, `${command}, in the form:`);
      for (const [name, value] of Object.entries(values)) print(`  ${paint('2', `${name}:`)} ${value}\n`);
      const reply = await play(handle, { ...frame(member), kind: 'submit', command, values });
      show(reply);
      return reply;
    },
    tells: (sentence) => print(`\n${paint('3', wrapped(sentence, width))}\n`),
    heading: (text) =>
      print(`\n${paint('1;33', `── ${text} ${'─'.repeat(Math.max(0, width - text.length - 4))}`)}\n`),
  };
}

/** What the answer says of what was done, and what it warns of: the card without its fields. */
function newsOf(reply: Reply): Reply {
  const [lead, ...card] = reply.blocks;
  const warnings = card.filter(({ kind }) => kind === 'list');
  return { ...reply, blocks: lead ? [lead, ...warnings] : [] };
}

function wrapped(text: string, width: number): string {
  return text.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'g'), '$1\n').trimEnd();
}
