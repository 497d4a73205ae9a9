import type { Reply } from '#core/chat/reply.ts';
import type { MemberId } from '#core/ids.ts';
import { formatSpan } from '#core/time/format.ts';
import { type Instant, toMs, type Zone } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import { type AttachmentOptions, type Attachments, attach } from './attachments.ts';
import { offer } from './choices.ts';
import type { ConsoleMessage } from './collections.ts';
import { replyTo } from './errors.ts';
import type { People } from './people.ts';
import { destinationOf, isDm, type Place, threadUnder } from './place.ts';
import { render } from './render.ts';
import type { Screen } from './screen.ts';
import { numberThread, type Seat } from './seat.ts';

export interface DisplayDeps extends AttachmentOptions {
  readonly seat: Seat;
  readonly screen: Screen;
  readonly people: People;
  readonly clock: Clock;
  readonly zoneOf: (member: MemberId) => Promise<Zone>;
}

/** Puts replies on the screen and keeps track of what can be pressed and opened there. */
export interface Display {
  /** The direct answer to what was typed in `place`; `thread` is where it can be talked about. Whether all went well. */
  answer(reply: Reply, place: Place, thread?: Required<Place>): Promise<boolean>;
  /** A message that came by itself or was waiting. */
  arrived(message: ConsoleMessage): Promise<void>;
  /** A message on this screen changed. */
  changed(message: ConsoleMessage): Promise<void>;
}

/** Columns of a {@link Display.arrived} message in a thread nearby. */
const GIST_WIDTH = 60;

const NO_ATTACHMENTS: Attachments = { whereabouts: () => undefined, images: [] };

export function makeDisplay(deps: DisplayDeps): Display {
  const { seat, screen, people, clock, zoneOf, logger } = deps;
  const put = async (
    reply: Reply,
    place: Place,
    frame: { readonly arrived: boolean; readonly title?: string; readonly footer?: string },
  ): Promise<boolean> => {
    const kept = screen.attaches ? await attach(reply, deps) : NO_ATTACHMENTS;
    const reader = { nameOf: people.nameOf, zone: await zoneOf(seat.member), now: clock.now() };
    // From here on nothing waits, so that the numbers on the screen are the ones that can be pressed.
    const { arrived, ...words } = frame;
    const { choices, firstNumber } = offer(seat.choices, reply, place, arrived);
    seat.choices = choices;
    const to = arrived ? { to: destinationOf(place) } : {};
    if (reply.blocks.length > 0 || !screen.attaches) {
      screen.show({ reply, ...words, ...to, firstNumber, ...kept }, reader);
    }
    if (reply.cardOf) seat.cards.add(reply.cardOf);
    if (kept.trouble) screen.show(plain(replyTo(kept.trouble, logger)), reader);
    return !reply.failed && !kept.trouble;
  };

  /** One line for what is said in a thread nearby, as chats show no more of it in the channel. */
  const gist = async ({ channel, thread = '', reply }: ConsoleMessage): Promise<string> => {
    const number = numberThread(seat, { channel, thread });
    const reader = { nameOf: people.nameOf, zone: await zoneOf(seat.member), now: clock.now() };
    const [first = ''] = render(reply, { ...reader, width: GIST_WIDTH, colour: false, boxed: false }).split(
      '\n',
    );
    return `thread ${number} · ${first}${first.endsWith('.') ? '' : '…'}`;
  };

  return {
    answer: (reply, place, thread) =>
      put(reply, place, { arrived: false, ...footerFor(seat, place, thread) }),
    arrived: async (message) => {
      if (isElsewhere(message, seat) && screen.attaches) return screen.aside(await gist(message));
      const thread = threadUnder({ ...message, message: message.id });
      seat.latest.set(message.channel, thread);
      const title = `${whither(message, seat)} · ${ago(message.at, clock.now())}`;
      const place = placeOfMessage(message);
      await put(message.reply, place, { arrived: true, title, ...footerFor(seat, place, thread) });
    },
    changed: async ({ reply, ...message }) => {
      if (reply.cardOf && seat.cards.has(reply.cardOf)) return;
      await put(compact(reply, screen), placeOfMessage(message), { arrived: true, title: 'Updated' });
    },
  };
}

/** In a thread that is not open here, with nothing in it to press. */
function isElsewhere({ thread, reply }: ConsoleMessage, seat: Seat): boolean {
  return (
    thread !== undefined &&
    seat.place.thread !== thread &&
    !reply.blocks.some(({ kind }) => kind === 'buttons')
  );
}

function placeOfMessage({ channel, thread }: Pick<ConsoleMessage, 'channel' | 'thread'>): Place {
  return thread === undefined ? { channel } : { channel, thread };
}

function plain(reply: Reply) {
  return { reply, firstNumber: 1, ...NO_ATTACHMENTS };
}

/** How to get into the thread; not needed inside it, and a DM has none. */
function footerFor(
  seat: Seat,
  place: Place,
  thread: Required<Place> | undefined,
): { readonly footer?: string } {
  if (!thread || isDm(place) || seat.place.thread === thread.thread) return {};
  return { footer: `/thread ${numberThread(seat, thread)}` };
}

function whither(message: ConsoleMessage, seat: Seat): string {
  if (isDm(message)) return 'Ante to you';
  if (message.thread === undefined) return `Ante in #${message.channel}`;
  const number = numberThread(seat, { channel: message.channel, thread: message.thread });
  return `Ante in #${message.channel}, thread ${number}`;
}

function ago(at: Instant, now: Instant): string {
  const spanMs = toMs(now) - toMs(at);
  return spanMs < 60_000 ? 'just now' : `${formatSpan(spanMs)} ago`;
}

/**
 * Enough of a card to see what changed; the whole of it was on the screen before. What has no more to it than sentences
 * and buttons is shown whole, and so is everything to a program.
 */
function compact(reply: Reply, screen: Screen): Reply {
  if (!screen.attaches) return reply;
  const has = (...kinds: readonly Reply['blocks'][number]['kind'][]) =>
    reply.blocks.filter(({ kind }) => kinds.includes(kind));
  const told = has('heading', 'facts').length > 0;
  if (!told) return has('buttons').length > 0 ? reply : { ...reply, blocks: reply.blocks.slice(0, 1) };
  return { audience: reply.audience, blocks: has('heading', 'facts', 'buttons') };
}
