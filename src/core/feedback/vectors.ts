/**
 * Where a text lies in the space of an embedding model, as text for documents: `voyage-3.5-lite/256 <base64>`. Only the
 * direction is kept, in a byte a dimension.
 */
export type PackedVector = string;

/** A direction in the space of one model. */
export interface Vector {
  /** Vectors of different spaces have nothing to do with each other. */
  readonly space: string;
  readonly values: Int8Array;
  readonly length: number;
}

const MOST = 127;

/** Undefined when it has no direction: nothing but zeros in it, or something that is no number. */
export function packVector(space: string, values: ArrayLike<number>): PackedVector | undefined {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  if (!(largest > 0 && Number.isFinite(largest))) return undefined;
  const bytes = Int8Array.from(values, (value) => Math.round((value / largest) * MOST));
  return `${space} ${Buffer.from(bytes.buffer).toString('base64')}`;
}

export function unpackVector(packed: PackedVector): Vector {
  const [space = '', bytes = ''] = packed.split(' ');
  return vectorOf(space, new Int8Array(Buffer.from(bytes, 'base64')));
}

function vectorOf(space: string, values: Int8Array): Vector {
  let square = 0;
  for (const value of values) square += value * value;
  return { space, values, length: Math.sqrt(square) };
}

/** The middle of those of the directions that are of the last one's space; undefined when they cancel out. */
export function middleOf(vectors: readonly Vector[]): Vector | undefined {
  const last = vectors.at(-1);
  if (!last || vectors.length === 1) return last;
  const sums = new Float64Array(last.values.length);
  for (const { space, values, length } of vectors) {
    if (space !== last.space || values.length !== sums.length) continue;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (values[i] ?? 0) / length;
  }
  const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
  if (largest < 1e-9) return undefined;
  return vectorOf(
    last.space,
    Int8Array.from(sums, (sum) => Math.round((sum / largest) * MOST)),
  );
}

/** The cosine of the angle between two directions; undefined when they are of different spaces. */
export function cosine(a: Vector, b: Vector): number | undefined {
  if (a.space !== b.space || a.values.length !== b.values.length) return undefined;
  let dot = 0;
  for (let i = 0; i < a.values.length; i++) dot += (a.values[i] as number) * (b.values[i] as number);
  return dot / (a.length * b.length);
}
