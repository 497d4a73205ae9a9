import type { Engine, Memory, Said } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
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

export function carryOut(engine: Engine, proposals = finished(engine.consolidate())): void {
  let opened = 100;
  for (const made of proposals) {
    const proposal = engine.stillHolds(made);
    if (!proposal) continue;
    if (proposal.kind === 'merge') engine.merge(proposal.from, proposal.into);
    else engine.regroup(proposal.from, proposal.strands, proposal.into ?? `THM-${opened++}`);
  }
}

/** All that the engine knows, as it would be saved. */
export function memories(engine: Engine): readonly Memory[] {
  const { saved } = engine.changed();
  for (const memory of saved) engine.load(memory);
  return saved;
}
