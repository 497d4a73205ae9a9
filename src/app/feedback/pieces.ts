import type { Engine } from '#core/feedback/engine.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import type { Operations } from '#ports/store.ts';
import { themePieces, triageState } from '../collections.ts';
import { each } from '../load.ts';
import type { ThemePiece, TriageState } from './documents.ts';

/** An engine, and up to which revision of the workspace's themes it knows everything. */
export interface Known {
  readonly engine: Engine;
  revision: number;
  /** The versions of the stored pieces. */
  readonly versions: Map<ThemePiece['id'], number>;
}

const PIECES_AT_ONCE = 500;

export function knowsNothing(): Known {
  return { engine: makeEngine(), revision: 0, versions: new Map() };
}

export async function stateOf(tx: Pick<Operations, 'get'>): Promise<TriageState> {
  return (await tx.get(triageState, 'triage')) ?? { id: 'triage', version: 0, revision: 0, untidied: 0 };
}

/** Takes in what was changed since, by whichever process. */
export async function catchUp(tx: Operations, known: Known): Promise<void> {
  const { engine, versions } = known;
  const query = { by: 'byRevision', from: known.revision + 1 };
  for await (const { id, version, revision, memory } of each(tx, themePieces, query, PIECES_AT_ONCE)) {
    if (memory) engine.load(memory);
    else engine.drop(id);
    versions.set(id, version);
    known.revision = Math.max(known.revision, revision);
  }
}

/** Writes what the engine changed as one more revision; nothing when nothing was. */
export async function savePieces(
  tx: Operations,
  known: Known,
  before: TriageState,
  state: TriageState,
): Promise<void> {
  const { engine, versions } = known;
  const { saved, removed } = engine.changed();
  const gone = removed.filter((id) => versions.has(id));
  if (saved.length + gone.length === 0 && state === before) return;
  const revision = state.revision + 1;
  const pieces: ThemePiece[] = [
    ...saved.map((memory) => ({ id: memory.id, version: 0, revision, memory })),
    ...gone.map((id) => ({ id, version: 0, revision })),
  ];
  for (const piece of pieces) {
    const version = versions.get(piece.id);
    const [stored] =
      version === undefined
        ? await tx.insert(themePieces, piece)
        : [await tx.replace(themePieces, { ...piece, version })];
    versions.set(piece.id, stored?.version ?? 1);
  }
  const next = { ...state, revision };
  await (state.version === 0 ? tx.insert(triageState, next) : tx.replace(triageState, next));
  known.revision = revision;
}
