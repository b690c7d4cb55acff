import { HUMAN_JOINTS, type Keypoint, type PosePoint } from '../../../contract/keypoints.ts';
import type { MomentRecord, RunRecord } from '../../../contract/project.ts';
import { layCropsTogether } from '../../../document/overlay/combine.ts';
import {
  alignAtFrames,
  alignTracks,
  type FollowedPerson,
  type KnownPersons,
  type TargetPlacement,
} from '../../../document/overlay/person-alignment.ts';

/** What may be known of the persons of a pair. */
export interface PersonSources {
  /** The persons that a run followed. */
  readonly source: FollowedPerson | null;
  readonly target: FollowedPerson | null;
  /** The moments that were marked in both clips, and the predictions for the target. */
  readonly sourceMoments: readonly MomentRecord[];
  readonly targetMoments: readonly MomentRecord[];
  readonly runs: readonly RunRecord[];
  /** Frames in which the persons were looked for on demand. */
  readonly found: readonly KnownPersons[];
}

/**
 * How the target's person comes over the source's: by the followed persons where both are known, else by the frames in which they were
 * looked for, else by the joints that were marked (or predicted) at the key moments; where they are not seen, by the analysed crops of the
 * newest run.
 *
 * @returns null when nobody is known
 */
export function personPlacement(sources: PersonSources): TargetPlacement | null {
  const { source, target, found, runs } = sources;
  const known =
    source && target ? alignTracks(source, target) : (alignAtFrames(found) ?? alignAtFrames(personsAtMoments(sources)));
  const [first] = runs;
  if (!first) return known;
  const crops = layCropsTogether(first.result.source.crop, first.result.target.crop);
  return (sourceFrame, targetFrame) => known?.(sourceFrame, targetFrame) ?? crops;
}

function personsAtMoments({ sourceMoments, targetMoments, runs }: PersonSources): KnownPersons[] {
  return sourceMoments.flatMap(({ name, frame, keypoints }) => {
    const marked = targetMoments.find((moment) => moment.name === name)?.keypoints;
    const predicted = runs.flatMap(({ result }) => result.moments).find((moment) => moment.name === name)?.keypoints;
    if (!marked && !predicted) return [];
    const source = joints(keypoints);
    return [{ sourceFrame: frame, source, target: joints({ ...predicted, ...marked }) }];
  });
}

type Place = Pick<Keypoint, 'x' | 'y'> & { readonly score?: number; readonly visible?: boolean };

/** Marked points are sure; a prediction is as sure as it says. */
function joints(keypoints: Readonly<Record<string, Place>>): PosePoint[] {
  return HUMAN_JOINTS.map((name) => {
    const place = keypoints[name];
    return place ? { x: place.x, y: place.y, score: place.visible === false ? 0 : (place.score ?? 1) } : NOWHERE;
  });
}

const NOWHERE: PosePoint = { x: 0, y: 0, score: 0 };
