import { setTimeout as sleep } from 'node:timers/promises';
import { type App, SocketModeReceiver } from '@slack/bolt';
import { RetryableError, UserError } from '#core/errors.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { Logger } from '#ports/logger.ts';
import { refusalIn, translate } from './errors.ts';
import { quiet } from './quiet.ts';
import type { Receiver, TakeIn } from './receiver.ts';
import { webOptions } from './web.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly logger: Logger;
  readonly apiUrl?: string | undefined;
}

/** How long is waited after the first failure to connect again; doubled with each, up to a limit. */
const AGAIN_MS = SECOND_MS;
const AGAIN_MS_MAX = 30 * SECOND_MS;

/** Takes in what Slack sends over a connection that Ante opens: nothing of it has to be reachable from outside. */
export function receiveBySocket(takeIn: TakeIn, { appToken, logger, apiUrl }: SocketOptions): Receiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quiet,
    // By itself it would end the process when Slack is out of reach at the moment of connecting again.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: webOptions(apiUrl) },
    processEventErrorHandler: async ({ error }) => {
      if (error instanceof RetryableError) logger.warn({ err: error }, 'an event could not be stored');
      else logger.error({ err: error }, 'an event could not be taken in');
      // Not acknowledged, Slack sends it again.
      return false;
    },
  });
  // Of Bolt's app the receiver uses this one thing. The app itself would acknowledge before anything is stored.
  receiver.init({ processEvent: takeIn } as unknown as App);
  const { client } = receiver;

  const stopped = new AbortController();
  /** Connects once; the promise in what comes back resolves when that connection has ended. */
  const connect = async (): Promise<{ readonly ended: Promise<void> }> => {
    const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    await client.start();
    return { ended };
  };
  /** Slack closes connections every few hours, and whenever it likes. */
  const stayConnected = async (first?: Promise<void>): Promise<void> => {
    let ended = first;
    let waitMs = AGAIN_MS;
    while (!stopped.signal.aborted) {
      try {
        await (ended ?? (await connect()).ended);
        waitMs = AGAIN_MS;
      } catch (error) {
        logger.warn({ err: error, waitMs }, 'Slack cannot be reached');
        await sleep(waitMs, undefined, { signal: stopped.signal }).catch(() => {});
        waitMs = Math.min(2 * waitMs, AGAIN_MS_MAX);
      }
      ended = undefined;
    }
  };

  let staying: Promise<void> | undefined;
  return {
    start: async () => {
      const first = await connect().catch((error: unknown) => {
        const why = refusalIn(error);
        if (why === undefined) throw translate(error);
        throw new UserError(
          `Slack refuses SLACK_APP_TOKEN: ${why}. It begins with xapp- and needs the scope connections:write.`,
          ['ante doctor'],
        );
      });
      staying = stayConnected(first.ended);
      return undefined;
    },
    stop: async () => {
      stopped.abort();
      await client.disconnect();
      await staying;
    },
  };
}
