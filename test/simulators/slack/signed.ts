import { createHmac } from 'node:crypto';

/** What came back for a request that Slack made. */
export interface Delivered {
  readonly status: number;
  readonly body: unknown;
}

/** Signs requests as Slack does and makes them. */
export interface Signer {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly nowS: () => number;
}

/** docs.slack.dev, authentication/verifying-requests-from-slack. */
export function signatureOf(secret: string, timestamp: number | string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export async function postSigned(
  url: string,
  { secret, nowS }: Signer,
  content: { readonly json: unknown } | { readonly form: Readonly<Record<string, string>> },
  headers: Readonly<Record<string, string>> = {},
): Promise<Delivered> {
  const body = 'json' in content ? JSON.stringify(content.json) : String(new URLSearchParams(content.form));
  const timestamp = nowS();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'json' in content ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(secret, timestamp, body),
      ...headers,
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
