import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellToFrame, cellToPixel } from '../../kernels/cell-coordinates.ts';
import type { ClipFeatures } from '../clip.ts';
import type { ClipPoint } from './logits.ts';
import { jointsAt, preparePose } from './pose-in-clip.ts';
import { type FeatureMap, prepareFeatures } from './prepared-features.ts';

/** A source point whose vote helps to find the time of a frame. */
export interface Witness extends ClipPoint {
  readonly weight: number;
}

/** So many moving places stand in for the thirteen joints when there is no pose. */
const MOVING_PLACES = 12;

/**
 * The points of a source frame that vote for its time: the tracked joints weighed by their scores (pack README section 4, step 2).
 */
export function jointWitnesses(source: ClipFeatures, time: number, pack: SpaceTimePack): Witness[] {
  const pose = preparePose(source, pack);
  if (pose === null) return [];
  return jointsAt(pose, time)
    .filter((joint) => joint.score > 0)
    .map((joint) => ({ time, x: joint.x, y: joint.y, weight: joint.score }));
}

/**
 * Without pose: the places of a coarse grid (2 x 2 match cells each) whose features change most from the time cell before to the one
 * after, weighed by that change. What stands still says nothing about the time.
 */
export function movingWitnesses(source: ClipFeatures, timeCell: number, pack: SpaceTimePack): Witness[] {
  const { match } = prepareFeatures(source);
  const [times, rows, columns] = match.grid;
  const before = Math.max(0, timeCell - 1);
  const after = Math.min(times - 1, timeCell + 1);
  const time = cellToFrame(timeCell, pack.frames, times);
  const places: Witness[] = [];
  for (let y = 0; y < rows; y += 2) {
    for (let x = 0; x < columns; x += 2) {
      places.push({
        time,
        x: cellToPixel(x + 0.5, pack.size, columns),
        y: cellToPixel(y + 0.5, pack.size, rows),
        weight: change(match, before, after, y, x),
      });
    }
  }
  return places.sort((a, b) => b.weight - a.weight).slice(0, MOVING_PLACES);
}

/** Squared distance of the features of 2 x 2 cells between two time cells. */
function change(
  { data, grid, channels, cells }: FeatureMap,
  before: number,
  after: number,
  y: number,
  x: number,
): number {
  const [, rows, columns] = grid;
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    for (let cell = 0; cell < 4; cell++) {
      const place = Math.min(rows - 1, y + (cell >> 1)) * columns + Math.min(columns - 1, x + (cell & 1));
      const a = data[channel * cells + before * rows * columns + place]!;
      const b = data[channel * cells + after * rows * columns + place]!;
      sum += (a - b) ** 2;
    }
  }
  return sum;
}
