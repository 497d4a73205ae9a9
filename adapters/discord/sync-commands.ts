import { isDeepStrictEqual } from 'node:util';
import { wantedCommands } from './commands.ts';
import { patiently, type Request, type Route } from './rest.ts';

/**
 * Makes Discord know the commands as they are in this version, everywhere or in one server only. Asks first, and tells
 * only what differs: Discord allows 200 changes a day. Whether anything did.
 */
export async function syncCommands(
  request: Request,
  application: string,
  guild: string | undefined,
): Promise<boolean> {
  const base: Route =
    guild === undefined ? `/applications/${application}` : `/applications/${application}/guilds/${guild}`;
  const url: Route = `${base}/commands`;
  const wanted = wantedCommands();
  const known = await patiently(() => request('GET', url));
  if (sameCommands(wanted, known)) return false;
  await patiently(() => request('PUT', url, { body: wanted }));
  return true;
}

/** Whether what Discord has is what is wanted: it adds ids, versions and defaults of its own. */
export function sameCommands(wanted: readonly object[], known: unknown): boolean {
  if (!Array.isArray(known) || known.length !== wanted.length) return false;
  return wanted.every((command) => {
    const { name, type } = command as { readonly name: string; readonly type: number };
    return known.some((other) => other?.name === name && other?.type === type && covers(other, command));
  });
}

/** What is left out stands for these. */
const DEFAULTS: Readonly<Record<string, unknown>> = { required: false, autocomplete: false };

function covers(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(known) &&
      known.length === wanted.length &&
      wanted.every((each, i) => covers(known[i], each))
    );
  }
  if (typeof wanted !== 'object' || wanted === null) return isDeepStrictEqual(known, wanted);
  if (typeof known !== 'object' || known === null) return false;
  const has = known as Readonly<Record<string, unknown>>;
  const wants = wanted as Readonly<Record<string, unknown>>;
  const isMore = MEANINGFUL.some(
    (key) => has[key] !== undefined && has[key] !== DEFAULTS[key] && !(key in wants),
  );
  return !isMore && Object.entries(wants).every(([key, value]) => covers(has[key] ?? DEFAULTS[key], value));
}

/** What an earlier version may have set and this one does not. */
const MEANINGFUL = [
  'options',
  'choices',
  'required',
  'autocomplete',
  'max_length',
  'min_value',
  'channel_types',
];
