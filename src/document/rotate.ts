import type { Crop, PointInFrame, QuarterTurn } from '../contract/geometry.ts';
import type { Keypoint } from '../contract/keypoints.ts';
import type { MediaRecord, MomentRecord, PoseRecord, RunRecord } from '../contract/project.ts';
import { posePlace } from './poses.ts';

/** A clockwise turn of a frame by a multiple of 90 degrees; `width` and `height` are those before the turn, pixels. */
export interface FrameTurn {
  readonly degrees: QuarterTurn;
  readonly width: number;
  readonly height: number;
}

/** Where a point of the frame lies after the turn; other fields of the point are kept. */
export function turnPoint<P extends PointInFrame>(point: P, { degrees, width, height }: FrameTurn): P {
  const { x, y } = point;
  if (degrees === 90) return { ...point, x: height - y, y: x };
  if (degrees === 180) return { ...point, x: width - x, y: height - y };
  if (degrees === 270) return { ...point, x: y, y: width - x };
  return point;
}

/** Where a rectangle of the frame lies after the turn. */
export function turnCrop({ x, y, w, h }: Crop, turn: FrameTurn): Crop {
  const first = turnPoint({ x, y }, turn);
  const opposite = turnPoint({ x: x + w, y: y + h }, turn);
  const sideways = turn.degrees % 180 !== 0;
  return {
    x: Math.min(first.x, opposite.x),
    y: Math.min(first.y, opposite.y),
    w: sideways ? h : w,
    h: sideways ? w : h,
  };
}

/** The clip's own places (crop, click on the person) after the turn. */
export function turnMedia(media: MediaRecord, turn: FrameTurn): Partial<MediaRecord> {
  return {
    crop: media.crop && turnCrop(media.crop, turn),
    person: media.person && turnPoint(media.person, turn),
  };
}

/** The moment with its keypoints after the turn. */
export function turnMoment(moment: MomentRecord, turn: FrameTurn): Partial<MomentRecord> {
  const turned = Object.entries(moment.keypoints).map(([name, point]): [string, Keypoint] => [
    name,
    turnPoint(point, turn),
  ]);
  return { keypoints: Object.fromEntries(turned) };
}

/** The followed person after the turn. */
export function turnPose(pose: PoseRecord, turn: FrameTurn): Partial<PoseRecord> {
  const turned = (frame: readonly number[]): number[] => {
    const numbers = [...frame];
    for (let at = 0; at < numbers.length; at += 3) {
      const { x, y } = turnPoint({ x: numbers[at]!, y: numbers[at + 1]! }, turn);
      numbers[at] = posePlace(x);
      numbers[at + 1] = posePlace(y);
    }
    return numbers;
  };
  return { frames: pose.frames.map(turned) };
}

/** The run after its source or its target clip was turned: what was analysed, what was predicted and what the user corrected. */
export function turnRun(run: RunRecord, side: 'source' | 'target', turn: FrameTurn): Partial<RunRecord> {
  const { result } = run;
  const sideways = turn.degrees % 180 !== 0;
  const { turnDegrees: turnedBefore = 0, ...clip } = result[side];
  const turnDegrees = ((turnedBefore + turn.degrees) % 360) as QuarterTurn;
  const turnedClip = {
    ...clip,
    width: sideways ? clip.height : clip.width,
    height: sideways ? clip.width : clip.height,
    crop: turnCrop(clip.crop, turn),
    ...(clip.person === undefined ? {} : { person: turnPoint(clip.person, turn) }),
    ...(turnDegrees === 0 ? {} : { turnDegrees }),
  };
  if (side === 'source') return { result: { ...result, source: turnedClip } };
  return {
    result: {
      ...result,
      target: turnedClip,
      moments: result.moments.map((moment) => ({
        ...moment,
        keypoints: Object.fromEntries(
          Object.entries(moment.keypoints).map(([name, prediction]) => [
            name,
            {
              ...turnPoint(prediction, turn),
              alternatives: prediction.alternatives.map((each) => turnPoint(each, turn)),
            },
          ]),
        ),
      })),
    },
    verdicts: run.verdicts.map((verdict) => ({
      ...verdict,
      correction: verdict.correction && turnPoint(verdict.correction, turn),
    })),
  };
}
