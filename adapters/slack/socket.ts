import { type App, SocketModeReceiver } from '@slack/bolt';
import { RetryableError, UserError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import { refusalIn } from './errors.ts';
import { quiet } from './quiet.ts';
import type { Receiver, TakeIn } from './receiver.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly logger: Logger;
  readonly apiUrl?: string | undefined;
}

/** Takes in what Slack sends over a connection that Ante opens: nothing of it has to be reachable from outside. */
export function receiveBySocket(takeIn: TakeIn, { appToken, logger, apiUrl }: SocketOptions): Receiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quiet,
    installerOptions: { clientOptions: apiUrl === undefined ? {} : { slackApiUrl: apiUrl } },
    processEventErrorHandler: async ({ error }) => {
      if (error instanceof RetryableError) logger.warn({ err: error }, 'an event could not be stored');
      else logger.error({ err: error }, 'an event could not be taken in');
      // Not acknowledged, Slack sends it again.
      return false;
    },
  });
  // Of Bolt's app the receiver uses this one thing. The app itself would acknowledge before anything is stored.
  receiver.init({ processEvent: takeIn } as unknown as App);
  return {
    start: async () => {
      try {
        await receiver.start();
      } catch (error) {
        const why = refusalIn(error);
        if (why === undefined) throw error;
        throw new UserError(
          `Slack refuses SLACK_APP_TOKEN: ${why}. It begins with xapp- and needs the scope connections:write.`,
          ['ante doctor'],
        );
      }
      return undefined;
    },
    stop: async () => {
      await receiver.stop();
    },
  };
}
