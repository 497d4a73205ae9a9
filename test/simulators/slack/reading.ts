import { asJson } from './limits.ts';

type Json = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asJson) : []);

/** Names of people and channels by their ids. */
export type Names = (id: string) => string;

/** What a person reads in blocks: a line each, people as `@ana`. */
export function wordsIn(blocks: unknown, names: Names): string {
  return listOf(blocks)
    .map((block) => blockWords(block, names))
    .filter((words) => words !== '')
    .join('\n');
}

function blockWords(block: Json, names: Names): string {
  switch (block.type) {
    case 'header':
      return String(asJson(block.text).text);
    case 'section':
      return [...(block.text ? [asJson(block.text)] : []), ...listOf(block.fields)]
        .map((text) => mrkdwnWords(text, names).replace('\n', ' '))
        .join('\n');
    case 'context':
      return listOf(block.elements)
        .map((text) => mrkdwnWords(text, names))
        .join(' ');
    case 'rich_text':
      return listOf(block.elements)
        .map((element) => richWords(element, names))
        .join('\n');
    default:
      return '';
  }
}

function mrkdwnWords({ type, text }: Json, names: Names): string {
  if (type === 'plain_text') return String(text);
  return String(text)
    .replace(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .replace(/<[@#]([A-Z0-9]+)>/g, (_, id: string) => names(id))
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/[*`]|\b_|_\b/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function richWords(element: Json, names: Names): string {
  if (element.type === 'rich_text_list')
    return listOf(element.elements)
      .map((item) => richWords(item, names))
      .join('\n');
  return listOf(element.elements)
    .map((each) => {
      if (each.type === 'user') return names(String(each.user_id));
      if (each.type === 'channel') return names(String(each.channel_id));
      return String(each.type === 'date' ? each.fallback : each.text);
    })
    .join('');
}

export interface Pressable {
  readonly label: string;
  readonly action: Json;
}

/** What can be pressed or chosen, and what Slack sends when it is. */
export function pressablesIn(blocks: unknown): readonly Pressable[] {
  return listOf(blocks).flatMap((block) =>
    block.type !== 'actions'
      ? []
      : listOf(block.elements).flatMap(({ type, action_id, text, value, options }): Pressable[] =>
          type === 'button'
            ? [{ label: String(asJson(text).text), action: { type, action_id, value } }]
            : listOf(options).map((option) => ({
                label: String(asJson(option.text).text),
                action: { type, action_id, selected_option: option },
              })),
        ),
  );
}

/** What is in a view's inputs as it opens. */
export function inputsIn(view: unknown): Readonly<Record<string, string>> {
  const entries = listOf(asJson(view).blocks)
    .filter(({ type }) => type === 'input')
    .map(({ block_id, element }) => {
      const { initial_value, initial_option } = asJson(element);
      return [block_id, String(asJson(initial_option).value ?? initial_value ?? '')];
    });
  return Object.fromEntries(entries);
}

/** The state that Slack sends of a view with these values in its inputs. */
export function stateOf(view: unknown, values: Readonly<Record<string, string>>) {
  const entries = listOf(asJson(view).blocks)
    .filter(({ type }) => type === 'input')
    .map(({ block_id, element }) => {
      const name = String(block_id);
      const value = values[name] ?? '';
      const { type, action_id, options } = asJson(element);
      const chosen = listOf(options).find((option) => option.value === value) ?? null;
      const state =
        type === 'static_select' ? { type, selected_option: chosen } : { type, value: value || null };
      return [name, { [String(action_id)]: state }];
    });
  return { values: Object.fromEntries(entries) };
}
