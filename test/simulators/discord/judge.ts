import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Requests {
  readonly bodies: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

type Json = Readonly<Record<string, unknown>>;

const requests = JSON.parse(
  readFileSync(new URL('../../fixtures/discord/requests.json', import.meta.url), 'utf8'),
  // A property that Discord does not know is a slip of ours: it would be ignored without a word.
  (_key, value) =>
    value?.type === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
) as Requests;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('snowflake', /^(0|[1-9]\d{0,19})$/);
ajv.addFormat('nonce', true);
ajv.addSchema({ $id: 'discord', components: requests.components });

const judges = new Map<string, ValidateFunction>();

/** Whether Discord is known to take this request at all. */
export function isKnown(request: string): boolean {
  return request in requests.bodies;
}

/** What Discord would refuse in the body of a request, such as `POST /channels/{channel_id}/messages`. */
export function judge(request: string, body: unknown, files: readonly string[] = []): readonly string[] {
  const validate = judges.get(request) ?? compile(request);
  const wrong = validate(body)
    ? []
    : (validate.errors ?? []).map(
        (each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`,
      );
  return [...wrong, ...unwritten(request, body as Json, files)];
}

function compile(request: string): ValidateFunction {
  const body = requests.bodies[request];
  if (!body) throw new Error(`no such request: ${request}`);
  const local = JSON.parse(JSON.stringify(body).replaceAll('"#/', '"discord#/')) as object;
  const validate = ajv.compile(local);
  judges.set(request, validate);
  return validate;
}

/** The rules that the OpenAPI does not have. */
function unwritten(request: string, body: Json, files: readonly string[]): readonly string[] {
  if (request.endsWith('/commands')) return commandRules(body as unknown as readonly Json[]);
  if (request.endsWith('/callback')) {
    const data = (body.data ?? {}) as Json;
    if (body.type === 9) return modalRules(data);
    return body.type === 4 || body.type === 7 ? messageRules(data, files) : [];
  }
  if (request.includes('/messages') && request.endsWith('/threads')) return [];
  if (request.endsWith('/threads')) return body.message ? messageRules(body.message as Json, files) : [];
  return request.endsWith('/channels') ? [] : messageRules(body, files);
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

function messageRules(message: Json, files: readonly string[]): readonly string[] {
  const embeds = list(message.embeds);
  const rows = list(message.components);
  const parts = rows.flatMap((row) => list(row.components));
  const ids = parts.flatMap(({ custom_id, style }) => (style === 5 ? [] : [custom_id]));
  const attachments = list(message.attachments);
  const named = JSON.stringify(embeds).match(/attachment:\/\/[^"]+/g) ?? [];
  return [
    lengthOf(message.content) > 2000 && 'content is over 2000',
    embeds.reduce((sum, embed) => sum + sizeOf(embed), 0) > 6000 && 'embeds are over 6000 together',
    embeds.some((embed) => sizeOf(embed) === 0 && !embed.image) && 'an embed is empty',
    embeds.some((embed) => embed.description === '') && 'a description is empty',
    lengthOf(message.content) + embeds.length + files.length === 0 && 'the message is empty',
    rows.length > 5 && 'more than 5 rows',
    rows.some((row) => list(row.components).length === 0) && 'an empty row',
    rows.some((row) => list(row.components).length > (isSelect(list(row.components)[0]) ? 1 : 5)) &&
      'a row is over-full',
    rows.length + parts.length > 40 && 'more than 40 components',
    ids.some((id) => typeof id !== 'string' || id === '') && 'a component has no custom_id',
    new Set(ids).size !== ids.length && 'a custom_id is there twice',
    parts.some((part) => part.type === 2 && lengthOf(part.label) > 80) && 'a label is over 80',
    parts.some((part) => part.type === 2 && String(part.label).trim() === '') && 'a label is empty',
    parts.some((part) => isSelect(part) && !hasOwnValues(part)) && 'a select has an option twice, or none',
    JSON.stringify((message.allowed_mentions as Json | undefined)?.parse) !== '[]' &&
      'everybody may be mentioned',
    files.length > 10 && 'more than 10 files',
    attachments.some(({ id }, i) => id !== String(i)) && 'attachments are not in order',
    attachments.length !== files.length && 'attachments are not the files',
    named.some((url) => !files.includes(url.slice('attachment://'.length))) &&
      'an attachment is named that is not there',
  ].filter((each) => each !== false);
}

function sizeOf({ title, description, footer, author, fields }: Json): number {
  const of = (holder: unknown, key: string) => lengthOf((holder as Json | undefined)?.[key]);
  const inFields = list(fields).reduce((sum, field) => sum + lengthOf(field.name) + lengthOf(field.value), 0);
  return lengthOf(title) + lengthOf(description) + of(footer, 'text') + of(author, 'name') + inFields;
}

const isSelect = (part: Json | undefined) => part?.type === 3;

function hasOwnValues(part: Json): boolean {
  const values = list(part.options).map(({ value }) => value);
  return values.length > 0 && values.length <= 25 && new Set(values).size === values.length;
}

function modalRules(modal: Json): readonly string[] {
  const labels = list(modal.components);
  const inputs = labels.map(({ component }) => component as Json);
  const ids = inputs.map(({ custom_id }) => custom_id);
  return [
    (labels.length < 1 || labels.length > 5) && 'a modal has 1 to 5 components',
    labels.some(({ type }) => type !== 18) && 'a modal has labels',
    new Set(ids).size !== ids.length && 'a custom_id is there twice',
    inputs.some((input) => isSelect(input) && !hasOwnValues(input)) &&
      'a select has an option twice, or none',
    inputs.some(
      (input) => isSelect(input) && list(input.options).filter((each) => each.default).length > 1,
    ) && 'a select has two defaults',
  ].filter((each) => each !== false);
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function commandRules(commands: readonly Json[]): readonly string[] {
  const slash = commands.filter(({ type }) => type === undefined || type === 1);
  return [
    slash.length > 100 && 'more than 100 commands',
    commands.filter(({ type }) => type === 3).length > 5 && 'more than 5 message commands',
    ...slash.flatMap(optionRules),
    ...slash.map((command) => sizeOfCommand(command) > 8000 && `${command.name} is over 8000 characters`),
  ].filter((each) => each !== false);
}

/** https://discord.com/developers/docs/interactions/application-commands */
function optionRules(option: Json): readonly string[] {
  const options = list(option.options);
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex((each) => each.type !== 1 && each.type !== 2 && !each.required);
  const isMixed =
    options.some(({ type }) => type === 1 || type === 2) && options.some(({ type }) => Number(type) > 2);
  return [
    (!NAME.test(String(option.name)) || String(option.name) !== String(option.name).toLowerCase()) &&
      `${option.name} is no name`,
    (lengthOf(option.description) < 1 || lengthOf(option.description) > 100) &&
      `${option.name} has no description`,
    options.length > 25 && `${option.name} has over 25 options`,
    list(option.choices).length > 25 && `${option.name} has over 25 choices`,
    option.autocomplete === true &&
      list(option.choices).length > 0 &&
      `${option.name} has choices and autocomplete`,
    new Set(names).size !== names.length && `${option.name} has an option twice`,
    isMixed && `${option.name} mixes commands and options`,
    firstOptional >= 0 &&
      options.slice(firstOptional).some(({ required }) => required === true) &&
      `${option.name} has a required option after others`,
    ...options.flatMap(optionRules),
  ].filter((each) => each !== false);
}

function sizeOfCommand(command: Json): number {
  const own = lengthOf(command.name) + lengthOf(command.description);
  const choices = list(command.choices).reduce(
    (sum, { name, value }) => sum + lengthOf(name) + lengthOf(value),
    0,
  );
  return own + choices + list(command.options).reduce((sum, option) => sum + sizeOfCommand(option), 0);
}
