/** One line of text, by its ends and its middle. */
export interface TextBox {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** What a text should keep clear of. */
export interface Obstacles {
  /** Heights of lines that run across the whole drawing. */
  readonly levels: readonly number[];
  /** The corners of a drawn line, from left to right. */
  readonly path: readonly { readonly x: number; readonly y: number }[];
  readonly texts: readonly TextBox[];
}

/** A line this far from the middle of a text does not touch it. */
const CLEAR = 9;
/** Another text must be this much farther away than a line. */
const TEXT_HEIGHT = 7;

/** The first place that is clear of everything, or else the one that comes nearest to it. */
export function clearest<B extends TextBox>(places: readonly [B, ...B[]], obstacles: Obstacles): B {
  let best = places[0];
  for (const place of places) {
    if (clearance(best, obstacles) >= CLEAR) break;
    if (clearance(place, obstacles) > clearance(best, obstacles)) best = place;
  }
  return best;
}

function clearance(box: TextBox, { levels, path, texts }: Obstacles): number {
  const others = texts.filter(({ left, right }) => left < box.right && right > box.left);
  return Math.min(
    ...levels.map((level) => Math.abs(level - box.y)),
    ...others.map(({ y }) => Math.abs(y - box.y) - TEXT_HEIGHT),
    ...path.map((corner, i) => distance(box, corner, path[i + 1] ?? corner)),
  );
}

/** How far the middle of the text is above or below a piece of the path, where that passes it. */
function distance(box: TextBox, from: Obstacles['path'][number], to: Obstacles['path'][number]): number {
  const [left, right] = [Math.max(box.left, from.x), Math.min(box.right, to.x)];
  if (left > right) return Number.POSITIVE_INFINITY;
  const heightAt = (x: number) =>
    to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
  const [one, other] = [heightAt(left) - box.y, heightAt(right) - box.y];
  return one * other <= 0 ? 0 : Math.min(Math.abs(one), Math.abs(other));
}
