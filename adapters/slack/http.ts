import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type App, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import { RetryableError, UserError } from '#core/errors.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import type { Logger } from '#ports/logger.ts';
import { tellingRefusals } from './quiet.ts';
import type { Receiver, TakeIn } from './receiver.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly port: number;
  readonly logger: Logger;
  /** The pages to install by, where there are any. */
  readonly installPages?: Partial<HTTPReceiverOptions>;
}

/** Where Slack delivers everything to. */
const EVENTS_PATH = '/slack/events';
/** Slack's largest payloads are views that come back, far below this. */
const BODY_BYTES_MAX = 1024 * 1024;
/** Further from now on either side, a request is not Slack's, or somebody's replay (docs.slack.dev, verifying requests). */
const SKEW_MS = 5 * MINUTE_MS;
/** A request that has not come in whole by then is not waited for. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Takes in what Slack sends by HTTP, where its signature says that it was Slack. */
export function receiveByHttp(
  takeIn: TakeIn,
  { signingSecret, port, logger, installPages = {} }: HttpOptions,
): Receiver {
  const receiver = new HTTPReceiver({
    ...installPages,
    signingSecret,
    endpoints: [EVENTS_PATH],
    bodyLimit: BODY_BYTES_MAX,
    logger: tellingRefusals(logger),
    processEventErrorHandler: async ({ error, response }) => {
      const isLater = error instanceof RetryableError;
      if (isLater) logger.warn({ err: error }, 'an event could not be stored');
      else logger.error({ err: error }, 'an event could not be taken in');
      if (!response.headersSent) response.writeHead(isLater ? 503 : 500).end();
      return false;
    },
  });
  // Of Bolt's app the receiver uses this one thing. The app itself would acknowledge before anything is stored.
  receiver.init({ processEvent: takeIn } as unknown as App);

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    // Bolt looks at the machine's clock for the one side, so the other is seen from there too.
    const refusal = refusalFor(request, Date.now());
    if (refusal !== undefined) {
      logger.warn({ why: WHY[refusal] }, 'a request was refused');
      response.writeHead(refusal, { connection: 'close' }).end();
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      // Bolt throws for a path that nobody serves.
      response.writeHead(404).end();
    }
  };

  let server: Server | undefined;
  return {
    start: async () => {
      const created = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, listener);
      server = created;
      await new Promise<void>((resolve, reject) => {
        created.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port)));
        created.listen(port, resolve);
      });
      const address = created.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    stop: async () => {
      const closing = server;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeIdleConnections();
      });
    },
  };
}

const WHY = {
  401: "its time is more than five minutes from this machine's: one of the clocks is wrong, or it is replayed",
  413: 'it is too large',
  415: 'it is packed',
} as const;

/** What Bolt lets through and Slack would not send: the status to refuse it with. */
function refusalFor({ method, headers }: IncomingMessage, nowMs: number): keyof typeof WHY | undefined {
  if (method !== 'POST') return undefined;
  if (headers['content-encoding'] !== undefined) return 415;
  if (Number(headers['content-length'] ?? 0) > BODY_BYTES_MAX) return 413;
  const sent = headers['x-slack-request-timestamp'];
  const isNear = sent === undefined || Math.abs(Number(sent) * 1_000 - nowMs) <= SKEW_MS;
  return isNear ? undefined : 401;
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by this user';
  return new UserError(`Port ${port} ${why}. Choose another:`, ['PORT=3001 npm start']);
}
