import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { isTokenRefused } from './errors.ts';
import { TOKEN_REFUSED } from './gateway.ts';
import { askWho, type Identity, mayReadMessages, portal } from './identity.ts';
import { inviteLink, PERMISSIONS } from './permissions.ts';
import { openRest, type Request } from './rest.ts';

/** One thing that was looked at; where it is not good, `says` says what to do. */
export interface Check {
  readonly what: string;
  readonly good: boolean;
  readonly says: string;
}

interface CheckSetup {
  readonly token: string;
  readonly api: string;
  /** How many channels are watched. */
  readonly watched: number;
}

const WHAT = 'Discord';

const servers = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));
const gateway = z.object({
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

/** Whether Discord lets Ante do what it does. Changes nothing there. */
export async function checkDiscord({ token, api, watched }: CheckSetup): Promise<readonly Check[]> {
  const rest = openRest(token, api);
  try {
    const who = await askWho(rest.request);
    return [
      { what: WHAT, good: true, says: `@${who.name}` },
      checkContent(who, watched),
      ...(await checkServers(rest.request, who)),
      await checkSessions(rest.request),
    ];
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [
      {
        what: WHAT,
        good: false,
        says: isTokenRefused(error) ? TOKEN_REFUSED : `${says}. Is it up? https://discordstatus.com`,
      },
    ];
  } finally {
    rest.close();
  }
}

function checkContent({ application, flags }: Identity, watched: number): Check {
  const what = `${WHAT}, Message Content Intent`;
  if (mayReadMessages(flags)) return { what, good: true, says: 'on' };
  return watched === 0
    ? { what, good: true, says: 'off: it is needed only to watch channels and for reactions' }
    : {
        what,
        good: false,
        says: `off, though ${watched} channel(s) are watched: turn it on at ${portal(application)}`,
      };
}

async function checkServers(request: Request, { application }: Identity): Promise<readonly Check[]> {
  const joined = servers.parse(await request('GET', '/users/@me/guilds'));
  if (joined.length === 0) {
    return [{ what: WHAT, good: false, says: `in no server yet. Add it: ${inviteLink(application)}` }];
  }
  return joined.map(({ name, permissions }) => {
    const has = BigInt(permissions);
    const isAdmin = (has & PermissionFlagsBits.Administrator) !== 0n;
    const missing = isAdmin ? [] : PERMISSIONS.filter(({ bit }) => (has & bit) === 0n);
    const what = `${WHAT}, ${name}`;
    if (missing.length === 0) return { what, good: true, says: 'all permissions that Ante needs' };
    const lacking = missing.map((permission) => `${permission.name} (without it ${permission.without})`);
    return {
      what,
      good: false,
      says: `Ante lacks ${lacking.join(', ')}. Invite it again: ${inviteLink(application)}`,
    };
  });
}

/** Discord takes the token away from whoever begins a thousand sessions in a day. */
async function checkSessions(request: Request): Promise<Check> {
  const { session_start_limit: limit } = gateway.parse(await request('GET', '/gateway/bot'));
  const hours = Math.ceil(limit.reset_after / 3_600_000);
  return {
    what: `${WHAT}, starts left today`,
    good: limit.remaining > 50,
    says: `${limit.remaining}, counted anew in ${hours} h${limit.remaining > 50 ? '' : ': something starts Ante again and again, and the log says what'}`,
  };
}
