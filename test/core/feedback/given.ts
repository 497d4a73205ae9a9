import type { Engine, Said, ThemeMemory } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import type { ThemeId } from '#core/ids.ts';

export const REFUND = [
  'I want a refund for my last order',
  'refund my last order please',
  'where is the refund for my order',
  'give me a refund of my last order',
];
export const DARK = [
  'please add a dark mode to the app',
  'the app needs dark mode at night',
  'dark mode for the app would be great',
  'add dark mode please',
];

let count = 0;
export const item = (text: string): Said => ({ id: `ITM-${++count}`, text });

export function teach(
  engine: Engine,
  theme: ThemeId,
  texts: readonly string[],
  byPerson = false,
): readonly Said[] {
  return texts.map((text) => {
    const said = item(text);
    return { ...said, strand: engine.learn(said, theme, byPerson) };
  });
}

/** An engine with refunds in THM-1 and dark mode in THM-2. */
export function twoThemes(): { engine: Engine; refunds: readonly Said[]; dark: readonly Said[] } {
  const engine = makeEngine();
  return { engine, refunds: teach(engine, 'THM-1', REFUND), dark: teach(engine, 'THM-2', DARK) };
}

export function carryOut(engine: Engine): void {
  let opened = 100;
  for (const proposal of engine.consolidate()) {
    if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
    else engine.regroup(proposal.from, proposal.strands, proposal.into ?? `THM-${opened++}`);
  }
}

export function themeOf(engine: Engine, strand: string | undefined): ThemeId | undefined {
  return memories(engine).find((memory) => memory.strands.some(({ id }) => id === strand))?.id;
}

/** All that the engine knows, as it would be saved. */
export function memories(engine: Engine): readonly ThemeMemory[] {
  const copy = makeEngine();
  const { saved } = engine.changed();
  for (const memory of saved) copy.load(memory);
  for (const memory of saved) engine.load(memory);
  return saved;
}

/** As a set of documents: the order in which features and samples stand says nothing. */
export function byId(memories: readonly ThemeMemory[]) {
  return memories.map((memory) => ({
    ...memory,
    strands: memory.strands
      .map(({ features, counts, samples, ...strand }) => ({
        ...strand,
        features: Object.fromEntries(features.map((feature, i) => [feature, counts[i]])),
        samples: samples.map((sample) => ({ ...sample, near: Object.fromEntries(sample.near) })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
}
