import { TandemError } from '../../../contract/errors.ts';
import type { Fraction } from '../../../contract/media.ts';
import { type LayoutOptions, layOutComparison } from '../../../document/comparison/comparison-layout.ts';
import { comparisonPlacement, type PlacedClip } from '../../../document/comparison/comparison-placement.ts';
import type { ComparisonPicture } from '../../../document/comparison/draw-comparison.ts';
import type { Timing } from '../../../document/comparison/in-step.ts';
import type { ComparisonMoment, PlannedFrame } from '../../../document/comparison/planned-frame.ts';
import { type PlayedClip, playedRate, speedOfScene, timedClip } from '../../../document/comparison/played-clip.ts';
import { isCombined } from '../../../document/overlay/combine.ts';
import { FrameTable } from '../../media/frame-table.ts';
import { planFrames } from './comparison-timing.ts';
import { outputRate } from './output-rate.ts';

/** One clip of a comparison. */
export interface ComparisonClip extends PlacedClip, PlayedClip {}

/** How a comparison is to look and run. */
export interface ComparisonOptions extends LayoutOptions {
  readonly timing: Timing;
  /** Relative to the time in which the source is shown: 0.25 is "4x slower". */
  readonly speed: number;
  /** How long playback stands at every key moment, seconds. */
  readonly freezeSeconds: number;
  /** Of the target's picture in the overlay layout, 0..1. */
  readonly opacity: number;
  /** Where the line of the wipe layout stands, 0..1 of the picture's width. */
  readonly divider: number;
  /**
   * In layouts with one picture: the target's person lies over the source's, by the followed persons or, where nobody was followed, by
   * the analysed crops; else, and where nothing was analysed, the target's frame is as large as it fits.
   */
  readonly alignsPeople: boolean;
}

/** What a user gets who asks for nothing else: real time, side by side, a short stand at every key moment. */
export const DEFAULT_COMPARISON: Omit<ComparisonOptions, 'timing'> = {
  layout: 'side-by-side',
  zoom: 'frame',
  maxWidth: 1920,
  maxHeight: 1080,
  speed: 1,
  freezeSeconds: 1,
  opacity: 0.5,
  divider: 0.5,
  alignsPeople: true,
};

/** A comparison clip, planned: its geometry, its rate, and which frames every output frame shows. */
export interface ComparisonPlan extends ComparisonPicture {
  readonly fps: Fraction;
  readonly frames: readonly PlannedFrame[];
}

/**
 * Plans a comparison clip: size, rate and frames are exact before anything is decoded.
 *
 * @throws TandemError request-invalid when speed or opacity make no sense, range-invalid when a range lies outside its clip
 */
export function planComparison(
  source: ComparisonClip,
  target: ComparisonClip,
  moments: readonly ComparisonMoment[],
  options: ComparisonOptions,
): ComparisonPlan {
  checkOptions(options);
  checkRange('source', source);
  checkRange('target', target);
  const fps = outputRate(source.fps * playedRate(source));
  const { speed, timing, freezeSeconds, layout, opacity, divider } = options;
  const clips = { source: timedClip(source), target: timedClip(target) };
  const frames = planFrames({ ...clips, timing, speed, fps, moments, freezeSeconds });
  const placementAt = comparisonPlacement(source, target, options.alignsPeople);
  const look = isCombined(layout) ? { layout, opacity, divider } : null;
  return {
    ...layOutComparison(source, target, options, look ? frames.map(placementAt) : undefined),
    fps,
    speed: speedOfScene(speed, source),
    layout,
    look,
    targetSize: { width: target.width, height: target.height },
    placementAt,
    sourceRange: source.range,
    timing,
    moments,
    frames,
  };
}

function checkOptions({ speed, opacity, divider, freezeSeconds }: ComparisonOptions): void {
  if (!(speed >= 0.01 && speed <= 16)) {
    throw new TandemError('request-invalid', `The speed ${speed} lies outside 0.01 to 16.`, {
      hint: '1 is real time, 0.25 is four times slower.',
    });
  }
  if (!(opacity >= 0 && opacity <= 1)) {
    throw new TandemError('request-invalid', `The opacity ${opacity} lies outside 0 to 1.`);
  }
  if (!(divider >= 0 && divider <= 1)) {
    throw new TandemError('request-invalid', `The divider ${divider} lies outside 0 to 1.`);
  }
  if (!(freezeSeconds >= 0 && freezeSeconds <= 60)) {
    throw new TandemError('request-invalid', `A still of ${freezeSeconds} seconds lies outside 0 to 60.`);
  }
}

function checkRange(role: string, { range: [first, last], table }: ComparisonClip): void {
  const { count } = new FrameTable(table);
  if (first > last || last >= count) {
    throw new TandemError(
      'range-invalid',
      `The ${role} range ${first} to ${last} lies outside its clip of ${count} frames.`,
      {
        hint: `Choose frames from 0 to ${count - 1}.`,
      },
    );
  }
}
