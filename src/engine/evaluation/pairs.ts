import type { DatasetClip, DatasetFile } from '../../contract/dataset-file.ts';
import type { KeypointSet } from '../../contract/evaluation.ts';
import { humanJointIndex } from '../../contract/keypoints.ts';
import type { LabelledMoment } from '../../contract/moments.ts';

/** A key moment that both clips of a pair have, and the points to find: those of the set-up that are visible in both. */
export interface PairedMoment {
  readonly name: string;
  readonly source: LabelledMoment;
  readonly target: LabelledMoment;
  readonly points: readonly string[];
}

/** Two different clips of one action. */
export interface EvaluationPair {
  readonly source: DatasetClip;
  readonly target: DatasetClip;
  readonly moments: readonly PairedMoment[];
}

const THREE_JOINTS = ['head', 'left_wrist', 'right_wrist'];

/** Whether a keypoint belongs to a set-up; what is no human joint is an object and belongs to all. Source: algorithms 2.10. */
export function belongsTo(point: string, keypoints: KeypointSet): boolean {
  return keypoints !== '3+3' || humanJointIndex(point) === null || THREE_JOINTS.includes(point);
}

/** Names of a moment's visible points of a set-up. */
export function visiblePoints(moment: LabelledMoment, keypoints: KeypointSet): string[] {
  return Object.keys(moment.keypoints).filter((name) => moment.keypoints[name]!.visible && belongsTo(name, keypoints));
}

/** All ordered pairs of different clips of one action that share a moment with a point visible in both, in the dataset's order. */
export function datasetPairs({ clips }: DatasetFile, keypoints: KeypointSet): EvaluationPair[] {
  const pairs: EvaluationPair[] = [];
  for (const source of clips) {
    for (const target of clips) {
      if (source === target || source.action !== target.action) continue;
      const moments = source.moments.flatMap((from): PairedMoment[] => {
        const to = target.moments.find(({ name }) => name === from.name);
        if (to === undefined) return [];
        const inTarget = visiblePoints(to, keypoints);
        const points = visiblePoints(from, keypoints).filter((name) => inTarget.includes(name));
        return points.length === 0 ? [] : [{ name: from.name, source: from, target: to, points }];
      });
      if (moments.length > 0) pairs.push({ source, target, moments });
    }
  }
  return pairs;
}

/** The source's moments of a pair with the points to find only. */
export function pairedQueries({ moments }: EvaluationPair): LabelledMoment[] {
  return moments.map(({ source, points }) => ({
    ...source,
    keypoints: Object.fromEntries(points.map((name) => [name, source.keypoints[name]!])),
  }));
}

/** `count` of the pairs by chance, the same ones for the same seed, in their old order. */
export function choosePairs(pairs: readonly EvaluationPair[], count: number, seed: number): EvaluationPair[] {
  const random = mulberry32(seed);
  const order = pairs.map((_, index) => ({ index, key: random() })).sort((a, b) => a.key - b.key);
  const chosen = new Set(order.slice(0, count).map(({ index }) => index));
  return pairs.filter((_, index) => chosen.has(index));
}

/** A small generator of numbers in 0..1 (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
