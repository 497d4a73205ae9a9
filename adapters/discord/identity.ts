import { z } from 'zod';
import type { Request } from './rest.ts';

/** Who Ante is on Discord. */
export interface Identity {
  readonly application: string;
  /** The bot's own user. */
  readonly self: string;
  readonly name: string;
  /** https://discord.com/developers/docs/resources/application#application-object-application-flags */
  readonly flags: number;
}

const application = z.object({ id: z.string(), flags: z.number().default(0) });
const user = z.object({ id: z.string(), username: z.string() });

const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

export async function askWho(request: Request): Promise<Identity> {
  const { id, flags } = application.parse(await request('GET', '/applications/@me'));
  const { id: self, username } = user.parse(await request('GET', '/users/@me'));
  return { application: id, self, name: username, flags };
}

/** Whether the switch for the words of messages is on in Discord's portal. */
export function mayReadMessages(flags: number): boolean {
  return (flags & MESSAGE_CONTENT) !== 0;
}

/** Where the switches of an application are. */
export function portal(application: string): string {
  return `https://discord.com/developers/applications/${application}/bot`;
}
