import { randomUUID } from 'node:crypto';
import { createEmulator, type Emulator } from 'emulate';

/** The people of every team. */
const PEOPLE = ['ana', 'ben', 'cleo', 'dana', 'eve'] as const;

/** One workspace: an emulator of its Web API, with people, one channel that Ante was invited to, and Ante's bot. */
export interface SlackTeam {
  readonly id: string;
  readonly name: string;
  readonly bot: string;
  readonly channel: string;
  /** Ids of people by their first names. */
  readonly people: ReadonlyMap<string, string>;
  /** Calls the emulator as Ante's bot, or as one of the people. */
  call(method: string, body: Readonly<Record<string, unknown>>, as?: string): Promise<Answer>;
  /** The emulator's own address of something that it serves. */
  readonly url: string;
  close(): Promise<void>;
}

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly error?: string };

const BOT_TOKEN = 'xoxb-emulated';
const CHANNEL = 'town';

export async function openTeam(id: string, name: string): Promise<SlackTeam> {
  const bot = `U${id.slice(1)}BOT`;
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name, domain: name },
        users: PEOPLE.map((person) => ({ name: person })),
        channels: [{ name: CHANNEL }],
        oauth_apps: [
          {
            client_id: 'emulated',
            client_secret: randomUUID(),
            name: 'Ante',
            redirect_uris: [],
            app_id: 'A0ANTE',
            bot_user_id: bot,
            bot_id: `B${id.slice(1)}`,
          },
        ],
        tokens: [
          {
            token: BOT_TOKEN,
            type: 'bot',
            user: bot,
            app_id: 'A0ANTE',
            bot_id: `B${id.slice(1)}`,
            bot_user_id: bot,
          },
          ...PEOPLE.map((person) => ({ token: `xoxp-${person}`, user: person, app_id: 'A0ANTE' })),
        ],
      },
    },
  });
  const call = async (
    method: string,
    body: Readonly<Record<string, unknown>>,
    as?: string,
  ): Promise<Answer> => {
    const token = as === undefined ? BOT_TOKEN : `xoxp-${as}`;
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  };
  const { members } = (await call('users.list', {})) as unknown as {
    members: { id: string; name: string }[];
  };
  const { channels } = (await call('conversations.list', {})) as unknown as {
    channels: { id: string; name: string }[];
  };
  const channel = channels.find((each) => each.name === CHANNEL)?.id ?? '';
  await call('conversations.join', { channel });
  return {
    id,
    name,
    bot,
    channel,
    people: new Map(members.map((member) => [member.name, member.id])),
    call,
    url: emulator.url,
    close: () => emulator.close(),
  };
}
