import { isotonicRegression } from '../../kernels/isotonic-regression.ts';
import type { CanvasRect } from './scene.ts';

/** A label to be placed: the point that it names, and its size. Canvas pixels. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a label came to lie (its upper left corner), and where its leader starts. */
export interface PlacedLabel {
  /** Index of the request. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

type Side = 'left' | 'right';

/** Distances around labels, canvas pixels. */
export interface LabelSpacing {
  /** Between the label and the outermost point of its rows. */
  readonly leader: number;
  /** Between labels of one side. */
  readonly between: number;
}

/**
 * Places labels in two columns along the contour of their points, left and right, like the callouts of an anatomical plate: they never
 * cover each other, stay inside `bounds`, and keep the order of their points, so that leaders of one side do not cross. Within a column the
 * heights are the least-squares nearest to those of the points (isotonic regression). Labels for which a side has no room are left out,
 * later requests first.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  bounds: CanvasRect,
  spacing: LabelSpacing,
): PlacedLabel[] {
  const sides = chooseSides(requests, bounds, spacing);
  const left = placeColumn(requests, sides.left, 'left', bounds, spacing);
  const right = placeColumn(requests, sides.right, 'right', bounds, spacing);
  const placed: PlacedLabel[] = [];
  for (const label of [...left, ...right]) {
    const clear = clearOf(label, placed, requests, bounds, spacing);
    if (clear) placed.push(clear);
  }
  return placed;
}

function capacity(requests: readonly LabelRequest[], bounds: CanvasRect, spacing: LabelSpacing): number {
  const tallest = Math.max(1, ...requests.map((request) => request.height));
  return Math.max(0, Math.floor((bounds.height + spacing.between) / (tallest + spacing.between)));
}

/**
 * Chooses sides from top to bottom: a label goes where it is nearer to its point, counting how far other points of its rows push it out and how
 * far the labels above push it down; a side on which it would leave the bounds is the last resort.
 */
function chooseSides(
  requests: readonly LabelRequest[],
  bounds: CanvasRect,
  spacing: LabelSpacing,
): Record<Side, number[]> {
  const room = capacity(requests, bounds, spacing);
  const kept = requests.map((_, index) => index).slice(0, 2 * room);
  const xs = kept.map((index) => requests[index]!.x).sort((a, b) => a - b);
  const median = xs[Math.floor(xs.length / 2)] ?? 0;
  const sides: Record<Side, number[]> = { left: [], right: [] };
  const lowest: Record<Side, number> = { left: Number.NEGATIVE_INFINITY, right: Number.NEGATIVE_INFINITY };

  for (const index of kept.toSorted((a, b) => requests[a]!.y - requests[b]!.y || a - b)) {
    const { x, y, width, height } = requests[index]!;
    const top = y - height / 2;
    const costOf = (side: Side): number => {
      if (sides[side].length >= room) return Number.POSITIVE_INFINITY;
      // Neighbouring rows count too: labels there would otherwise reach across each other's points.
      const edge = contour(requests, index, side, top - height, top + 2 * height);
      const end =
        side === 'left'
          ? edge - spacing.leader - width - bounds.x
          : bounds.x + bounds.width - (edge + spacing.leader + width);
      const outside = end < 0 ? bounds.width - end : 0;
      const pushedDown = Math.max(0, lowest[side] + spacing.between - top);
      return Math.abs(edge - x) + pushedDown + outside;
    };
    const [left, right] = [costOf('left'), costOf('right')];
    const side = left === right ? (x < median ? 'left' : 'right') : left < right ? 'left' : 'right';
    sides[side].push(index);
    lowest[side] = Math.max(lowest[side] + spacing.between, top) + height;
  }
  return sides;
}

function placeColumn(
  requests: readonly LabelRequest[],
  column: readonly number[],
  side: Side,
  bounds: CanvasRect,
  spacing: LabelSpacing,
): PlacedLabel[] {
  if (column.length === 0) return [];
  const order = column.toSorted((a, b) => requests[a]!.y - requests[b]!.y || a - b);
  const step = Math.max(...order.map((index) => requests[index]!.height)) + spacing.between;
  const lowest = bounds.y + bounds.height - (order.length * step - spacing.between);
  const free = isotonicRegression(
    order.map((index, i) => requests[index]!.y - requests[index]!.height / 2 - i * step),
    order.map(() => 1),
  );
  return order.map((index, i) => {
    const { width, height } = requests[index]!;
    const y = Math.max(bounds.y, Math.min(lowest, free[i]!)) + i * step;
    const edge = contour(requests, index, side, y - height / 2, y + 1.5 * height);
    const x = side === 'left' ? edge - spacing.leader - width : edge + spacing.leader;
    return { index, x: Math.max(bounds.x, Math.min(bounds.x + bounds.width - width, x)), y, side };
  });
}

/** The outermost point, on a side, of the own point and all points at the label's height. */
function contour(requests: readonly LabelRequest[], own: number, side: Side, top: number, bottom: number): number {
  let edge = requests[own]!.x;
  for (const { x, y } of requests) {
    if (y < top || y > bottom) continue;
    edge = side === 'left' ? Math.min(edge, x) : Math.max(edge, x);
  }
  return edge;
}

/** The label, moved outwards until it covers none of the placed ones; null when that is outside the bounds. */
function clearOf(
  label: PlacedLabel,
  placed: readonly PlacedLabel[],
  requests: readonly LabelRequest[],
  bounds: CanvasRect,
  spacing: LabelSpacing,
): PlacedLabel | null {
  const { width, height } = requests[label.index]!;
  let { x } = label;
  const covered = (): PlacedLabel | undefined =>
    placed.find((other) => {
      const size = requests[other.index]!;
      const sameRows = label.y < other.y + size.height && other.y < label.y + height;
      return sameRows && x < other.x + size.width && other.x < x + width;
    });
  // Every turn moves past one label for good, so that this ends.
  for (let other = covered(); other; other = covered()) {
    const beyond = other.x + requests[other.index]!.width + spacing.between;
    x = label.side === 'left' ? other.x - spacing.between - width : beyond;
  }
  return x < bounds.x || x + width > bounds.x + bounds.width ? null : { ...label, x };
}
