import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import { runInteractive } from './interactive.ts';
import { byKey, post, refOf, rewrite } from './messages.ts';
import type { ConsoleOptions } from './options.ts';
import { loadPeople } from './people.ts';
import { runPiped } from './piped.ts';
import { placeOf, readName } from './place.ts';
import type { Screen } from './screen.ts';
import { remember, type Seat, saidIn, takeSeat } from './seat.ts';
import { makeSession, type Session } from './session.ts';

export { collections } from './collections.ts';
export { imageProtocol } from './inline-image.ts';
export type { ConsoleOptions, TerminalSetup } from './options.ts';
export { wantsColour } from './style.ts';

/** A chat in the terminal, and the server of its own workspace. */
export interface Console extends ChatPlatform {
  /**
   * Talks until the person leaves or the input ends.
   * @returns the exit code: 1 when a piped line failed. Output may still be on its way then, so the caller sets
   * `process.exitCode` rather than exits.
   */
  run(): Promise<number>;
}

/** Opens the console. Messages that are sent while it does not run are kept and shown when it does. */
export async function openConsole(options: ConsoleOptions): Promise<Console> {
  const { workspace, store, clock, channel } = options;
  const scope = store.in(workspace);
  const people = await loadPeople(scope);
  // The machine's name for its user may be none here.
  const name = readName(options.member) === undefined ? 'you' : options.member;
  const member = readName(name) ?? name;
  await people.welcome(member, name);
  await people.open(channel);
  let session: Session | undefined;
  let seat: Seat | undefined;

  const checkWorkspace = (asked: string): void => {
    if (asked !== workspace) throw new Error(`this console is ${workspace}, not ${asked}`);
  };

  return {
    name: 'console',
    limits: [],
    send: async (asked, to, reply, key) => {
      checkWorkspace(asked);
      if (to.kind !== 'dm' && !(await people.hasChannel(to.channel))) {
        throw new UndeliverableError(`the console has no channel #${to.channel}`);
      }
      const { message, fresh } = await post(scope, placeOf(to), reply, clock.now(), key);
      if (fresh) await session?.arrived(message);
      if (fresh && seat)
        remember(seat, { ...placeOf(to), message: message.id, text: '', saidAt: message.at });
      return refOf(message);
    },
    find: async (asked, _to, key) => {
      checkWorkspace(asked);
      const message = await byKey(scope, key);
      return message ? refOf(message) : 'absent';
    },
    update: async (asked, ref, reply) => {
      checkWorkspace(asked);
      const message = await rewrite(scope, ref, reply);
      await session?.changed(message);
    },
    source: {
      readThread: async (asked, at, most) => {
        checkWorkspace(asked);
        return seat && saidIn(seat, at, most);
      },
    },
    run: async () => {
      // Ids of one run begin with its number, so that they never repeat those of another.
      const run = await scope.increment('console-runs');
      const taken = takeSeat(member, channel);
      seat = taken;
      let ids = 0;
      const newId = () => {
        ids += 1;
        return `${run}.${ids}`;
      };
      const seated = { ...options, scope, people, seat: taken, newId };
      const start = (screen: Screen): Session => {
        session = makeSession({ ...seated, screen });
        return session;
      };
      const isChat = options.terminal.interactive && !options.json;
      try {
        return await (isChat
          ? runInteractive(options, { start, seat: taken, people })
          : runPiped(options, start));
      } finally {
        // Nobody reads any more: what is sent from now on waits for the next run.
        session = undefined;
      }
    },
  };
}
