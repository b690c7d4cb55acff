import type { LaneModel } from './lane-model.ts';

/** Values of a curve in columns of the plot, 0..1 of the largest that is seen; NaN where nothing is known. */
export interface CurveColumns {
  /** Width of a column, CSS pixels. */
  readonly column: number;
  readonly values: Float32Array;
}

/** A value of the curve from one frame to another. */
export interface CurveSpan {
  readonly frame: number;
  /** The frame after the last that it counts for. */
  readonly end: number;
  /** null while it is not known. */
  readonly value: number | null;
}

/** Width of a column, CSS pixels. */
const COLUMN = 2;

/** Frames of a dense curve that are looked at for a column: at a low zoom a few of many. */
const LOOKS = 4;

/** Spreads values over the columns that they are seen in. */
export function spanColumns(lane: LaneModel, width: number, spans: readonly CurveSpan[]): CurveColumns {
  const values = new Float32Array(Math.ceil(width / COLUMN)).fill(Number.NaN);
  for (const { frame, end, value } of spans) {
    if (value === null) continue;
    const from = Math.max(0, Math.floor(lane.frameX(frame) / COLUMN));
    const to = Math.max(from + 1, Math.floor(lane.frameX(end) / COLUMN));
    values.fill(value, from, Math.min(values.length, to));
  }
  return { column: COLUMN, values: relative(values) };
}

/**
 * A curve with a value for every frame, in columns: the largest of a few frames of each.
 *
 * @param dense one value per frame of the clip; NaN where nothing is known
 */
export function denseColumns(lane: LaneModel, width: number, dense: Float32Array): CurveColumns {
  const values = new Float32Array(Math.ceil(width / COLUMN)).fill(Number.NaN);
  const left = lane.frameX(0);
  const right = lane.frameX(lane.time.count);
  for (let column = 0; column < values.length; column += 1) {
    const x = column * COLUMN;
    if (x + COLUMN <= left || x >= right) continue;
    const first = lane.frameAtX(Math.max(left, x));
    const last = Math.max(first, lane.frameAtX(x + COLUMN - 0.01));
    const step = Math.max(1, Math.floor((last - first) / LOOKS));
    for (let frame = first; frame <= last; frame += step) {
      const value = dense[frame]!;
      if (!Number.isNaN(value) && !(values[column]! >= value)) values[column] = value;
    }
  }
  return { column: COLUMN, values: relative(values) };
}

/** Divides by the largest value, but for a few that stick out: a cut must not make all else flat. */
function relative(values: Float32Array): Float32Array {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const top = known[Math.max(0, Math.ceil(known.length * 0.98) - 1)] ?? 0;
  return top > 0 ? values.map((value) => Math.min(1, value / top)) : values;
}
