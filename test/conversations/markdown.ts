import type { SimMessage } from '../simulators/discord/world.ts';

/** What a person reads of a message on Discord: without marks, people and channels by their names. */
export function readable(
  { content, embeds }: SimMessage,
  nameOf: (user: string) => string,
  general: string,
): string {
  const described = (embeds as readonly { readonly description?: string }[]).map(
    ({ description = '' }) => description,
  );
  return [content, ...described]
    .join('\n')
    .trim()
    .replace(/^(### |> |-# |- )/gm, '')
    .replace(/(?<!\\)<@(\d+)>/g, (_all, id: string) => `@${nameOf(id)}`)
    .replaceAll(`<#${general}>`, '#general')
    .replace(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(https?:[^)]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|\*|`)/g, '')
    .replace(/\\([^\w\s])/g, '$1');
}
