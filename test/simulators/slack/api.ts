import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asJson, problemsOf, problemsOfView } from './limits.ts';
import { openRates, type Rates } from './rates.ts';
import type { Answer, SlackTeam } from './team.ts';

/** Something that Ante showed, as Slack took it. */
export interface Seen {
  readonly kind: 'post' | 'update' | 'ephemeral' | 'response' | 'view' | 'home' | 'file';
  readonly team: SlackTeam;
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

/** How the next call of a method fails. */
export type Fault =
  | { readonly status: number; readonly retryAfterS?: number }
  | { readonly error: string }
  /** The connection is cut, before or after the call had its effect. */
  | { readonly cut: 'before' | 'after' };

export interface Api {
  readonly url: string;
  readonly seen: Seen[];
  /** All calls, by method. */
  readonly calls: { readonly method: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** What Slack would not have taken. A test fails with any. */
  readonly problems: string[];
  /** The tokens that are good, and whose they are. */
  readonly tokens: Map<string, SlackTeam>;
  /** The scopes that tokens have, as every answer names them. */
  readonly scopes: string[];
  /** Triggers that can still be used, and for whom. */
  readonly triggers: Map<string, string>;
  /** Addresses to respond to, with the uses that are left. */
  readonly responses: Map<string, { readonly team: SlackTeam; readonly by: string; left: number }>;
  /** Files that people handed over, by id. */
  readonly files: Map<string, string>;
  /** The channels of DMs that Ante opened, by team and person. */
  readonly dms: Map<string, string>;
  /** Answers calls that the emulator does not know. */
  readonly own: Map<
    string,
    (body: Readonly<Record<string, unknown>>, authorization: string) => Answer | Promise<Answer>
  >;
  fail(method: string, ...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const SHOWS: Readonly<Record<string, Seen['kind']>> = {
  'chat.postMessage': 'post',
  'chat.update': 'update',
  'chat.postEphemeral': 'ephemeral',
  'views.open': 'view',
  'views.update': 'view',
  'views.publish': 'home',
  'files.completeUploadExternal': 'file',
};

/** Slack's Web API: emulated, watched, and made to fail when a test says so. */
export async function openApi(rates: Rates = openRates()): Promise<Api> {
  const faults = new Map<string, Fault[]>();
  const api: Omit<Api, 'url' | 'close'> = {
    seen: [],
    calls: [],
    problems: [],
    tokens: new Map(),
    scopes: [],
    triggers: new Map(),
    responses: new Map(),
    files: new Map(),
    dms: new Map(),
    own: new Map(),
    fail: (method, ...more) => faults.set(method, [...(faults.get(method) ?? []), ...more]),
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      api.problems.push(String(error));
      response.destroy();
    });
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, area, name = ''] = (request.url ?? '').split('/');
    const text = await textOf(request);
    if (area === 'files') return void response.end(api.files.get(name) ?? '');
    const body = area === 'respond' ? asJson(JSON.parse(text)) : bodyOf(text);
    const respond = (answer: Answer, status = 200, headers = {}) =>
      void response
        .writeHead(status, {
          'content-type': 'application/json',
          'x-oauth-scopes': api.scopes.join(','),
          ...headers,
        })
        .end(JSON.stringify(answer));
    if (area === 'respond') {
      const answer = take(name, body);
      return respond(answer, answer.ok ? 200 : 404);
    }
    api.calls.push({ method: name, body });
    const waitS = rates.spend(name, body, request.headers.authorization ?? '');
    if (waitS > 0) return respond({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(waitS) });
    const fault = faults.get(name)?.shift();
    if (fault && 'error' in fault) return respond({ ok: false, error: fault.error });
    if (fault && 'status' in fault) {
      const headers = fault.retryAfterS === undefined ? {} : { 'retry-after': String(fault.retryAfterS) };
      return respond({ ok: false, error: 'ratelimited' }, fault.status, headers);
    }
    if (fault?.cut === 'before') return void response.destroy();
    const answer = await answerTo(name, body, request.headers.authorization ?? '');
    if (fault?.cut === 'after') return void response.destroy();
    // What answers for itself may refuse as well.
    if (answer.retryAfterS !== undefined)
      return respond(answer, 429, { 'retry-after': String(answer.retryAfterS) });
    return respond(answer);
  };

