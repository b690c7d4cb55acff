import type { Warp } from '../../../contract/correspondences.ts';

/** Least distance between links that are drawn, CSS pixels on the denser side. */
const LINK_DISTANCE = 9;

/** Where a frame lies, CSS pixels from the left edge of the plot; rises with the frame. */
export type FrameX = (frame: number) => number;

/** What the pair of lanes shows: two maps from frames to pixels, and the width of the plot; made by {@link linkPlot}. */
export interface LinkPlot {
  readonly sourceX: FrameX;
  readonly targetX: FrameX;
  readonly width: number;
}

/** How far outside of the plot the end of a link may lie, CSS pixels. */
const OUTSIDE = 80;

/**
 * The plot of two lanes. Ends of links that lie far outside are drawn near: at a high zoom they are millions of pixels away, and a dashed
 * line of that length would take seconds.
 */
export function linkPlot(sourceX: FrameX, targetX: FrameX, width: number): LinkPlot {
  const near = (x: number): number => Math.max(-OUTSIDE, Math.min(width + OUTSIDE, x));
  return { sourceX: (frame) => near(sourceX(frame)), targetX: (frame) => near(targetX(frame)), width };
}

/** Index of the first link for which the test holds; the test must hold for all later ones too. O(log n). */
function firstWhere(warp: Warp, holds: (link: Warp[number]) => boolean): number {
  let low = 0;
  let high = warp.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(warp[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The links of which an end or a part is seen: first index, and the index after the last. */
export function visibleLinks(warp: Warp, { sourceX, targetX, width }: LinkPlot): readonly [number, number] {
  const first = firstWhere(warp, ([source, target]) => sourceX(source) >= 0 || targetX(target) >= 0);
  const end = firstWhere(warp, ([source, target]) => sourceX(source) > width && targetX(target) > width);
  return [first, Math.max(first, end)];
}

/**
 * The links to draw: every 2^k-th by index, so that they stay the same while panning, as many as have room. Cost: O(drawn + log n).
 *
 * @returns indexes into the warp
 */
export function decimateLinks(warp: Warp, plot: LinkPlot): number[] {
  const [first, end] = visibleLinks(warp, plot);
  if (end === first) return [];
  const spread = (x: FrameX, side: 0 | 1): number => x(warp[end - 1]![side]) - x(warp[first]![side]);
  const span = Math.max(spread(plot.sourceX, 0), spread(plot.targetX, 1), 1);
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((LINK_DISTANCE * (end - first)) / span)));
  const drawn: number[] = [];
  for (let index = Math.ceil(first / stride) * stride; index < end; index += stride) drawn.push(index);
  return drawn;
}

/** Index of the link of a frame; of a frame without one, that of the last frame before it; null when there is none. */
export function linkOf(warp: Warp, side: 'source' | 'target', frame: number): number | null {
  const place = side === 'source' ? 0 : 1;
  const [first, last] = [warp[0], warp.at(-1)];
  if (!first || !last || frame < first[place] || frame > last[place]) return null;
  const found = firstWhere(warp, (link) => link[place] >= frame);
  return warp[found]![place] === frame ? found : found - 1;
}

/**
 * How far across a link is at a height: the share of the way from source to target, both 0..1. The curve is the Bezier curve with its
 * two control points at half height: x = 3t² - 2t³, y = 1.5t - 1.5t² + t³.
 */
export function linkShare(height: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 30; round += 1) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t ** 3 < height) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return 3 * t * t - 2 * t ** 3;
}

/**
 * The link that passes nearest to a place of the warp lane. O(log n), because links of a warp do not cross.
 *
 * @param x CSS pixels from the left edge of the plot
 * @param height 0 at the source's strip, 1 at the target's
 * @returns its index and distance in CSS pixels; null when there is none within `reach`
 */
export function nearestLink(
  warp: Warp,
  plot: LinkPlot,
  x: number,
  height: number,
  reach: number,
): { readonly index: number; readonly distance: number } | null {
  const share = linkShare(height);
  const at = ([source, target]: Warp[number]): number =>
    (1 - share) * plot.sourceX(source) + share * plot.targetX(target);
  const after = firstWhere(warp, (link) => at(link) >= x);
  const near = [after - 1, after]
    .filter((index) => warp[index])
    .map((index) => ({ index, distance: Math.abs(at(warp[index]!) - x) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= reach ? near : null;
}

/**
 * The least confidence of the links in every column of the target's lane; NaN where none ends. O(columns * log n), after O(n) once for a
 * warp.
 *
 * @param column width of a column, CSS pixels
 */
export function confidenceColumns(warp: Warp, targetX: FrameX, width: number, column: number): Float32Array {
  const columns = new Float32Array(Math.ceil(width / column)).fill(Number.NaN);
  const least = leastTree(warp);
  let from = firstWhere(warp, ([, target]) => targetX(target) >= 0);
  for (let place = 0; place < columns.length && from < warp.length; place += 1) {
    const end = (place + 1) * column;
    const to = nextWhere(warp, from, ([, target]) => targetX(target) >= end);
    // Between two links the confidence of the earlier one holds.
    if (to > from) columns[place] = leastOf(least, from, to);
    else if (from > 0) columns[place] = warp[from - 1]![2];
    from = to;
  }
  return columns;
}

/** As {@link firstWhere} from an index on; fast when the answer is near. */
function nextWhere(warp: Warp, from: number, holds: (link: Warp[number]) => boolean): number {
  let reach = 1;
  while (from + reach <= warp.length && !holds(warp[from + reach - 1]!)) reach *= 2;
  let low = from + (reach >> 1);
  let high = Math.min(warp.length, from + reach - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(warp[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const leastTrees = new WeakMap<Warp, Float32Array>();

/** The confidences as a tree of least values: leaf i at `n + i`, the parent of a node at half its index. */
function leastTree(warp: Warp): Float32Array {
  const known = leastTrees.get(warp);
  if (known) return known;
  const tree = new Float32Array(2 * warp.length);
  warp.forEach(([, , confidence], index) => {
    tree[warp.length + index] = confidence;
  });
  for (let node = warp.length - 1; node > 0; node -= 1) tree[node] = Math.min(tree[2 * node]!, tree[2 * node + 1]!);
  leastTrees.set(warp, tree);
  return tree;
}

/** The least value of some leaves: `from` up to, not with, `to`. */
function leastOf(tree: Float32Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  let [low, high] = [from + tree.length / 2, to + tree.length / 2];
  for (; low < high; low >>= 1, high >>= 1) {
    if (low % 2 === 1) least = Math.min(least, tree[low++]!);
    if (high % 2 === 1) least = Math.min(least, tree[--high]!);
  }
  return least;
}

/** Frames of a new link, kept so that it crosses none of the others, shares no frame with them, and lies in both clips. */
export function clampLink(
  wanted: { readonly sourceFrame: number; readonly targetFrame: number },
  others: readonly { readonly sourceFrame: number; readonly targetFrame: number }[],
  moved: 'source' | 'target',
  count: number,
): { sourceFrame: number; targetFrame: number } {
  const kept = moved === 'source' ? ('targetFrame' as const) : ('sourceFrame' as const);
  const free = moved === 'source' ? ('sourceFrame' as const) : ('targetFrame' as const);
  let low = 0;
  let high = count - 1;
  for (const other of others) {
    if (other[kept] < wanted[kept]) low = Math.max(low, other[free] + 1);
    if (other[kept] > wanted[kept]) high = Math.min(high, other[free] - 1);
  }
  return { ...wanted, [free]: Math.max(low, Math.min(Math.max(low, high), wanted[free])) };
}
