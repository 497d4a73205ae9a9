import type { Bet } from '#core/bet/bet.ts';
import { LIST_FILTERS } from '#core/chat/bet-commands.ts';
import { code, type Text, t } from '#core/chat/text.ts';
import { betList } from '#core/report/bet-list.ts';
import { byClosing, marksOf, newestFirst } from '#core/report/bet-words.ts';
import { addDays } from '#core/time/date.ts';
import type { Operations } from '#ports/store.ts';
import { withHeldNote } from '../checkins/held-note.ts';
import { bets } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { betsAtRisk } from './bets-at-risk.ts';
import { type Source, scanned, sorted, takePage } from './paging.ts';

const PAGE_SIZE = 10;

type Filter = (typeof LIST_FILTERS)[number] | 'open';

/** `/bet list [mine|live|due|at-risk|drafts|all] [page]`: the next due first. */
export function makeListBets(): UseCase {
  return async (context, { args }) => {
    const { scope, today } = context;
    const filter: Filter = LIST_FILTERS.find((known) => known === args.filter) ?? 'open';
    const page = Number(args.page ?? 1);
    const skip = (page - 1) * PAGE_SIZE;
    const frame = {
      ...WORDS[filter],
      page,
      pageSize: PAGE_SIZE,
      command: filter === 'open' ? '/bet list' : `/bet list ${filter}`,
      today,
    };
    if (filter === 'at-risk') {
      const lines = await betsAtRisk(scope, today);
      return betList({ ...frame, lines: lines.slice(skip, skip + PAGE_SIZE), total: lines.length });
    }
    const found = await takePage(sourcesOf(filter, scope, context), skip, PAGE_SIZE);
    const lines = found.docs.map((bet) => ({ bet, marks: marksOf(bet) }));
    const waiting = filter === 'open' && found.total === 0 ? await draftsWaiting(scope) : {};
    const list = betList({ ...frame, lines, total: found.total, ...waiting });
    return filter === 'mine' ? withHeldNote(scope, context.member.id, list) : list;
  };
}

/** What is said of no open bets where there are drafts to make some of. */
async function draftsWaiting(tx: Operations): Promise<{ readonly empty?: Text }> {
  const drafts = await tx.count(bets, { by: 'byStage', equals: ['draft'] });
  if (drafts === 0) return {};
  const wait = drafts === 1 ? '1 draft waits' : `${drafts} drafts wait`;
  return { empty: t`No open bets. ${wait} to be placed: ${code('/bet list drafts')}` };
}

/** Where a filter's bets are found, one after another. */
function sourcesOf(
  filter: Exclude<Filter, 'at-risk'>,
  tx: Operations,
  { today, member }: Context,
): readonly Source<Bet>[] {
  const tomorrow = addDays(today, 1);
  const live = scanned(tx, bets, { by: 'byClosing', equals: ['live'] });
  const placed = scanned(tx, bets, { by: 'byDate', equals: ['placed'] });
  const drafts = sorted(tx, bets, { by: 'byStage', equals: ['draft'] }, newestFirst);
  switch (filter) {
    case 'open':
      return [live, placed];
    case 'live':
      return [scanned(tx, bets, { by: 'byClosing', equals: ['live'], from: tomorrow })];
    case 'due':
      return [scanned(tx, bets, { by: 'byClosing', equals: ['live'], below: tomorrow })];
    case 'drafts':
      return [drafts];
    case 'mine':
      return ['live', 'placed', 'draft'].map((stage) =>
        sorted(tx, bets, { by: 'byOwner', equals: [member.id, stage] }, byClosing),
      );
    case 'all':
      return [
        live,
        placed,
        drafts,
        scanned(tx, bets, { by: 'byClosing', equals: ['called'], order: 'descending' }),
        scanned(tx, bets, { by: 'byStage', equals: ['dropped'] }),
      ];
  }
}

const CAPTURE = code('/bet if we add saved searches we expect ...');

const WORDS: Readonly<Record<Filter, { readonly title: string; readonly empty: Text }>> = {
  open: { title: 'Open bets, the next due first', empty: t`No open bets. Make one: ${CAPTURE}` },
  mine: { title: 'Your bets', empty: t`You have no open bets and no drafts. Make one: ${CAPTURE}` },
  live: {
    title: 'Live: shipped, window open',
    empty: t`Nothing is live. What waits to ship: ${code('/bet list')}`,
  },
  due: { title: 'Due: the call is owed', empty: t`No call is owed. What comes next: ${code('/bet list')}` },
  'at-risk': { title: 'At risk', empty: t`No open bet is at risk, as far as is known.` },
  drafts: { title: 'Drafts, the newest first', empty: t`No drafts. Make one: ${CAPTURE}` },
  all: { title: 'All bets', empty: t`No bets yet. Make one: ${CAPTURE}` },
};