  const answerTo = async (
    method: string,
    body: Answer | Readonly<Record<string, unknown>>,
    authorization: string,
  ) => {
    const own = api.own.get(method);
    if (own) return own(body, authorization);
    const team = api.tokens.get(authorization.replace('Bearer ', ''));
    if (!team) return { ok: false, error: 'invalid_auth' };
    const refused = judge(method, body);
    if (refused) return refused;
    const answer = await forward(team, method, body);
    const kind = SHOWS[method];
    if (kind && answer.ok) api.seen.push({ kind, team, body, answer });
    return answer;
  };

  /** What Slack checks and the emulator does not. */
  const judge = (method: string, body: Readonly<Record<string, unknown>>): Answer | undefined => {
    const problems = [
      ...(body.blocks === undefined ? [] : problemsOf(body.blocks, 'message')),
      ...(body.view === undefined ? [] : problemsOfView(body.view)),
      ...(SHOWS[method] && body.view === undefined && method.startsWith('chat.') && !body.text
        ? ['no text']
        : []),
    ];
    if (problems.length > 0) {
      api.problems.push(...problems.map((problem) => `${method}: ${problem}`));
      return { ok: false, error: 'invalid_blocks' };
    }
    if (method !== 'views.open') return undefined;
    return api.triggers.delete(String(body.trigger_id))
      ? undefined
      : { ok: false, error: 'expired_trigger_id' };
  };

  const take = (id: string, body: Readonly<Record<string, unknown>>): Answer => {
    const response = api.responses.get(id);
    if (!response || response.left < 1) return { ok: false, error: 'used_url' };
    response.left -= 1;
    const problems = problemsOf(body.blocks, 'message');
    api.problems.push(...problems.map((problem) => `response: ${problem}`));
    if (problems.length > 0) return { ok: false, error: 'invalid_blocks' };
    const answer = { ok: true };
    api.seen.push({ kind: 'response', team: response.team, body: { ...body, user: response.by }, answer });
    return answer;
  };

  const forward = async (
    team: SlackTeam,
    method: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Answer> => {
    if (method === 'auth.test')
      return {
        ok: true,
        url: `https://${team.name}.slack.com/`,
        team_id: team.id,
        user_id: team.bot,
        bot_id: `B${team.id.slice(1)}`,
      };
    if (method === 'files.info') {
      const id = String(body.file);
      const size = api.files.get(id)?.length;
      if (size === undefined) return { ok: false, error: 'file_not_found' };
      return { ok: true, file: { id, size, url_private_download: `${urlOf()}/files/${id}` } };
    }
    if (method === 'views.open') {
      const { trigger_id } = await team.call('views.generateTriggerId', {}, 'ana');
      return team.call(method, { ...body, trigger_id });
    }
    const answer = await team.call(method, body);
    if (method === 'conversations.open')
      api.dms.set(`${team.id} ${String(body.users)}`, String(asJson(answer.channel).id));
    if (method === 'chat.postMessage' && String(body.channel).startsWith('U'))
      api.dms.set(`${team.id} ${String(body.channel)}`, String(answer.channel));
    return method === 'conversations.history' ? within(answer, body) : answer;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...api,
    url: urlOf(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The emulator does not know `latest` and `oldest`. */
function within(answer: Answer, { latest, oldest }: Readonly<Record<string, unknown>>): Answer {
  if (latest === undefined || !Array.isArray(answer.messages)) return answer;
  const messages = answer.messages.filter(({ ts }) => ts >= String(oldest) && ts <= String(latest));
  return { ...answer, messages };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** The SDK sends forms, with JSON in the fields that hold more than text. */
function bodyOf(text: string): Readonly<Record<string, unknown>> {
  const entries = [...new URLSearchParams(text)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? parsed(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
