import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import type { Completion } from '#ports/chat-platform.ts';
import { completions, listCompletions } from './completion.ts';
import type { OpenedForm, Outcome } from './dispatch.ts';
import { fillForm } from './form.ts';
import { openHistory } from './history.ts';
import type { ConsoleOptions } from './options.ts';
import type { People } from './people.ts';
import { isDm } from './place.ts';
import { safeLine } from './safe.ts';
import { type Screen, terminalScreen } from './screen.ts';
import type { Seat } from './seat.ts';
import type { Session } from './session.ts';
import { makePaint, type Paint } from './style.ts';
import { openTerminal, type Terminal } from './terminal.ts';

export interface InteractiveDeps {
  readonly start: (screen: Screen) => Session;
  readonly seat: Seat;
  readonly people: People;
}

interface Chat extends Pick<InteractiveDeps, 'seat' | 'people'> {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly paint: Paint;
  readonly columns: () => number;
  readonly complete: (line: string) => Promise<readonly Completion[]>;
}

const USUAL_COLUMNS = 80;
/** Longer lines are hard to read, however wide the screen. */
const MOST_COLUMNS = 100;

/** The chat at a terminal, until its person leaves. */
export async function runInteractive(options: ConsoleOptions, deps: InteractiveDeps): Promise<number> {
  const { workspace, input, output, logger, terminal: setup } = options;
  const { seat, people } = deps;
  const columns = () => Math.min(setup.columns() ?? USUAL_COLUMNS, MOST_COLUMNS);
  const paint = makePaint(setup.colour);
  const history = await openHistory(options.historyFile, logger);
  const terminal = openTerminal({
    input,
    output,
    history: history.lines,
    onMemorable: history.add,
    list: (found) => listCompletions(found, columns(), paint),
  });
  const screen = terminalScreen({
    print: terminal.print,
    columns,
    colour: setup.colour,
    images: setup.images,
  });
  const completion = { workspace, member: () => seat.member, people, complete: options.complete };
  const complete = (line: string) => completions(line, completion);
  try {
    await chat({ session: deps.start(screen), terminal, seat, people, paint, columns, complete });
  } finally {
    terminal.close();
    await history.settled();
  }
  return 0;
}

async function chat(deps: Chat): Promise<void> {
  const { session, terminal, complete } = deps;
  await session.tell(WELCOME);
  for (let interrupted = false; ; ) {
    // Also what another process sent meanwhile.
    await session.catchUp();
    terminal.print('\n');
    const answer = await terminal.ask(promptFor(deps), { memorable: true, complete });
    if (answer.kind === 'closed') return;
    if (answer.kind === 'interrupted') {
      if (interrupted && answer.text === '') return;
      interrupted = answer.text === '';
      if (interrupted) terminal.print('Ctrl-C again or /quit leaves.\n');
      continue;
    }
    interrupted = false;
    if (answer.text.trim() === '') continue;
    let outcome: Outcome = await session.take(answer.text);
    while (outcome.opened) outcome = await fill(outcome.opened, deps);
    if (outcome.quit) return;
  }
}

async function fill(opened: OpenedForm, deps: Chat): Promise<Outcome> {
  const { session, terminal } = deps;
  const filled = await fillForm(opened.form, { ...deps, tell: session.tell });
  if (filled.kind === 'sent') return session.submit(opened, filled.values);
  terminal.recall(filled.line);
  await session.tell({
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Nothing was sent. Arrow up brings back what you typed:` },
      { kind: 'text', text: [code(filled.line)] },
    ],
  });
  return { failed: false };
}

/** `ana #general › `: who speaks and where. */
function promptFor({ seat, people, paint }: Chat): string {
  const { channel, thread } = seat.place;
  const number = seat.threads.findIndex((each) => each.thread === thread && each.channel === channel) + 1;
  const inThread = thread === undefined ? '' : number > 0 ? `/${number}` : '/thread';
  const where = isDm(seat.place) ? '→ Ante' : `#${channel}${inThread}`;
  return `${paint('strong', safeLine(people.nameOf(seat.member)))} ${paint('accent', where)} › `;
}

const WELCOME: Reply = {
  audience: 'you',
  blocks: [
    { kind: 'heading', text: ['Ante keeps your product bets honest.'] },
    {
      kind: 'note',
      text: t`Type a bet (${code('/bet if we add ...')}), what a user said (${code('/heard ...')}), or ${code('/help')}. Tab completes.`,
    },
  ],
};
