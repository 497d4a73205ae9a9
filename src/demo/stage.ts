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
  /** Somebody types a command; shown with its answer. */
  says(handle: Handle, member: string, line: string): Promise<Reply>;
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
  const play = async (handle: Handle, inbound: Inbound, typed: string): Promise<Reply> => {
    print(`\n${paint('1;36', `${inbound.member} ›`)} ${typed}\n`);
    const reply = await handle(inbound);
    if (!reply) throw new Error(`no answer to ${typed}`);
    if (reply.failed) throw new Error(`the demo was refused: ${JSON.stringify(reply.blocks)}`);
    if (reply.blocks.length > 0) print(`${render(reply, context())}\n`);
    return reply;
  };
  return {
    platform: {
      name: workspace.split(':')[0] ?? workspace,
      send: async (_workspace, to, reply, key) => {
        const where = to.kind === 'dm' ? `DM to @${to.member}` : `#${to.channel}`;
        print(`\n${render(reply, { ...context(), title: where })}\n`);
        return { channel: where, message: key };
      },
      update: async () => {},
    },
    says: (handle, member, line) => play(handle, { ...frame(member), kind: 'command', text: line }, line),
    submits: (handle, member, command, values) =>
      play(
        handle,
        { ...frame(member), kind: 'submit', command, values },
        `${command}  ${paint(
          '2',
          Object.entries(values)
            .map(([name, value]) => `${name}: ${value}`)
            .join(' · '),
        )}`,
      ),
    tells: (sentence) => print(`${paint('2', wrapped(sentence, width))}\n`),
    heading: (text) =>
      print(`\n${paint('1;33', `── ${text} ${'─'.repeat(Math.max(0, width - text.length - 4))}`)}\n`),
  };
}

function wrapped(text: string, width: number): string {
  return text.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'g'), '$1\n').trimEnd();
}
