import { TandemError } from '../../contract/errors.ts';
import { HUMAN_JOINTS, type PosePoint } from '../../contract/keypoints.ts';
import type { PosePack } from '../../contract/pack.ts';

/** Where the joints of the torso stand in a list of joints. */
export interface TorsoJoints {
  readonly leftShoulder: number;
  readonly rightShoulder: number;
  readonly leftHip: number;
  readonly rightHip: number;
}

/** The torso among HUMAN_JOINTS. */
export const HUMAN_TORSO: TorsoJoints = {
  leftShoulder: HUMAN_JOINTS.indexOf('left_shoulder'),
  rightShoulder: HUMAN_JOINTS.indexOf('right_shoulder'),
  leftHip: HUMAN_JOINTS.indexOf('left_hip'),
  rightHip: HUMAN_JOINTS.indexOf('right_hip'),
};

/** Where the joints that tracking and the Penn Action order need stand among a pose pack's outputs. */
export interface PoseLayout extends TorsoJoints {
  readonly nose: number;
  readonly ears: readonly [number, number];
  /** Indexes of the joints from the shoulders down, in the order of HUMAN_JOINTS without the head. */
  readonly body: readonly number[];
}

/**
 * Finds the joints by their names in pack.json.
 *
 * @throws TandemError pack-invalid when one is missing
 */
export function poseLayout(pack: PosePack): PoseLayout {
  const indexOf = (name: string): number => {
    const index = pack.joints.indexOf(name);
    if (index < 0) {
      throw new TandemError('pack-invalid', `The pose pack ${pack.name} ${pack.version} has no joint "${name}".`, {
        hint: 'Install a pose pack whose joints include those of COCO.',
      });
    }
    return index;
  };
  return {
    leftShoulder: indexOf('left_shoulder'),
    rightShoulder: indexOf('right_shoulder'),
    leftHip: indexOf('left_hip'),
    rightHip: indexOf('right_hip'),
    nose: indexOf('nose'),
    ears: [indexOf('left_ear'), indexOf('right_ear')],
    body: HUMAN_JOINTS.slice(1).map(indexOf),
  };
}

/**
 * The 13 joints of HUMAN_JOINTS from a pose pack's joints. The head is the mean of the ears if both were seen, else the nose if it was
 * seen, else the one ear seen, else the nose. Source: movenet-lightning README, "Penn-13".
 *
 * @param points joints in the pack's order, any space
 * @param minScore from this score on a joint was seen
 */
export function toHumanJoints(points: readonly PosePoint[], layout: PoseLayout, minScore: number): PosePoint[] {
  const ears = layout.ears.map((index) => points[index]!).filter((ear) => ear.score >= minScore);
  const nose = points[layout.nose]!;
  const body = layout.body.map((index) => points[index]!);
  if (ears.length < 2) return [nose.score >= minScore ? nose : (ears[0] ?? nose), ...body];
  const [left, right] = ears as [PosePoint, PosePoint];
  const head = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, score: (left.score + right.score) / 2 };
  return [head, ...body];
}
