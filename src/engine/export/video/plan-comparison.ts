import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { TandemError } from '../../../contract/errors.ts';
import type { Crop, FrameRange } from '../../../contract/geometry.ts';
import type { Fraction, FrameTableRecord } from '../../../contract/media.ts';
import { momentTargetFrame } from '../../../document/overlay/scene-from.ts';
import { FrameTable } from '../../media/frame-table.ts';
import { type ComparisonLayout, type LayoutOptions, layOutComparison } from './comparison-layout.ts';
import { type ComparisonMoment, type PlannedFrame, planFrames, type Timing } from './comparison-timing.ts';
import { outputRate } from './output-rate.ts';

/** One clip of a comparison. */
export interface ComparisonClip {
  readonly width: number;
  readonly height: number;
  /** Nominal frames per second. */
  readonly fps: number;
  readonly table: FrameTableRecord;
  readonly range: FrameRange;
  readonly crop: Crop;
}

/** How a comparison is to look and run. */
export interface ComparisonOptions extends LayoutOptions {
  readonly timing: Timing;
  /** Relative to the source's real time: 0.25 is "4x slower". */
  readonly speed: number;
  /** How long playback stands at every key moment, seconds. */
  readonly freezeSeconds: number;
  /** Of the target's picture in the overlay layout, 0..1. */
  readonly opacity: number;
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
};

/** A comparison clip, planned: its geometry, its rate, and which frames every output frame shows. */
export interface ComparisonPlan extends ComparisonLayout {
  readonly fps: Fraction;
  readonly speed: number;
  readonly layout: LayoutOptions['layout'];
  readonly opacity: number;
  readonly sourceRange: FrameRange;
  readonly moments: readonly ComparisonMoment[];
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
  const sourceTable = new FrameTable(source.table);
  const targetTable = new FrameTable(target.table);
  checkRange('source', source.range, sourceTable);
  checkRange('target', target.range, targetTable);
  const fps = outputRate(source.fps);
  const { speed, timing, freezeSeconds } = options;
  return {
    ...layOutComparison(source, target, options),
    fps,
    speed,
    layout: options.layout,
    opacity: options.opacity,
    sourceRange: source.range,
    moments,
    frames: planFrames({
      sourceTable,
      targetTable,
      sourceRange: source.range,
      targetRange: target.range,
      timing,
      speed,
      fps,
      moments,
      freezeSeconds,
    }),
  };
}

/** The key moments of a run as pairs of frames. */
export function comparisonMoments(run: Pick<CorrespondencesFile, 'moments' | 'warp'>): ComparisonMoment[] {
  return run.moments.map((moment) => ({
    name: moment.name,
    sourceFrame: moment.frame,
    targetFrame: momentTargetFrame(moment, run.warp),
  }));
}

function checkOptions({ speed, opacity, freezeSeconds }: ComparisonOptions): void {
  if (!(speed >= 0.01 && speed <= 16)) {
    throw new TandemError('request-invalid', `The speed ${speed} lies outside 0.01 to 16.`, {
      hint: '1 is real time, 0.25 is four times slower.',
    });
  }
  if (!(opacity >= 0 && opacity <= 1)) {
    throw new TandemError('request-invalid', `The opacity ${opacity} lies outside 0 to 1.`);
  }
  if (!(freezeSeconds >= 0 && freezeSeconds <= 60)) {
    throw new TandemError('request-invalid', `A still of ${freezeSeconds} seconds lies outside 0 to 60.`);
  }
}

function checkRange(role: string, [first, last]: FrameRange, table: FrameTable): void {
  if (first > last || last >= table.count) {
    throw new TandemError(
      'range-invalid',
      `The ${role} range ${first} to ${last} lies outside its clip of ${table.count} frames.`,
      {
        hint: `Choose frames from 0 to ${table.count - 1}.`,
      },
    );
  }
}
