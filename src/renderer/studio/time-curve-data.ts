import type { RunRecord } from '../../contract/project.ts';
import { momentTargetFrame } from '../../document/overlay/scene-from.ts';

/** The warp of one run over the frames of a {@link TimeCurves}; null where the run has no link. */
export interface TimeCurve {
  readonly run: RunRecord;
  readonly targetFrames: readonly (number | null)[];
  readonly targetSeconds: readonly (number | null)[];
  /** 0..1 */
  readonly confidence: readonly (number | null)[];
  /** The key moments that the run found, seconds of both clips. */
  readonly moments: readonly {
    readonly name: string;
    readonly sourceSeconds: number;
    readonly targetSeconds: number;
  }[];
}

/** The warps of runs over one axis. */
export interface TimeCurves {
  /** Source frames that any run links, rising. */
  readonly sourceFrames: readonly number[];
  readonly sourceSeconds: readonly number[];
  readonly curves: readonly TimeCurve[];
}

/**
 * The time curves of runs.
 *
 * @param sourceSeconds, targetSeconds seconds of every frame of each clip, from frame 0; links to frames without a time are left out
 */
export function timeCurves(
  runs: readonly RunRecord[],
  sourceSeconds: ArrayLike<number>,
  targetSeconds: ArrayLike<number>,
): TimeCurves {
  const linked = new Set(runs.flatMap(({ result }) => result.warp.map(([frame]) => frame)));
  const sourceFrames = [...linked].filter((frame) => frame < sourceSeconds.length).sort((a, b) => a - b);
  const curves = runs.map((run): TimeCurve => {
    const links = new Map(
      run.result.warp.filter(([, frame]) => frame < targetSeconds.length).map((link) => [link[0], link] as const),
    );
    const found = sourceFrames.map((frame) => links.get(frame));
    return {
      run,
      targetFrames: found.map((link) => link?.[1] ?? null),
      targetSeconds: found.map((link) => (link ? targetSeconds[link[1]]! : null)),
      confidence: found.map((link) => link?.[2] ?? null),
      moments: run.result.moments.flatMap((moment) => {
        if (Object.keys(moment.keypoints).length === 0) return [];
        const from = sourceSeconds[moment.frame];
        const to = targetSeconds[momentTargetFrame(moment, run.result.warp)];
        return from === undefined || to === undefined
          ? []
          : [{ name: moment.name, sourceSeconds: from, targetSeconds: to }];
      }),
    };
  });
  return { sourceFrames, sourceSeconds: sourceFrames.map((frame) => sourceSeconds[frame]!), curves };
}

/** Index of the value nearest to `wanted` in rising values; of two equally near ones the first. */
export function nearestIndex(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle;
    else high = middle;
  }
  return high > low && values[high]! - wanted < wanted - values[low]! ? high : low;
}
