import type { webApi } from '@slack/bolt';
import type { WorkspaceId } from '#core/ids.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { ListeningPlatform, WaysIn } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { makeAnswers } from './answer.ts';
import { makeAccompany } from './files.ts';
import { receiveByHttp } from './http.ts';
import { keepInstallations } from './installations.ts';
import { botsOfMany } from './many-workspaces.ts';
import { installPages } from './oauth.ts';
import { botOfOne, isGood } from './one-workspace.ts';
import type { Receiver, TakeIn } from './receiver.ts';
import { makeRespond } from './respond.ts';
import { makeSeal } from './seal.ts';
import { openPlaces, openWayOut, SLACK_LIMITS } from './send.ts';
import { receiveBySocket } from './socket.ts';
import { openSource } from './source.ts';
import { makeTakeIn } from './take-in.ts';
import { type Bots, openWeb, webClient, webOptions } from './web.ts';

export interface SlackSetup {
  /** The one workspace of a bot token, `xoxb-...`; or all that install Ante, which needs a port that they can reach. */
  readonly workspaces:
    | { readonly are: 'one'; readonly botToken: string }
    | {
        readonly are: 'many';
        readonly clientId: string;
        readonly clientSecret: string;
        /** 32 bytes that seal the tokens in the store. */
        readonly key: Buffer;
        readonly store: Store;
      };
  /** How Slack delivers: over a connection of ours, or to a port that it can reach. */
  readonly receive:
    | { readonly by: 'socket'; readonly appToken: string }
    | { readonly by: 'http'; readonly signingSecret: string; readonly port: number };
  readonly clock: Clock;
  readonly logger: Logger;
  /** Without one, charts are their words alone. */
  readonly charts?: ChartRenderer;
  /** Slack's API when it is not at its own address: `https://slack-gov.com/api/`. */
  readonly apiUrl?: string;
  /** How long an answer to a form is waited for before the person is told that it takes longer. */
  readonly formPatienceMs?: number;
}

export interface Slack extends ListeningPlatform {
  /** The port it listens at; undefined when it does not, or over a connection of its own. */
  port(): number | undefined;
  /** Resolves when nothing that was acknowledged is still being done or answered. */
  idle(): Promise<void>;
}

/** Slack, for one workspace or many. */
export function openSlack(setup: SlackSetup): Slack {
  const { logger, charts, apiUrl, receive } = setup;
  const client = webClient(apiUrl);
  let waysIn: WaysIn | undefined;
  const presence = {
    left: async (workspace: WorkspaceId, why: string) => waysIn?.presence.left(workspace, why),
    joined: async (workspace: WorkspaceId) => waysIn?.presence.joined(workspace),
  };
  const tenancy = tenancyOf(setup, client, presence);
  const web = openWeb(client, tenancy.bots);
  const places = openPlaces(web);
  const accompany = makeAccompany({ web, charts, logger });
  const { host } = new URL(apiUrl ?? 'https://slack.com');
  const respond = makeRespond((url) => [host, `hooks.${host}`].includes(URL.parse(url)?.host ?? ''));
  const answers = makeAnswers({ web, places, accompany, draws: charts !== undefined, respond, logger });

  let port: number | undefined;
  let idle = async (): Promise<void> => {};
  let stop = async (): Promise<void> => {};
  return {
    name: 'slack',
    limits: SLACK_LIMITS,
    ...openWayOut(web, places, accompany),
    source: openSource(web),
    port: () => port,
    idle: () => idle(),
    start: async (ways) => {
      waysIn = ways;
      await tenancy.begin();
      const { takeIn, settled } = makeTakeIn({ ...setup, ...tenancy, waysIn: ways, answers });
      const receiver = receiverFor(receive, takeIn, tenancy.pages, setup);
      port = await receiver.start();
      idle = settled;
      stop = async () => {
        port = undefined;
        await receiver.stop();
        await settled();
      };
      logger.info({ by: receive.by, port }, 'listening to Slack');
    },
    stop: () => stop(),
  };
}

interface Tenancy {
  readonly bots: Bots;
  /** Slack says that Ante was taken out; it may say so late, when Ante has been taken in again. */
  readonly left: (workspace: WorkspaceId, why: string) => Promise<void>;
  /** Makes sure of what there is before anything is heard. */
  readonly begin: () => Promise<void>;
  readonly pages: Parameters<typeof receiveByHttp>[1]['installPages'];
}

function tenancyOf(setup: SlackSetup, client: webApi.WebClient, presence: WaysIn['presence']): Tenancy {
  const { workspaces, clock, apiUrl } = setup;
  if (workspaces.are === 'one') {
    const { botToken } = workspaces;
    const bots = botOfOne(client, botToken, presence.left);
    const begin = async () => presence.joined((await bots.found()).workspace);
    const left: Tenancy['left'] = async (workspace, why) => {
      if (!(await isGood(client, botToken))) await presence.left(workspace, why);
    };
    return { bots, left, begin, pages: undefined };
  }
  const installations = keepInstallations(workspaces.store, makeSeal(workspaces.key));
  const left: Tenancy['left'] = async (workspace, why) => {
    const kept = await installations.get(workspace);
    if (kept && (await isGood(client, kept.token))) return;
    await presence.left(workspace, why);
    await installations.remove(workspace);
    bots.forget(workspace);
  };
  const bots = botsOfMany({ ...workspaces, client, installations, clock, left: presence.left });
  const installed = async (workspace: WorkspaceId): Promise<void> => {
    bots.forget(workspace);
    await presence.joined(workspace);
  };
  const pages = installPages({
    ...workspaces,
    client,
    clientOptions: webOptions(apiUrl),
    installations,
    installed,
  });
  return { bots, left, begin: async () => {}, pages };
}

function receiverFor(
  receive: SlackSetup['receive'],
  takeIn: TakeIn,
  pages: Tenancy['pages'],
  { logger, apiUrl }: SlackSetup,
): Receiver {
  return receive.by === 'socket'
    ? receiveBySocket(takeIn, { ...receive, logger, apiUrl })
    : receiveByHttp(takeIn, { ...receive, logger, ...(pages && { installPages: pages }) });
}
