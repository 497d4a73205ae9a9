import { LogLevel, type webApi } from '@slack/bolt';

const nothing = () => {};

/** The SDK's logger: it would log payloads, with people's words in them. What matters of it is logged where it is caught. */
export const quiet: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
