import { UserError } from '#core/errors.ts';
import type { Engine } from '#core/feedback/engine.ts';
import { learnt } from '#core/feedback/fineness.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { ConflictError, DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import type { Seen } from '../model/documents.ts';
import type { Stamp } from '../record.ts';
import type { KeptItem, KeptTheme, TriageState } from './documents.ts';
import { catchUp, type Known, knowsNothing, savePieces, stateOf } from './pieces.ts';
import { makeTally, type Tally } from './tally.ts';

/** What a change of themes works with. The engine's and the tally's changes are stored when it ends. */
export interface Bench {
  readonly tx: Operations;
  readonly engine: Engine;
  readonly tally: Tally;
  readonly stamp: Stamp;
  /** The number of this change; the later one is larger. */
  readonly revision: number;
  /** Numbers what can be undone, in its order. */
  nextStep(): number;
  /** Counts one more item that came in. */
  cameIn(): void;
  /** So many of those that came in have been tidied, at so many steps of fineness. */
  tidied(items: number, steps: number): void;
  /** People made themes finer (1) or coarser (-1). The step that it comes to: none at the end of the scale. */
  refined(by: number): number;
  /** An item was put where the engine thinks it belongs. */
  sorted(item: KeptItem, seen: Seen): Promise<void>;
}

/** What else is done in the same transaction. */
export interface AfterTriage {
  /** An item was put where the engine thinks it belongs. */
  sorted(tx: Operations, item: KeptItem, seen: Seen, at: Instant): Promise<void>;
  /** A theme was given a label out of its own items. */
  labelled(tx: Operations, theme: KeptTheme, at: Instant): Promise<void>;
}

/** The one way to change themes: many processes and many callers in each may do so at once. */
export interface Triage {
  /** Runs `work` in a transaction. It may be run again from the start, so it only uses what it is given. */
  change<T>(scope: Scope, stamp: Stamp, work: (bench: Bench) => Promise<T>): Promise<T>;
  /** Looks something up in the engine as it is now. */
  look<T>(scope: Scope, ask: (engine: Engine, state: TriageState) => T): Promise<T>;
}

/** An engine takes memory; that of the workspace used longest ago is let go, and loaded again when it is needed. */
const MOST_ENGINES = 20;
const ATTEMPTS = 5;

export function makeTriage(after?: AfterTriage): Triage {
  const engines = new Map<WorkspaceId, Known>();
  const queues = new Map<WorkspaceId, Promise<unknown>>();

  /** One at a time in each workspace: the engine is one mutable thing. */
  function inTurn<T>(workspace: WorkspaceId, job: () => Promise<T>): Promise<T> {
    const run = (queues.get(workspace) ?? Promise.resolve()).then(job);
    const done = run.catch(() => undefined);
    queues.set(workspace, done);
    return run;
  }

  /** The engine, up to date. A restored backup may have taken the store back: then it begins anew. */
  async function current(tx: Operations): Promise<{ readonly known: Known; readonly state: TriageState }> {
    const { workspace } = tx;
    const state = await stateOf(tx);
    const { revision } = state;
    const held = engines.get(workspace);
    const known = held && held.revision <= revision ? held : knowsNothing();
    engines.delete(workspace);
    engines.set(workspace, known);
    const [oldest] = engines.keys();
    if (engines.size > MOST_ENGINES && oldest !== undefined) engines.delete(oldest);
    if (known.revision < revision) await catchUp(tx, known);
    return { known, state };
  }

  async function attempt<T>(tx: Operations, stamp: Stamp, work: (bench: Bench) => Promise<T>): Promise<T> {
    const { known, state: before } = await current(tx);
    const revision = before.revision + 1;
    let state = before;
    let steps = 0;
    const nextStep = () => {
      steps += 1;
      return steps;
    };
    const cameIn = () => {
      state = { ...state, untidied: state.untidied + 1 };
    };
    const tidied = (items: number, tidiedAt: number) => {
      state = { ...state, untidied: Math.max(0, state.untidied - items), tidiedAt };
    };
    const refined = (by: number) => {
      const was = state.finer ?? 0;
      const finer = learnt(was, by);
      if (finer !== was) state = { ...state, finer };
      return finer - was;
    };
    const tally = makeTally(tx);
    const sorted: Bench['sorted'] = async (item, seen) => after?.sorted(tx, item, seen, stamp.at);
    const result = await work({
      tx,
      engine: known.engine,
      tally,
      stamp,
      revision,
      nextStep,
      cameIn,
      tidied,
      refined,
      sorted,
    });
    for (const theme of await tally.save(known.engine)) await after?.labelled(tx, theme, stamp.at);
    await savePieces(tx, known, before, state);
    return result;
  }

  async function change<T>(scope: Scope, stamp: Stamp, work: (bench: Bench) => Promise<T>): Promise<T> {
    const { workspace } = scope;
    let runs = 0;
    try {
      return await scope.transaction((tx) => {
        // Run again by the store: the engine holds changes that were never kept.
        if (runs > 0) engines.delete(workspace);
        runs += 1;
        return attempt(tx, stamp, work);
      });
    } catch (error) {
      // A refusal comes before anything is changed; after all else the engine may be ahead of the store.
      const changed = engines.get(workspace)?.engine.changed();
      const isClean =
        error instanceof UserError && changed?.saved.length === 0 && changed.removed.length === 0;
      if (!isClean) engines.delete(workspace);
      throw error;
    }
  }

  return {
    change: (scope, stamp, work) =>
      inTurn(scope.workspace, async () => {
        for (let attempts = 1; ; attempts++) {
          try {
            return await change(scope, stamp, work);
          } catch (error) {
            const isRace = error instanceof ConflictError || error instanceof DuplicateError;
            if (!isRace || attempts === ATTEMPTS) throw error;
          }
        }
      }),
    look: (scope, ask) =>
      inTurn(scope.workspace, async () => {
        const { known, state } = await current(scope);
        return ask(known.engine, state);
      }),
  };
}
