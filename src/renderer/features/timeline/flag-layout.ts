/** A flag that wants a label. */
export interface FlagRequest {
  /** Where its pole stands, CSS pixels from the left edge of the plot. */
  readonly x: number;
  /** Width of the whole label with its padding, CSS pixels. */
  readonly width: number;
  /** Of two that want the same room, the higher one is served. */
  readonly priority: number;
}

/** Where a label lies; with `width` below what was asked for, its text is shortened. */
export interface PlacedFlag {
  /** Index of the request. */
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

/** A label below this width would say nothing, CSS pixels. */
const LEAST_LABEL = 36;
/** A label goes left of its pole only when less than this share of it is seen on the right. */
const MOSTLY = 0.6;
/** Between labels, and between a label and the next pole. */
const GAP = 3;

/**
 * Places the labels of a lane's flags in one row: right of the pole, or left of it where there is no room (the edge of the plot,
 * another label), shortened where it must be. Labels never overlap and never leave the plot; where there is no room only the pole stays.
 */
export function layoutFlags(requests: readonly FlagRequest[], width: number): PlacedFlag[] {
  const order = requests
    .map((_, index) => index)
    .filter((index) => requests[index]!.x >= 0 && requests[index]!.x <= width)
    .sort((a, b) => requests[b]!.priority - requests[a]!.priority || requests[a]!.x - requests[b]!.x);
  const taken = new TakenRooms(width);
  const poles = Float64Array.from(new Set(order.map((index) => requests[index]!.x))).sort();
  const placed: PlacedFlag[] = [];
  for (const index of order) {
    if (taken.isFull) break;
    const { x, width: wanted } = requests[index]!;
    const [before, after] = taken.around(x);
    if (before === null) continue;
    // Other poles should stay visible: they shorten a label, as long as it still says something.
    const rightPole = nextAfter(poles, x);
    const free = after - x;
    const toPole = Math.min(free, rightPole - GAP - x);
    const right = Math.min(wanted, toPole >= Math.min(wanted, LEAST_LABEL) ? toPole : free);
    const left = Math.min(wanted, x - before);
    const least = Math.min(wanted, LEAST_LABEL);
    const side = right >= MOSTLY * wanted || right >= left ? right : left;
    if (side < least) continue;
    const start = side === right ? x : x - left;
    taken.take(start - GAP, start + side + GAP);
    placed.push({ index, x: start, width: side });
  }
  return placed;
}

/** The first pole right of this one; infinity when there is none. */
function nextAfter(poles: Float64Array, x: number): number {
  let low = 0;
  let high = poles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (poles[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return poles[low] ?? Number.POSITIVE_INFINITY;
}

/** The rooms that labels have taken, in order. */
class TakenRooms {
  readonly #rooms: [number, number][] = [];
  readonly #width: number;
  #used = 0;

  constructor(width: number) {
    this.#width = width;
  }

  get isFull(): boolean {
    return this.#used > this.#width;
  }

  /** The free room around a place; null when it is taken. */
  around(x: number): readonly [before: number | null, after: number] {
    const next = this.#rooms.findIndex(([start]) => start > x);
    const before = this.#rooms[next < 0 ? this.#rooms.length - 1 : next - 1];
    const after = next < 0 ? this.#width : this.#rooms[next]![0];
    if (before && before[1] > x) return [null, after];
    return [before?.[1] ?? 0, after];
  }

  take(start: number, end: number): void {
    const next = this.#rooms.findIndex(([other]) => other > start);
    this.#rooms.splice(next < 0 ? this.#rooms.length : next, 0, [start, end]);
    this.#used += end - start;
  }
}
