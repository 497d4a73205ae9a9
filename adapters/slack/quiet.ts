import { LogLevel, type webApi } from '@slack/bolt';
import type { Logger } from '#ports/logger.ts';

type SdkLogger = NonNullable<webApi.WebClientOptions['logger']>;

const nothing = () => {};

/** The SDK's logger: it would log payloads, with people's words in them. What matters of it is logged where it is caught. */
export const quiet: SdkLogger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** Quiet but for why requests are refused: with a wrong signing secret that is every one of them. */
export function tellingRefusals(logger: Logger): SdkLogger {
  return {
    ...quiet,
    warn: (...message: readonly unknown[]) => {
      logger.warn({ why: message.join(' ') }, 'a request was refused');
    },
  };
}
