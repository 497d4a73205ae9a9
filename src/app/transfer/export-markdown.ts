import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { Theme } from '#core/feedback/feedback.ts';
import { numberOf } from '#core/ids.ts';
import { betMarkdown } from '#core/report/bet-markdown.ts';
import { olderFirst } from '#core/report/bet-words.ts';
import { logSentence } from '#core/report/log-sentence.ts';
import { markdown, type NameOf } from '#core/report/markdown.ts';
import { assumptionMarkdown, themeMarkdown } from '#core/report/world-markdown.ts';
import type { Scope } from '#ports/store.ts';
import { assumptions, bets, evidence, items, log, members, themes } from '../collections.ts';
import { all, each, getAll } from '../load.ts';
import { windowReadings } from '../view-bet.ts';

/** Items of a theme from which its quotes are chosen: the latest ones. */
const QUOTABLE = 50;

/** The whole workspace as Markdown for people, piece by piece: bets, assumptions, themes with quotes, the log. */
export async function* exportMarkdown(scope: Scope): AsyncGenerator<string> {
  const names = new Map((await all(scope, members, { by: 'id' })).map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => names.get(id) ?? id;
  yield '# Bets, feedback and decisions\n';
  yield* betSections(scope, nameOf);
  yield* assumptionSections(scope, nameOf);
  yield* themeSections(scope, nameOf);
  yield '\n## Decision log\n\n';
  for await (const entry of each(scope, log, { by: 'id' }))
    yield `- ${markdown(logSentence(entry), nameOf)}\n`;
}

async function* betSections(scope: Scope, nameOf: NameOf): AsyncGenerator<string> {
  yield '\n## Bets\n';
  const every = await all(scope, bets, { by: 'id' });
  for (const bet of every.toSorted(olderFirst)) yield `\n${betMarkdown(await storyOf(scope, bet), nameOf)}`;
}

async function storyOf(scope: Scope, bet: Bet) {
  return {
    bet,
    assumptions: await getAll(scope, assumptions, bet.assumptions),
    readings: await windowReadings(scope, bet),
    history: await all(scope, log, { by: 'bySubject', equals: [bet.id] }),
  };
}

async function* assumptionSections(scope: Scope, nameOf: NameOf): AsyncGenerator<string> {
  yield '\n## Assumptions\n\n';
  const every = await all(scope, assumptions, { by: 'id' });
  for (const assumption of every.toSorted(byNumber)) {
    const resting = await all(scope, bets, { by: 'byAssumption', equals: [assumption.id] });
    yield assumptionMarkdown(
      assumption,
      resting.map(({ id }) => id),
      nameOf,
    );
  }
}

function byNumber(a: Assumption, b: Assumption): number {
  return numberOf(a.id) - numberOf(b.id);
}

async function* themeSections(scope: Scope, nameOf: NameOf): AsyncGenerator<string> {
  yield '\n## Themes\n';
  for await (const theme of each(scope, themes, { by: 'byPeople', order: 'descending' })) {
    if (!theme.mergedInto) yield `\n${await themeSection(scope, theme, nameOf)}`;
  }
}

async function themeSection(scope: Scope, theme: Theme, nameOf: NameOf): Promise<string> {
  const query = { by: 'byTheme', equals: [theme.id], order: 'descending', limit: QUOTABLE } as const;
  const { docs } = await scope.find(items, query);
  const links = await all(scope, evidence, { by: 'byFrom', equals: [theme.id] });
  return themeMarkdown(theme, docs, links, nameOf);
}
