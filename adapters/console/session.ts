import type { FormValues } from '#core/chat/form.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { ConsoleMessage } from './collections.ts';
import { type DispatchDeps, makeDispatch, type OpenedForm, type Outcome } from './dispatch.ts';
import { type DisplayDeps, makeDisplay } from './display.ts';
import { replyTo } from './errors.ts';
import { listen, type OwnCommand } from './listen.ts';
import { inThread, markSeen, unread } from './messages.ts';
import { type OwnDeps, runOwn } from './own-commands.ts';
import { destinationOf, dmOf } from './place.ts';

export interface SessionDeps extends DisplayDeps, DispatchDeps, Pick<OwnDeps, 'moveClock'> {}

/** What happens at this console, whoever sits there and however lines come in. */
export interface Session {
  take(line: string): Promise<Outcome>;
  submit(opened: OpenedForm, values: FormValues): Promise<Outcome>;
  /** Shows what waits for the member in their DM and where they are. */
  catchUp(): Promise<void>;
  /** A message of Ante's was kept: shows it if its reader is here. */
  arrived(message: ConsoleMessage): Promise<void>;
  /** A message of Ante's was replaced. */
  changed(message: ConsoleMessage): Promise<void>;
  /** Shows something that the console itself says. */
  tell(reply: Reply): Promise<void>;
}

export function makeSession(deps: SessionDeps): Session {
  const { seat, screen, people, scope, logger, newId } = deps;
  const display = makeDisplay(deps);
  const dispatch = makeDispatch(deps, display);

  const showOnce = async (message: ConsoleMessage): Promise<void> => {
    const key = `${seat.member} ${message.id}`;
    if (seat.shown.has(key)) return;
    seat.shown.add(key);
    await display.arrived(message);
    await markSeen(scope, seat.member, message);
  };

  const catchUp = async (): Promise<void> => {
    for (const channel of new Set([dmOf(seat.member).channel, seat.place.channel])) {
      const { latest, earlier } = await unread(scope, seat.member, channel);
      if (earlier > 0) screen.aside(`${earlier} earlier messages are not shown.`);
      for (const message of latest) await showOnce(message);
    }
  };

  const recapThread = async (): Promise<void> => {
    const { channel, thread } = seat.place;
    if (thread === undefined) return;
    for (const message of await inThread(scope, { channel, thread })) await display.arrived(message);
  };

  const takeOwn = async (command: OwnCommand, rest: string): Promise<Outcome> => {
    const done = await runOwn(command, rest, { ...deps, zone: () => deps.zoneOf(seat.member) });
    if (done.aside) screen.aside(done.aside);
    if (done.reply) await display.answer(done.reply, seat.place);
    if (done.arrivedAt === 'channel') await catchUp();
    if (done.arrivedAt === 'thread') await recapThread();
    return { failed: false, ...(done.quit && { quit: true }) };
  };

  const takeLine = async (line: string): Promise<Outcome> => {
    const { place, choices } = seat;
    const id = newId();
    const heard = listen(line, { place, choices, message: id });
    switch (heard.kind) {
      case 'own':
        return takeOwn(heard.command, heard.rest);
      case 'press':
        return dispatch({ kind: 'command', text: heard.choice.command }, heard.choice.place, id);
      case 'inbound':
        return dispatch(heard.body, place, id);
    }
  };

  const arrived = async (message: ConsoleMessage): Promise<void> => {
    const { channel } = message;
    if (channel === seat.place.channel || channel === dmOf(seat.member).channel) return showOnce(message);
    const to = destinationOf({ channel });
    screen.aside(
      to.kind === 'dm'
        ? `Ante wrote to ${people.nameOf(to.member)}: /as ${to.member}`
        : `New in #${channel}: /join #${channel}`,
    );
  };

  const changed = async (message: ConsoleMessage): Promise<void> => {
    const { channel, thread } = seat.place;
    const isHere = message.channel === channel && (thread === undefined || thread === message.thread);
    if (isHere) await display.changed(message);
  };

  let isTurn = false;
  const waiting: (() => Promise<void>)[] = [];

  /** A message that cannot be shown stays unread; whoever sent it has done so. */
  const show = async (what: () => Promise<void>): Promise<void> => {
    try {
      await what();
    } catch (error) {
      logger.error({ err: error }, 'a message could not be shown');
    }
  };

  /** What arrives while an answer is being found is shown after it. */
  const afterTurn = async (what: () => Promise<void>): Promise<void> => {
    if (isTurn) waiting.push(what);
    else await show(what);
  };

  /** Whatever goes wrong is answered, and the next line is taken. */
  const inTurn = async (turn: () => Promise<Outcome>): Promise<Outcome> => {
    isTurn = true;
    try {
      seat.cards.clear();
      return await turn();
    } catch (error) {
      await display.answer(replyTo(error, logger), seat.place);
      return { failed: true };
    } finally {
      isTurn = false;
      for (const what of waiting.splice(0)) await show(what);
    }
  };

  return {
    take: (line) => inTurn(() => takeLine(line)),
    submit: ({ form, place }, values) =>
      inTurn(() => dispatch({ kind: 'submit', command: form.command, values }, place, newId())),
    catchUp: () => show(catchUp),
    arrived: (message) => afterTurn(() => arrived(message)),
    changed: (message) => afterTurn(() => changed(message)),
    tell: async (reply) => {
      await display.answer(reply, seat.place);
    },
  };
}
