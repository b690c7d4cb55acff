import type { Vector } from './box-layout.ts';
import type { Matrix, ViewSize } from './projection.ts';

/** Points as the picking needs them: places relative to their box (x, y, z after each other), and the index of the box. */
export interface PickablePoints {
  readonly places: Float32Array;
  readonly boxes: Uint8Array;
}

/** Marks nearer than this to each other (CSS pixels) count as lying on each other: then the one in front is meant. */
const SAME_PLACE = 2;
/** Side of a cell, CSS pixels. */
const CELL = 16;

/**
 * All points as one view shows them, sorted into the cells of a grid: made once per view in one pass, after which a pick looks at the cells
 * round the pointer only.
 */
export class PickGrid {
  readonly #columns: number;
  readonly #rows: number;
  /** Where the points of each cell begin in `#points`; one more for the end. */
  readonly #starts: Uint32Array;
  readonly #points: Uint32Array;
  /** Of each point: x, y (CSS pixels) and depth. */
  readonly #seen: Float32Array;

  /** @param matrix projection times view */
  constructor(
    { places, boxes }: PickablePoints,
    origins: readonly [Vector, Vector],
    matrix: Matrix,
    { width, height }: ViewSize,
  ) {
    this.#columns = Math.max(1, Math.ceil(width / CELL));
    this.#rows = Math.max(1, Math.ceil(height / CELL));
    const count = boxes.length;
    const seen = new Float32Array(3 * count);
    const cells = new Int32Array(count).fill(-1);
    const starts = new Uint32Array(this.#columns * this.#rows + 1);
    for (let index = 0; index < count; index++) {
      const origin = origins[boxes[index]!]!;
      const x = places[3 * index]! + origin[0];
      const y = places[3 * index + 1]! + origin[1];
      const z = places[3 * index + 2]! + origin[2];
      // As `project`, without an object per point.
      const w = matrix[3]! * x + matrix[7]! * y + matrix[11]! * z + matrix[15]!;
      if (!(w > 0)) continue;
      const seenX = (((matrix[0]! * x + matrix[4]! * y + matrix[8]! * z + matrix[12]!) / w + 1) / 2) * width;
      const seenY = ((1 - (matrix[1]! * x + matrix[5]! * y + matrix[9]! * z + matrix[13]!) / w) / 2) * height;
      const column = Math.floor(seenX / CELL);
      const row = Math.floor(seenY / CELL);
      if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) continue;
      const cell = row * this.#columns + column;
      cells[index] = cell;
      starts[cell + 1]! += 1;
      seen[3 * index] = seenX;
      seen[3 * index + 1] = seenY;
      seen[3 * index + 2] = w;
    }
    for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
    const next = starts.slice();
    const points = new Uint32Array(starts.at(-1)!);
    for (let index = 0; index < count; index++) {
      const cell = cells[index]!;
      if (cell < 0) continue;
      points[next[cell]!] = index;
      next[cell]! += 1;
    }
    this.#starts = starts;
    this.#points = points;
    this.#seen = seen;
  }

  /**
   * The point that is meant by a place of the view: the nearest within `tolerance` CSS pixels, and of points that lie on each other the one
   * in front; -1 when there is none.
   *
   * @param isMeant false for points that are not shown
   */
  pick(
    at: { readonly x: number; readonly y: number },
    tolerance: number,
    isMeant: (point: number) => boolean = () => true,
  ): number {
    let best = -1;
    let bestDistance = tolerance;
    let bestDepth = Number.POSITIVE_INFINITY;
    const first = Math.max(0, Math.floor((at.x - tolerance) / CELL));
    const last = Math.min(this.#columns - 1, Math.floor((at.x + tolerance) / CELL));
    const top = Math.max(0, Math.floor((at.y - tolerance) / CELL));
    const bottom = Math.min(this.#rows - 1, Math.floor((at.y + tolerance) / CELL));
    for (let row = top; row <= bottom; row++) {
      const begin = this.#starts[row * this.#columns + first] ?? 0;
      const end = this.#starts[row * this.#columns + last + 1] ?? 0;
      for (let place = begin; place < end; place++) {
        const point = this.#points[place]!;
        const distance = Math.hypot(this.#seen[3 * point]! - at.x, this.#seen[3 * point + 1]! - at.y);
        if (distance > tolerance || !isMeant(point)) continue;
        const depth = this.#seen[3 * point + 2]!;
        const isNearer = distance < bestDistance - SAME_PLACE;
        const isAsNear = distance < bestDistance + SAME_PLACE;
        if (best < 0 || isNearer || (isAsNear && depth < bestDepth)) {
          best = point;
          bestDistance = distance;
          bestDepth = depth;
        }
      }
    }
    return best;
  }
}
