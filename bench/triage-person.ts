import type { Engine, Question } from '#core/feedback/engine.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import { type AfterItem, itemId } from './triage-run.ts';

/** How many items come in between two answers. */
const ITEMS_PER_ANSWER = 25;

export interface Answers {
  merges: number;
  mergesRight: number;
  splits: number;
  splitsRight: number;
}

/**
 * A person who knows what each item is about and answers the best open question now and then: two themes are the same
 * when most of each bears one label.
 */
export function simulatedPerson(labels: readonly string[]): {
  readonly after: AfterItem;
  readonly answers: Answers;
} {
  const asked = new Set<string>();
  const answers: Answers = { merges: 0, mergesRight: 0, splits: 0, splitsRight: 0 };
  const numbers = new Map<ItemId, number>(labels.map((_, i) => [itemId(i), i]));
  const labelOf = (item: ItemId): string => labels[numbers.get(item) ?? -1] ?? '';

  function answer(engine: Engine, question: Question, newTheme: () => ThemeId): void {
    asked.add(question.key);
    if (question.kind === 'merge') {
      const same = mostOf(engine, question.a) === mostOf(engine, question.b);
      answers.merges++;
      if (same) {
        answers.mergesRight++;
        engine.merge(question.b, question.a, true);
      } else engine.keepApart(question.a, question.b);
      return;
    }
    const { theme, strands, among } = question;
    const label = mostOf(engine, theme, strands);
    answers.splits++;
    if (label === mostOf(engine, theme, strands, true)) {
      engine.regroup(theme, strands, theme, true);
      return;
    }
    answers.splitsRight++;
    engine.regroup(
      theme,
      strands,
      among.find((other) => mostOf(engine, other) === label) ?? newTheme(),
      true,
    );
  }

  /** The commonest label among the samples of a theme, or of some of its strands, or of the others. */
  function mostOf(engine: Engine, theme: ThemeId, strands?: readonly string[], others = false): string {
    const counts = new Map<string, number>();
    for (const said of engine.typical(theme, 1_000)) {
      if (strands && strands.includes(said.strand ?? '') === others) continue;
      const label = labelOf(said.id);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  }

  return {
    answers,
    after: (engine, index, newTheme) => {
      if ((index + 1) % ITEMS_PER_ANSWER !== 0) return;
      const [best] = engine.questions(asked);
      if (best) answer(engine, best, newTheme);
    },
  };
}
