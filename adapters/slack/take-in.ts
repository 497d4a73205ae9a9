import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';
import type { Reply } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { WaysIn } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Answers } from './answer.ts';
import { RevokedError } from './errors.ts';
import { answerView, type Refusal, readForm, refusalOf, typedBeforeClosing } from './form.ts';
import { orLater, show } from './give.ts';
import { type Answer, type Asked, type Heard, workspaceOf } from './heard.ts';
import { listen, readPayload, teamIn } from './listen.ts';
import { patiently } from './patience.ts';
import type { Bots } from './web.ts';

/** Slack waits three seconds for what becomes of a form; after this long the person is told that it takes longer. */
const FORM_PATIENCE_MS = 2 * SECOND_MS;

export interface TakeInDeps {
  readonly waysIn: WaysIn;
  readonly answers: Answers;
  readonly bots: Bots;
  readonly left: (workspace: string, why: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly formPatienceMs?: number;
}

/** Takes in whatever Slack delivers: stored first, then acknowledged, then done and answered. */
export function makeTakeIn(deps: TakeInDeps) {
  const { bots, clock, logger } = deps;
  const underWay = new Set<Promise<void>>();

  /** What goes on after the acknowledgement. Its failures have nobody to be thrown to. */
  const later = (work: Promise<void>): void => {
    const settled = work
      .catch((error: unknown) => logger.error({ err: error }, 'an answer could not be given'))
      .finally(() => underWay.delete(settled));
    underWay.add(settled);
  };

  const takeAsked = async (asked: readonly Asked[], ack: Ack): Promise<void> => {
    const kept: Asked[] = [];
    for (const each of asked) if (await deps.waysIn.keep(each.inbound)) kept.push(each);
    const [first] = kept;
    if (first?.answer.kind === 'submission') return takeForm(deps, first, first.answer, ack, later);
    await ack();
    for (const each of kept) later(handleAndAnswer(deps, each));
  };

  return {
    /** @throws RetryableError when it was not stored: it must not be acknowledged */
    takeIn: async ({ body, ack: acknowledge }: Pick<ReceiverEvent, 'body' | 'ack'>): Promise<void> => {
      // Once it is stored it is done, whether or not Slack could be told so.
      const ack: Ack = (response) =>
        acknowledge(response).catch((error: unknown) => logger.warn({ err: error }, 'not acknowledged'));
      const payload = readPayload(body);
      if (!payload) {
        logger.info({ type: body.type, event: body.event?.type }, 'not understood');
        return ack();
      }
      const heard = await listenAs(bots, payload, clock.now()).catch((error: unknown) => {
        if (!(error instanceof RevokedError)) throw error;
        logger.warn({ err: error }, 'heard from a workspace that Ante is not in');
        return undefined;
      });
      if (!heard) return ack();
      if (heard.kind === 'asked') return takeAsked(heard.asked, ack);
      if (heard.kind === 'left') await deps.left(heard.workspace, heard.why);
      await ack();
      if (heard.kind === 'closed') later(answerClosed(deps, heard));
    },
    /** Resolves when nothing is under way any more. */
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

type Ack = (response?: unknown) => Promise<void>;

/** A workspace that took Ante out has no bot any more, but may still be saying so. */
async function listenAs(
  bots: Bots,
  payload: NonNullable<ReturnType<typeof readPayload>>,
  now: string,
): Promise<Heard | undefined> {
  const leaves = 'event_id' in payload && ['app_uninstalled', 'tokens_revoked'].includes(payload.event.type);
  const self = leaves ? { user: '', url: '' } : await bots.self(workspaceOf(teamIn(payload)));
  return listen(payload, self, now);
}

async function handleAndAnswer(deps: TakeInDeps, asked: Asked): Promise<void> {
  const reply = await deps.waysIn.handle(asked.inbound);
  if (reply) await orLater(deps, asked, reply, () => show(deps, asked, reply));
}

/** A form is acknowledged with what became of it: until then the person looks at it. */
async function takeForm(
  deps: TakeInDeps,
  asked: Asked,
  answer: Extract<Answer, { kind: 'submission' }>,
  ack: Ack,
  later: (work: Promise<void>) => void,
): Promise<void> {
  const { waysIn, answers, formPatienceMs = FORM_PATIENCE_MS } = deps;
  const { inbound } = asked;
  const handled = waysIn.handle(inbound);
  const soon = await Promise.race([handled, sleep(formPatienceMs, 'late' as const, { ref: false })]);
  if (soon !== 'late') {
    const refusal = soon && refusalOf(soon, answer.view, answer.origin);
    await ack(refusal ? answerTo(refusal) : { response_action: 'clear' });
    if (soon && !refusal) later(orLater(deps, asked, soon, () => show(deps, asked, soon)));
    return;
  }
  await ack({ response_action: 'update', view: answerView('Ante', [BUSY]) });
  later(
    handled.then(async (reply) => {
      if (!reply) return;
      const refusal = refusalOf(reply, answer.view, answer.origin);
      const view = refusal?.view ?? answerView('Ante', [DONE]);
      const replace = () => answers.replaceModal(inbound, answer.view.id, view);
      if (refusal) return orLater(deps, asked, reply, replace);
      // Whoever closed the modal meanwhile sees what was done all the same.
      await patiently(replace).catch((error: unknown) =>
        deps.logger.info({ err: error }, 'a form is closed'),
      );
      return orLater(deps, asked, reply, () => show(deps, asked, reply));
    }),
  );
}

function answerTo({ errors, view }: Refusal) {
  return errors ? { response_action: 'errors', errors } : { response_action: 'update', view };
}

const DONE = { kind: 'text', text: t`Done.` } as const;
const BUSY = { kind: 'text', text: t`This takes a little longer. What you sent is kept.` } as const;

/** Somebody closed a form they had typed into: it is given back. */
async function answerClosed(
  deps: TakeInDeps,
  { workspace, member, view }: Extract<Heard, { kind: 'closed' }>,
): Promise<void> {
  const form = readForm(view);
  const typed = Object.entries(typedBeforeClosing(view));
  if (!form || typed.length === 0) return;
  const lines = typed.map(([name, value]) => `${name}: ${value}`);
  const reply: Reply = {
    audience: 'you',
    blocks: [
      { kind: 'text', text: t`Nothing was saved. To go on, type ${code(form.command)}. You had typed:` },
      { kind: 'quote', text: lines.join('\n') },
    ],
  };
  const { command: text, origin } = form;
  const frame = {
    workspace,
    member,
    channel: origin.channel,
    eventId: `closed.${view.id}`,
    at: deps.clock.now(),
  };
  const asked: Asked = { inbound: { ...frame, kind: 'command', text }, answer: { kind: 'chat', origin } };
  await orLater(deps, asked, reply, () => deps.answers.whisper(frame, origin, reply));
}
