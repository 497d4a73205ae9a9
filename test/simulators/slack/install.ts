import type { Simulator } from './simulator.ts';
import type { SlackTeam } from './team.ts';

/** How Slack answers for a token: with rotation, it runs out and brings what to renew it by. */
export interface Granted {
  readonly token: string;
  readonly refresh?: string;
  readonly expiresInS?: number;
}

/** Lets somebody of a team install the app that listens at `url`, as a browser does. @returns the page's status */
export async function install(
  sim: Simulator,
  team: SlackTeam,
  url: string,
  granted: Granted = { token: `xoxb-${team.name}` },
): Promise<number> {
  const { token, refresh, expiresInS } = granted;
  sim.tokens.set(token, team);
  sim.own.set('oauth.v2.access', () => ({
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: 'chat:write,commands',
    bot_user_id: team.bot,
    app_id: 'A0ANTE',
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: team.people.get('ana') },
    ...(refresh !== undefined && { refresh_token: refresh, expires_in: expiresInS }),
  }));
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const query = new URLSearchParams({ code: 'granted', state });
  const done = await fetch(`${url}/slack/oauth_redirect?${query}`, { headers: { cookie } });
  await done.text();
  return done.status;
}
