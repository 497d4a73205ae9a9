import { findCommand } from '#core/chat/commands.ts';
import { splitCommand } from '#core/chat/grammar.ts';

/**
 * What people typed, out of what Slack makes of it: mentions by their names, links as they were written, nothing
 * escaped. `asIds` keeps the ids of people and channels instead, as `@U024BE7LH` and `#C024BE7LR`.
 */
export function readWords(text: string, asIds = false): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => readToken(inside, asIds))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function readToken(inside: string, asIds: boolean): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  const [sign = '', rest] = [target.charAt(0), target.slice(1)];
  if (sign === '@' || sign === '#')
    return `${sign}${asIds || label === '' ? rest : label.replace(/^[@#]/, '')}`;
  if (sign === '!') return label || `@${rest.split('^')[0] ?? ''}`;
  const address = target.replace(/^mailto:/, '');
  return label === '' || address.endsWith(label) ? label || address : `${label} (${address})`;
}

/** A command line or what was said to Ante: where its command takes a person or a channel, those stay ids. */
export function readLine(text: string): string {
  return readWords(text, takesPeople(text));
}

const HAS_ID: ReadonlySet<string> = new Set(['member', 'channel']);

function takesPeople(text: string): boolean {
  const typed = text.trim();
  const split = splitCommand(typed);
  const specs = split
    ? [findCommand(split.root, split.word.toLowerCase())]
    : (['bet', 'heard'] as const).map((root) =>
        findCommand(root, /^\S*/.exec(typed)?.[0].toLowerCase() ?? ''),
      );
  return specs.some((spec) => spec?.args.some(({ kind }) => HAS_ID.has(kind)));
}
