/** Slack's rate limits (docs.slack.dev, apis/web-api/rate-limits): a tier's calls a minute, or a message a second. */
const TIERS: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'conversations.join': 50,
  'users.info': 100,
  'views.open': 100,
  'views.update': 100,
  'views.publish': 100,
};
const POSTS_A_MINUTE = 300;

/** Counts calls, and says for how many seconds the next is refused. */
export interface Rates {
  spend(method: string, body: Readonly<Record<string, unknown>>, token: string): number;
  /** How many were refused. */
  refused(): number;
}

/** Keeps the limits by this clock; without one, nothing is limited. */
export function openRates(nowMs?: () => number): Rates {
  const spent = new Map<string, number[]>();
  let refused = 0;
  const waitFor = (key: string, most: number, perMs: number, now: number): number => {
    const recent = (spent.get(key) ?? []).filter((at) => now - at < perMs);
    const [first = now] = recent;
    if (recent.length >= most) return Math.max(1, Math.ceil((first + perMs - now) / 1_000));
    spent.set(key, [...recent, now]);
    return 0;
  };
  return {
    refused: () => refused,
    spend: (method, body, token) => {
      if (!nowMs) return 0;
      const now = nowMs();
      const tier = TIERS[method];
      const waits =
        method === 'chat.postMessage'
          ? [
              waitFor(`${token} ${method} ${String(body.channel)}`, 1, 1_000, now),
              waitFor(`${token} ${method}`, POSTS_A_MINUTE, 60_000, now),
            ]
          : tier === undefined
            ? [0]
            : [waitFor(`${token} ${method}`, tier, 60_000, now)];
      const wait = Math.max(...waits);
      if (wait > 0) refused += 1;
      return wait;
    },
  };
}
