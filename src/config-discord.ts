import { z } from 'zod';

/** What the environment says of Discord. */
export const DISCORD_KEYS = {
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD: z
    .string()
    .regex(/^\d{16,20}$/, "must be a server's id: 16 to 20 digits")
    .optional(),
};

const shape = z.object(DISCORD_KEYS);

export interface DiscordConfig {
  readonly token: string;
  /** The one server that the commands are for; all of them when absent. */
  readonly guild?: string;
}

/** Undefined where Discord is not configured. */
export function discordIn({
  DISCORD_TOKEN,
  DISCORD_GUILD,
}: z.infer<typeof shape>): DiscordConfig | undefined {
  if (DISCORD_TOKEN === undefined) return undefined;
  return { token: DISCORD_TOKEN, ...(DISCORD_GUILD !== undefined && { guild: DISCORD_GUILD }) };
}
