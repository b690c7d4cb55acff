import type { Role } from '../../ui/role.ts';

/** A horizontal band of the timeline: CSS pixels from its top. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

/** The bands of one lane. */
export interface LaneBands {
  /** Everything of the lane. */
  readonly lane: Band;
  readonly ruler: Band;
  readonly flags: Band;
  /** Thumbnails, or frames as cells. */
  readonly strip: Band;
  /** How much moves; without height where there is no room. */
  readonly curve: Band;
}

/** Where everything lies. The target's lane mirrors the source's, so that links run from curve to curve. */
export interface TimelineBands extends Readonly<Record<Role, LaneBands>> {
  readonly warp: Band;
  /** Confidence of the links, under the target's lane. */
  readonly confidence: Band;
  readonly height: number;
}

/** Width of the column with the names of the lanes, CSS pixels. */
export const GUTTER = 120;
/** Least height at which everything is readable, CSS pixels. */
export const LEAST_HEIGHT = 120;

const RULER = 16;
const FLAGS = 18;
const FLAGS_LARGE = 22;
const LEAST_STRIP = 8;
const TALLEST_STRIP = 72;
/** From this height of the panel on there is room for the curves. */
const ROOM_FOR_CURVES = 140;
const LOWEST_CURVE = 8;
const TALLEST_CURVE = 28;

/** Divides the height: rulers and flags keep theirs, strips and the warp lane share the rest. */
export function layoutBands(givenHeight: number): TimelineBands {
  const height = Math.max(LEAST_HEIGHT, givenHeight);
  const isLow = height < 176;
  const flagHeight = isLow ? FLAGS : FLAGS_LARGE;
  const confidenceHeight = isLow ? 8 : 16;
  const shared = height - 2 * (RULER + flagHeight) - confidenceHeight;
  const curve =
    height < ROOM_FOR_CURVES ? 0 : Math.round(Math.max(LOWEST_CURVE, Math.min(TALLEST_CURVE, shared * 0.1)));
  const free = shared - 2 * curve;
  const strip = Math.round(Math.max(LEAST_STRIP, Math.min(TALLEST_STRIP, free * 0.31)));
  let y = 0;
  const take = (size: number): Band => {
    const band = { top: y, height: size };
    y += size;
    return band;
  };
  const laneHeight = RULER + flagHeight + strip + curve;
  const source = {
    lane: { top: y, height: laneHeight },
    ruler: take(RULER),
    flags: take(flagHeight),
    strip: take(strip),
    curve: take(curve),
  };
  const warp = take(free - 2 * strip);
  const target = {
    lane: { top: y, height: laneHeight },
    curve: take(curve),
    strip: take(strip),
    flags: take(flagHeight),
    ruler: take(RULER),
  };
  return {
    source,
    target,
    warp,
    confidence: take(confidenceHeight),
    height,
  };
}

/** Whether a height lies in a band. */
export function isIn({ top, height }: Band, y: number): boolean {
  return y >= top && y < top + height;
}
