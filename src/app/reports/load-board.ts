import type { Bet } from '#core/bet/bet.ts';
import { byClosing, newestFirst } from '#core/report/bet-words.ts';
import type { Board, BoardColumn } from '#core/report/board.ts';
import { addDays } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from '../collections.ts';
import { type Source, scanned, sorted } from './paging.ts';

/** How many bets a column shows before it says how many more there are. */
const SHOWN = 8;
const SHOWN_CALLED = 4;

export async function loadBoard(tx: Operations, today: LocalDate): Promise<Board> {
  const tomorrow = addDays(today, 1);
  const live = { by: 'byClosing', equals: ['live'] };
  const called = { by: 'byClosing', equals: ['called'], order: 'descending' } as const;
  const stage = (name: string) => ({ by: 'byStage', equals: [name] });
  const columns = [
    await column('Due', scanned(tx, bets, { ...live, below: tomorrow }), '/bet list due'),
    await column('Live', scanned(tx, bets, { ...live, from: tomorrow }), '/bet list live'),
    await column('Placed', sorted(tx, bets, stage('placed'), byClosing), '/bet list'),
    await column('Drafts', sorted(tx, bets, stage('draft'), newestFirst), '/bet list drafts'),
    await column('Called', scanned(tx, bets, called), '/bet report roadmap', SHOWN_CALLED),
    await column('Dropped', scanned(tx, bets, stage('dropped')), '/bet list all', 0),
  ];
  return { columns, today };
}

async function column(
  title: string,
  source: Source<Bet>,
  command: string,
  most = SHOWN,
): Promise<BoardColumn> {
  const total = await source.count();
  const shown = total > 0 && most > 0 ? await source.take(0, most) : [];
  return { title, bets: shown, total, command };
}
