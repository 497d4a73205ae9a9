/**
 * Makes `test/fixtures/discord/requests.json` out of Discord's OpenAPI (github.com/discord/discord-api-spec,
 * `specs/openapi.json`, MIT): the bodies of the requests that Ante makes, and the schemas that they name.
 *
 *     node test/simulators/discord/trim.ts openapi.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const REQUESTS = [
  'POST /channels/{channel_id}/messages',
  'PATCH /channels/{channel_id}/messages/{message_id}',
  'POST /channels/{channel_id}/messages/{message_id}/threads',
  'POST /channels/{channel_id}/threads',
  'POST /interactions/{interaction_id}/{interaction_token}/callback',
  'POST /webhooks/{webhook_id}/{webhook_token}',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PUT /applications/{application_id}/commands',
  'PUT /applications/{application_id}/guilds/{guild_id}/commands',
  'POST /users/@me/channels',
];

type Json = Readonly<Record<string, unknown>>;

const [, , from = ''] = process.argv;
const api = JSON.parse(readFileSync(from, 'utf8')) as Json;
const schemas = at(api, 'components', 'schemas');
const kept: Record<string, unknown> = {};
const bodies = Object.fromEntries(
  REQUESTS.map((request) => {
    const [method = '', path = ''] = request.split(' ');
    const body = at(
      api,
      'paths',
      path,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    );
    keep(body);
    return [request, body];
  }),
);
const target = new URL('../../fixtures/discord/requests.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ bodies, components: { schemas: kept } }, undefined, 2)}\n`);

function at(value: Json, ...keys: readonly string[]): Json {
  return keys.reduce((inner, key) => {
    const next = inner[key];
    if (typeof next !== 'object' || next === null) throw new Error(`nothing at ${keys.join(' ')}`);
    return next as Json;
  }, value);
}

function keep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const name = key === '$ref' ? String(inner).split('/').at(-1) : undefined;
    if (name === undefined) keep(inner);
    else if (!(name in kept)) {
      kept[name] = schemas[name];
      keep(schemas[name]);
    }
  }
}
