/** Which part of a clip a lane shows: the time at the left edge of the plot, and how much a pixel is. */
export interface TimeScale {
  /** Seconds from frame 0. */
  readonly start: number;
  /** Seconds per CSS pixel. */
  readonly perPixel: number;
}

/** What a scale must keep to: the clip's length and the plot's width. */
export interface ScaleBounds {
  /** End of the clip, seconds from frame 0. */
  readonly end: number;
  /** Width of the plot, CSS pixels. */
  readonly width: number;
  /** Shortest time between two frames, seconds. */
  readonly shortestFrame: number;
}

/** A frame is at most this wide, CSS pixels. */
const WIDEST_FRAME = 160;

/** Share of the plot that stays empty beside a clip that is shown whole. */
const MARGIN = 0.01;

/** The scale that shows the whole clip, with a little room on both sides. */
export function fitScale({ end, width }: ScaleBounds): TimeScale {
  const shown = end * (1 + 2 * MARGIN);
  return { start: -end * MARGIN, perPixel: shown / Math.max(1, width) };
}

/** CSS pixels from the left edge of the plot. */
export function toX({ start, perPixel }: TimeScale, seconds: number): number {
  return (seconds - start) / perPixel;
}

/** Seconds from frame 0. */
export function toSeconds({ start, perPixel }: TimeScale, x: number): number {
  return start + x * perPixel;
}

/** Keeps a scale between "the whole clip" and "a few frames", and inside the clip. */
export function clampScale(scale: TimeScale, bounds: ScaleBounds): TimeScale {
  const whole = fitScale(bounds);
  const finest = Math.min(whole.perPixel, bounds.shortestFrame / WIDEST_FRAME);
  const perPixel = Math.max(finest, Math.min(whole.perPixel, scale.perPixel));
  const room = 24 * perPixel;
  const first = Math.max(whole.start, -room);
  const last = Math.max(first, Math.min(bounds.end - whole.start, bounds.end + room) - perPixel * bounds.width);
  return { start: Math.max(first, Math.min(last, scale.start)), perPixel };
}

/** Zooms so that the time at `x` stays there; `factor` above 1 shows more detail. */
export function zoomAbout(scale: TimeScale, x: number, factor: number, bounds: ScaleBounds): TimeScale {
  const perPixel = clampScale({ ...scale, perPixel: scale.perPixel / factor }, bounds).perPixel;
  return clampScale({ start: toSeconds(scale, x) - x * perPixel, perPixel }, bounds);
}

/** Moves what is shown: positive pixels show later times. */
export function panBy(scale: TimeScale, pixels: number, bounds: ScaleBounds): TimeScale {
  return clampScale({ ...scale, start: scale.start + pixels * scale.perPixel }, bounds);
}

/** Turns the page when a time lies outside of what is shown, so that it is seen near the edge it left by; else the same scale. */
export function reveal(scale: TimeScale, seconds: number, bounds: ScaleBounds): TimeScale {
  const x = toX(scale, seconds);
  if (x >= 0 && x <= bounds.width) return scale;
  const place = x < 0 ? 0.9 : 0.1;
  return clampScale({ ...scale, start: seconds - place * bounds.width * scale.perPixel }, bounds);
}
