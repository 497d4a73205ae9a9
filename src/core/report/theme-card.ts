import type { Evidence } from '../assumption/assumption.ts';
import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { at, bold, code, italic, join, member, type Text, t } from '../chat/text.ts';
import { type FeedbackItem, saidIn, type Theme } from '../feedback/feedback.ts';
import { showSampleSize } from '../judgement/sample-size.ts';
import type { SummarySentence } from '../model/labels/check.ts';
import { showSource } from './evidence-pack.ts';
import { ofDifferentPeople } from './representative.ts';
import { dissenting } from './theme-dissent.ts';
import { showTrend, type Trend } from './theme-trend.ts';
import { peopleIn, themeName } from './theme-words.ts';

export interface ThemeView {
  readonly theme: Theme;
  readonly trend: Trend;
  /** Those of its items that stand for it, most typical first. */
  readonly typical: readonly FeedbackItem[];
  /** Its items, the latest first; of a large theme only the latest. Whoever disagrees is looked for among them. */
  readonly items: readonly FeedbackItem[];
  readonly links: readonly ThemeLink[];
  readonly related: readonly Theme[];
  /** What a language model says about it, and its name. */
  readonly summary?: { readonly sentences: readonly SummarySentence[]; readonly by: string };
}

/** A bet or an assumption that it speaks for or against, and what that is about where it is known. */
export interface ThemeLink extends Pick<Evidence, 'about' | 'stance'> {
  readonly title: string | undefined;
}

const QUOTES = 2;
const QUOTE_CHARACTERS = 400;
const TITLE_CHARACTERS = 60;

/** A theme: how many say it, how that moves, in whose words, and what it speaks for or against. */
export function themeCard(view: ThemeView): Reply {
  const { theme, trend, links, related } = view;
  const rest = [
    ...(links.length > 0 ? [t`Evidence: ${join(links.map(linkLine))}`] : []),
    ...(related.length > 0 ? [t`Related: ${join(related.map(themeName))}`] : []),
  ];
  return {
    audience: 'everyone',
    cardOf: theme.id,
    blocks: [
      { kind: 'heading', text: t`${theme.id} · ${theme.label}` },
      {
        kind: 'facts',
        facts: [
          { label: 'Items', value: [showSampleSize(theme.items)] },
          { label: 'People', value: [peopleIn(theme)] },
          { label: 'First heard', value: [at(theme.firstSeen, 'date')] },
          { label: 'Last heard', value: [at(theme.lastSeen, 'date')] },
          { label: 'Trend', value: [showTrend(trend)] },
          ...(theme.mutedBy ? [{ label: 'Muted by', value: [member(theme.mutedBy)] }] : []),
        ],
      },
      ...summaryBlocks(view),
      ...voices(view),
      ...(rest.length > 0 ? [{ kind: 'list', items: rest } as const] : []),
      buttons(theme),
      { kind: 'note', text: t`Its items: ${code(`/heard show ${theme.id} 2`)}` },
    ],
  };
}

/** Its sentences with the items that bear each of them out. */
function summaryBlocks({ summary }: ThemeView): readonly Block[] {
  if (!summary) return [];
  const text = join(
    summary.sentences.map((sentence) => t`${sentence.text} (${bold(sentence.item)})`),
    ' ',
  );
  return [
    { kind: 'text', text },
    { kind: 'note', text: t`Summed up by ${summary.by}, in the words of the items named.` },
  ];
}

function voices({ items, typical }: ThemeView): readonly Block[] {
  const dissent = dissenting(items);
  const agreeing = typical.filter(({ id }) => id !== dissent?.id);
  const named = ofDifferentPeople(agreeing, QUOTES);
  const unnamed = agreeing.filter((item) => item.author === undefined && !named.includes(item));
  return [
    ...[...named, ...unnamed].slice(0, QUOTES).map((item) => quote(item)),
    ...(dissent
      ? [{ kind: 'text', text: t`${italic('Not everybody agrees:')}` } as const, quote(dissent)]
      : []),
  ];
}

/** An item in its author's words, those that its theme has it for, with its id to point at it, and what else is to be said of it. */
export function quote(item: FeedbackItem, more = '', words = saidIn(item)): Block {
  const text = clip(words, QUOTE_CHARACTERS);
  return { kind: 'quote', text, source: t`${bold(item.id)} ${showSource(item)}${more}` };
}

function linkLine({ about, stance, title }: ThemeLink): Text {
  return t`${stance} ${bold(about)}${title === undefined ? '' : ` ${clip(title, TITLE_CHARACTERS)}`}`;
}

function buttons({ id, mutedBy }: Theme): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: 'Rename', command: `/heard rename ${id}` },
      mutedBy
        ? { label: 'Unmute', command: `/heard unmute ${id}` }
        : { label: 'Mute', command: `/heard mute ${id}` },
      { label: 'Split…', command: `/heard split ${id}` },
      { label: 'Merge…', command: `/heard merge ${id}` },
      { label: 'Link to a bet', command: `/heard link ${id}` },
      { label: 'Make a bet of it', command: `/bet new from ${id}` },
    ],
  };
}
