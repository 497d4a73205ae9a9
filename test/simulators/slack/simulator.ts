import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, openApi, type Seen } from './api.ts';
import { asJson } from './limits.ts';
import type { Rates } from './rates.ts';
import { stateOf } from './reading.ts';
import { type Delivered, postSigned } from './signed.ts';
import { openTeam, type SlackTeam } from './team.ts';

export const SIGNING_SECRET = 'the signing secret of a simulated app';

/** How deliveries reach the app: by HTTP here, or over a socket. */
export type Deliver = (
  kind: 'events_api' | 'slash_commands' | 'interactive',
  payload: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<Delivered>;

/** Slack as an app sees it: two teams, their people, and what they do. */
export interface Simulator extends Api {
  readonly acme: SlackTeam;
  readonly rival: SlackTeam;
  /** Where deliveries go from now on. */
  deliverBy(deliver: Deliver): void;
  /** An event of a team, delivered once. @returns its envelope, to deliver it again */
  event(
    team: SlackTeam,
    event: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
  deliver: Deliver;
  command(team: SlackTeam, who: string, line: string, channel?: string): Promise<Delivered>;
  click(
    team: SlackTeam,
    who: string,
    on: ClickedOn,
    action: Readonly<Record<string, unknown>>,
  ): Promise<Delivered>;
  submit(
    team: SlackTeam,
    who: string,
    view: unknown,
    values: Readonly<Record<string, string>>,
  ): Promise<Delivered>;
  closeView(
    team: SlackTeam,
    who: string,
    view: unknown,
    values: Readonly<Record<string, string>>,
  ): Promise<Delivered>;
  shortcut(
    team: SlackTeam,
    who: string,
    callback: string,
    message: Readonly<Record<string, unknown>>,
  ): Promise<Delivered>;
  /** Triggers that were not used yet are of no use any more, as after three seconds. */
  expireTriggers(): void;
}

export type ClickedOn =
  | { readonly message: { readonly channel: string; readonly ts?: string; readonly thread?: string } }
  | { readonly view: unknown };

/**
 * Delivers by HTTP to where the app listens, signed. An event that is not acknowledged within the deadline is delivered
 * again, as Slack does; a command or a click is not, and the person is told that it failed: here the test fails.
 */
export function byHttp(url: () => string, deadlineMs = 3_000): Deliver {
  const signer = { secret: SIGNING_SECRET, nowS: () => Math.floor(Date.now() / 1_000) };
  return async (kind, payload, headers) => {
    if (kind === 'events_api') {
      const first = await inTime(postSigned(url(), signer, { json: payload }, headers), deadlineMs);
      if (first !== 'late') return first;
      const again = { ...headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      return postSigned(url(), signer, { json: payload }, again);
    }
    const form =
      kind === 'slash_commands'
        ? Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
        : { payload: JSON.stringify(payload) };
    const answer = await inTime(postSigned(url(), signer, { form }, headers), deadlineMs);
    if (answer === 'late')
      throw new Error(`operation_timeout: ${kind} was not acknowledged in ${deadlineMs} ms`);
    return answer;
  };
}

const TICK_MS = 20;

/** What comes in so much time that this process ran: while the machine stands still, so does the deadline. */
async function inTime<T>(coming: Promise<T>, deadlineMs: number): Promise<T | 'late'> {
  const answered = new AbortController();
  const { signal } = answered;
  const late = async () => {
    for (let left = deadlineMs; left > 0; left -= TICK_MS)
      await sleep(Math.min(left, TICK_MS), undefined, { signal, ref: false });
    return 'late' as const;
  };
  const running = late();
  try {
    return await Promise.race([coming, running]);
  } finally {
    answered.abort();
    await Promise.allSettled([running]);
  }
}

export async function openSimulator(rates?: Rates): Promise<Simulator> {
  const api = await openApi(rates);
  const [acme, rival] = await Promise.all([openTeam('T0ACME', 'acme'), openTeam('T0RIVAL', 'rival')]);
  let ids = 0;
  const nextId = (prefix: string) => {
    ids += 1;
    return `${prefix}${String(ids).padStart(8, '0')}`;
  };
  let deliver: Deliver = () => Promise.reject(new Error('nobody listens'));

  const trigger = (by: string): string => {
    const id = nextId('1337.');
    api.triggers.set(id, by);
    return id;
  };
  const responseUrl = (team: SlackTeam, by: string): string => {
    const id = nextId('R');
    api.responses.set(id, { team, by, left: 5 });
    return `${api.url}/respond/${id}`;
  };
  const person = (team: SlackTeam, who: string): string => {
    const id = team.people.get(who);
    if (!id) throw new Error(`nobody is called ${who}`);
    return id;
  };
  const frame = (team: SlackTeam, who: string) => ({
    team: { id: team.id },
    user: { id: person(team, who), team_id: team.id },
    api_app_id: 'A0ANTE',
    trigger_id: trigger(person(team, who)),
  });
  const viewOf = (team: SlackTeam, view: unknown, values: Readonly<Record<string, string>>) => ({
    ...asJson(view),
    team_id: team.id,
    state: stateOf(view, values),
  });

  return {
    ...api,
    acme,
    rival,
    deliverBy: (by) => {
      deliver = by;
    },
    deliver: (...delivery) => deliver(...delivery),
    event: async (team, event) => {
      const envelope = {
        type: 'event_callback',
        event_id: nextId('Ev'),
        event_time: Math.floor(Date.now() / 1_000),
        team_id: team.id,
        api_app_id: 'A0ANTE',
        authorizations: [{ team_id: team.id, user_id: team.bot, is_bot: true }],
        event,
      };
      await deliver('events_api', envelope);
      return envelope;
    },
    command: (team, who, line, channel = team.channel) => {
      const [command = '', ...words] = line.split(' ');
      return deliver('slash_commands', {
        command,
        text: words
          .join(' ')
          .replaceAll('&', '&amp;')
          .replaceAll(/<(?![@#])/g, '&lt;')
          .replaceAll(/(?<!<[@#][^>]*)>/g, '&gt;'),
        team_id: team.id,
        user_id: person(team, who),
        channel_id: channel,
        trigger_id: trigger(person(team, who)),
        response_url: responseUrl(team, person(team, who)),
      });
    },
    click: (team, who, on, action) => {
      const place =
        'view' in on
          ? { view: viewOf(team, on.view, {}), container: { type: 'view' } }
          : {
              channel: { id: on.message.channel },
              response_url: responseUrl(team, person(team, who)),
              container: { type: 'message', is_ephemeral: on.message.ts === undefined },
              ...(on.message.ts && { message: { ts: on.message.ts, thread_ts: on.message.thread } }),
            };
      return deliver('interactive', {
        type: 'block_actions',
        ...frame(team, who),
        ...place,
        actions: [action],
      });
    },
    submit: (team, who, view, values) =>
      deliver('interactive', {
        type: 'view_submission',
        ...frame(team, who),
        view: viewOf(team, view, values),
      }),
    closeView: (team, who, view, values) =>
      deliver('interactive', { type: 'view_closed', ...frame(team, who), view: viewOf(team, view, values) }),
    shortcut: (team, who, callback, message) =>
      deliver('interactive', {
        type: 'message_action',
        ...frame(team, who),
        callback_id: callback,
        channel: { id: team.channel },
        message,
        response_url: responseUrl(team, person(team, who)),
      }),
    expireTriggers: () => api.triggers.clear(),
    close: async () => {
      await Promise.all([api.close(), acme.close(), rival.close()]);
    },
  };
}

export type { Seen, SlackTeam };
