import { REPORTS } from '../chat/bet-commands.ts';
import type { Reply } from '../chat/reply.ts';
import { code, type Text, t } from '../chat/text.ts';
import { left } from './columns.ts';

const QUESTIONS: Readonly<Record<(typeof REPORTS)[number], string>> = {
  board: 'Where does every bet stand?',
  due: 'Which calls are owed, and which come next?',
  log: 'Who decided what, and when? Also of one bet: log BET-12',
  roadmap: 'What closes in which month, and what was learnt before?',
  priorities: 'What speaks for and against what could be built?',
  feedback: 'What do users say, what grows, and what has no bet? Also: feedback week',
  calibration: 'How often do bets land at the confidence they were placed with?',
  exposure: 'What stands on what is not known to hold?',
};

/** What reports there are, and the question that each answers. */
export function reportMenu(): Reply {
  return {
    audience: 'you',
    blocks: [
      {
        kind: 'table',
        columns: [left('Type'), left('What it answers')],
        rows: REPORTS.map((kind): readonly Text[] => [[code(`/bet report ${kind}`)], [QUESTIONS[kind]]]),
      },
      {
        kind: 'buttons',
        buttons: REPORTS.map((kind) => ({ label: kind, command: `/bet report ${kind}` })),
      },
      { kind: 'note', text: t`What a bet stands on, and what stands on it: ${code('/bet chain BET-12')}` },
    ],
  };
}
