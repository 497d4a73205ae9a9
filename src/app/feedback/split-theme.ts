import { type Reply, say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { StrandId } from '#core/feedback/engine.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import { termsOf } from '#core/feedback/search.ts';
import { readIdOf } from '#core/ids.ts';
import { countOf } from '#core/report/bet-words.ts';
import { splitProposal } from '#core/report/theme-split.ts';
import { themeName, voicesIn } from '#core/report/theme-words.ts';
import { items } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { all, needTheme } from '../load.ts';
import { splitOff } from './arrange.ts';
import type { KeptItem, KeptTheme } from './documents.ts';
import { needCounted } from './need-counted.ts';
import { stampOf } from './stamp-of.ts';
import { keepChange } from './theme-changes.ts';
import type { Triage } from './triage.ts';

/** What is typed for what Ante proposes. */
const PROPOSED = 'proposed';

/**
 * `/heard split THM-7 ITM-3 ITM-9` by items, `THM-7 like ITM-3` by what was said like one of them, `THM-7 timeout` by
 * words; alone, it shows what stands out most, which `THM-7 proposed` splits off, and the ways of saying it to choose from.
 */
export function makeSplitTheme(triage: Triage): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    const typed = args.items?.trim() ?? '';
    if (typed === '') return proposal(triage, context, args.theme);
    const { from, into } = await split(triage, context, args.theme, typed);
    const [made, left] = [await needTheme(scope, into), await needTheme(scope, from)];
    return say(
      t`${countOf(made.items, 'item')} of ${themeName(left)} are ${themeName(made)} now; ${voicesIn(left)} stayed. Your own words for it: ${code(`/heard rename ${made.id} ...`)} Take it back: ${code(`/heard undo ${made.id}`)}`,
    );
  };
}

function split(triage: Triage, context: Context, theme: string | undefined, typed: string) {
  const stamp = stampOf(context);
  return triage.change(context.scope, stamp, async (bench) => {
    const { tx, tally } = bench;
    const from = await needCounted(bench, theme);
    const own = await all(tx, items, { by: 'byTheme', equals: [from.id] });
    const part = typed.toLowerCase() === PROPOSED ? new Set(bench.engine.part(from.id)) : undefined;
    const going = chosen(from, own, typed, part);
    const into = await tally.open();
    const moved = await splitOff(bench, from.id, going, into, stamp.by);
    for (const id of [from.id, into]) bench.engine.settle(id);
    await keepChange(bench, { kind: 'split', from: from.id, into, items: moved, by: stamp.by });
    return { from: from.id, into };
  });
}

/** @throws UserError when none of the theme's items, or all of them, would go */
function chosen(
  { id }: KeptTheme,
  own: readonly KeptItem[],
  typed: string,
  part: ReadonlySet<StrandId | undefined> | undefined,
): readonly KeptItem[] {
  const going = own.filter(part ? ({ strand }) => part.has(strand) : matcher(id, own, typed));
  if (going.length === 0)
    throw new UserError(`Nothing in ${id} matches "${typed}".`, [`/heard show ${id}`, `/heard split ${id}`]);
  if (going.length === own.length)
    throw new UserError(`All of ${id} would go: there is nothing to split.`, [`/heard rename ${id} ...`]);
  return going;
}

function matcher(
  theme: KeptTheme['id'],
  own: readonly KeptItem[],
  typed: string,
): (item: KeptItem) => boolean {
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  const isLike = words[0]?.toLowerCase() === 'like';
  const ids = (isLike ? words.slice(1) : words).map((word) => readIdOf('ITM', word));
  if (ids.length > 0 && ids.every((id) => id !== undefined)) {
    const strangers = ids.filter((id) => own.every((item) => item.id !== id));
    if (strangers.length > 0)
      throw new UserError(`${strangers.join(', ')} is not in ${theme}.`, [`/heard show ${theme}`]);
    const strands = new Set(own.filter(({ id }) => ids.includes(id)).map(({ strand }) => strand));
    return ({ id, strand }) => (isLike ? strands.has(strand) : ids.includes(id));
  }
  const terms = termsOf(typed);
  return (item) => terms.length > 0 && terms.every((term) => termsOf(saidIn(item)).includes(term));
}

async function proposal(triage: Triage, { scope }: Context, id: string | undefined): Promise<Reply> {
  const theme = await needTheme(scope, id);
  const own = await all(scope, items, { by: 'byTheme', equals: [theme.id] });
  const strands = [...Map.groupBy(own, ({ strand }) => strand).values()];
  const { part, words } = await triage.look(scope, (engine) => {
    const strands = engine.part(theme.id);
    return { part: new Set<StrandId | undefined>(strands), words: engine.labelPart(theme.id, strands) };
  });
  return splitProposal(
    theme,
    { words, items: own.filter(({ strand }) => part.has(strand)) },
    strands.toSorted((a, b) => b.length - a.length),
  );
}
