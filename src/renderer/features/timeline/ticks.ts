import type { ClipTime } from '../../../document/timing/clip-time.ts';
import { type TimeScale, toSeconds, toX } from './time-scale.ts';

/** A line of the ruler. */
export interface Tick {
  /** CSS pixels from the left edge of the plot. */
  readonly x: number;
  /** null: a short line between labelled ones. */
  readonly label: string | null;
  /** A second, quieter label beside it. */
  readonly note: string | null;
}

/** From this mean width of a frame, CSS pixels, every frame is a cell. */
export const CELL_WIDTH = 5;

/** Room of a label, CSS pixels. */
const LABEL = 64;
const LABEL_WITH_NOTE = 112;

/** Steps of time that people count in, seconds. */
const STEPS = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000],
];

/** The smallest step of time that is at least this long. */
export function timeStep(seconds: number): number {
  return STEPS.find((step) => step >= seconds) ?? Math.ceil(seconds / 36_000) * 36_000;
}

/** The smallest of 1, 2, 5, 10, 20, 50... that is at least this large. */
export function countStep(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= count) ?? 10 * power;
}

/** Frames that are seen: first and last index; the one at the left edge counts when part of it is seen. */
export function visibleFrames(time: ClipTime, scale: TimeScale, width: number): readonly [number, number] {
  return [time.frameAt(toSeconds(scale, 0)), time.frameAt(toSeconds(scale, width))];
}

/** Whether frames are wide enough to be cells. */
export function showsCells(time: ClipTime, scale: TimeScale, width: number): boolean {
  const [first, last] = visibleFrames(time, scale, width);
  const seconds = time.endOf(last) - time.secondsOf(first);
  return seconds / scale.perPixel / (last - first + 1) >= CELL_WIDTH;
}

/** `1:05`, `−0.25 s`: a time to the precision of a step, with a real minus sign. */
export function formatTime(seconds: number, step: number): string {
  const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const rounded = Number(Math.abs(seconds).toFixed(decimals));
  const sign = seconds < 0 && rounded > 0 ? '−' : '';
  if (rounded < 60) return `${sign}${rounded.toFixed(decimals)} s`;
  const minutes = Math.floor(rounded / 60);
  const rest = (rounded - 60 * minutes).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  if (minutes < 60) return `${sign}${minutes}:${rest}`;
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

/**
 * The ruler of a lane. Where frames are cells it counts frames, each at its real PTS (so that a variable rate looks uneven), with the
 * time beside it; where they are not, it counts time in round steps from the origin.
 *
 * @param origin seconds from frame 0 to the sync event
 * @param base number of the first frame
 */
export function rulerTicks(time: ClipTime, scale: TimeScale, width: number, origin: number, base = 0): Tick[] {
  return showsCells(time, scale, width)
    ? frameTicks(time, scale, width, origin, base)
    : timeTicks(time, scale, width, origin);
}

function frameTicks(time: ClipTime, scale: TimeScale, width: number, origin: number, base: number): Tick[] {
  const [first, last] = visibleFrames(time, scale, width);
  const cell = (time.endOf(last) - time.secondsOf(first)) / scale.perPixel / (last - first + 1);
  const step = countStep(LABEL_WITH_NOTE / cell);
  const precision = Math.max(0.001, Math.min(0.01, cell * scale.perPixel));
  const ticks: Tick[] = [];
  // A label stays when its frame has just left, as long as part of it is seen.
  let free = Number.NEGATIVE_INFINITY;
  for (let frame = Math.max(0, first - ((first + base) % step)); frame <= last; frame += 1) {
    const seconds = time.secondsOf(frame);
    const x = toX(scale, seconds);
    const isLabelled = (frame + base) % step === 0 && x >= free;
    if (isLabelled) free = x + LABEL;
    ticks.push({
      x,
      label: isLabelled ? String(frame + base) : null,
      note: isLabelled ? formatTime(seconds - origin, precision) : null,
    });
  }
  return ticks;
}

function timeTicks(time: ClipTime, scale: TimeScale, width: number, origin: number): Tick[] {
  const step = timeStep(LABEL * scale.perPixel);
  const fine = timeStep(step / 6);
  const parts = Number.isInteger(Math.round((step / fine) * 1e6) / 1e6) ? Math.round(step / fine) : 5;
  const from = Math.max(0, toSeconds(scale, -LABEL)) - origin;
  const to = Math.min(time.end, toSeconds(scale, width)) - origin;
  const ticks: Tick[] = [];
  for (let count = Math.ceil((from * parts) / step); (count * step) / parts <= to; count += 1) {
    const seconds = (count * step) / parts;
    const isLabelled = count % parts === 0;
    ticks.push({ x: toX(scale, seconds + origin), label: isLabelled ? formatTime(seconds, step) : null, note: null });
  }
  return ticks;
}
