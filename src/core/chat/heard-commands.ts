import { type CommandSpec, choice, commandsOf, page, theme, thing, words } from './command-spec.ts';

const define = commandsOf('heard');

export const REVIEW_ANSWERS = ['same', 'different', 'split', 'keep', 'yes', 'later', 'undo'] as const;

export const THEME_FILTERS = ['all', 'growing', 'emerging', 'muted'] as const;

const SUGGESTION_ANSWERS = ['split', 'ignore'] as const;

const CHANNEL = { name: 'channel', kind: 'channel', optional: true } as const;

/** Everything that `/heard` takes. */
export const HEARD_COMMANDS: readonly CommandSpec[] = [
  define(
    'feedback',
    'new',
    'Keep what a user said, word for word',
    [words('text')],
    'the export times out on big boards (from dana@example.com)',
  ),
  define(
    'feedback',
    'import',
    'Take in a CSV or JSONL file',
    [words('file')],
    'interviews.csv',
    'interviews.csv --skip-rejected',
  ),
  define('feedback', 'watch', 'Listen in a channel, or in this one', [CHANNEL], '#support', ''),
  define(
    'feedback',
    'reactions',
    'Draft a bet or keep feedback by an emoji on a message',
    [choice('switch', ['on', 'off']), CHANNEL],
    'on #support',
    'off #support',
  ),
  define('feedback', 'unwatch', 'Stop listening there', [CHANNEL], '#support'),
  define('feedback', 'optout', 'Keep your own words in watched channels out of it', [], ''),
  define('feedback', 'optin', 'Let them be heard again', [], ''),
  define(
    'feedback',
    'find',
    'Search everything that was heard',
    [words('query')],
    'export timeout',
    'export timeout page 2',
  ),
  define('feedback', 'delete', 'Remove an item, text and all', [{ name: 'item', kind: 'item' }], 'ITM-31'),
  define(
    'feedback',
    'points',
    'What an item says: one point, or several',
    [{ name: 'item', kind: 'item' }, choice('answer', ['one', 'several'])],
    'ITM-31',
    'ITM-31 one',
    'ITM-31 several',
  ),
  define(
    'themes',
    'themes',
    'Themes, the most people first',
    [choice('filter', THEME_FILTERS), page],
    '',
    'growing',
    'emerging',
  ),
  define('themes', 'show', 'A theme or an item, with quotes', [thing('id'), page], 'THM-7'),
  define(
    'themes',
    'review',
    'Answer the few questions that help most',
    [choice('answer', REVIEW_ANSWERS), { name: 'question', kind: 'word', optional: true }],
    '',
    'same 12',
    'later 12',
    'undo 12',
  ),
  define(
    'themes',
    'suggestions',
    'What a language model suggests about items',
    [choice('answer', SUGGESTION_ANSWERS), { name: 'item', kind: 'item', optional: true }],
    '',
    'split ITM-31',
    'ignore ITM-31',
  ),
  define(
    'themes',
    'merge',
    'Two themes are one',
    [theme, { name: 'into', kind: 'theme', optional: true }],
    'THM-7 THM-2',
    'THM-7',
  ),
  define(
    'themes',
    'split',
    'Put some of its items into a theme of their own',
    [theme, words('items')],
    'THM-7 ITM-3 ITM-9',
    'THM-7 like ITM-3',
    'THM-7 timeout',
    'THM-7',
  ),
  define(
    'themes',
    'move',
    'Put an item where it belongs',
    [
      { name: 'item', kind: 'item' },
      { name: 'to', kind: 'word', optional: true },
    ],
    'ITM-31 THM-2',
    'ITM-31 new',
    'ITM-31',
  ),
  define('themes', 'rename', 'Give a theme your own words', [theme, words('label')], 'THM-7 slow exports'),
  define('themes', 'mute', 'Keep a theme out of lists and digests', [theme], 'THM-7'),
  define('themes', 'unmute', 'Show it again', [theme], 'THM-7'),
  define(
    'themes',
    'link',
    'Say which bet it speaks for or against',
    [thing('id'), { name: 'bet', kind: 'bet', optional: true }],
    'THM-7',
    'THM-7 BET-12',
  ),
  define('themes', 'undo', 'Take back the last merge, split or move of a theme', [theme], 'THM-7'),
  define('feedback', 'help', 'What can be typed', [words('about')], '', 'merge'),
];
