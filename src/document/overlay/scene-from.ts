import type { CorrespondencesFile, PredictedMoment } from '../../contract/correspondences.ts';
import { humanJointIndex } from '../../contract/keypoints.ts';
import { METHOD_FAMILY } from '../../contract/methods.ts';
import type { Moment } from '../../contract/moments.ts';
import {
  ALL_PARTS,
  type OverlayMark,
  type OverlayMoment,
  type OverlayPose,
  type OverlayScene,
  type PaneView,
} from './scene.ts';
import { warpedFrame } from './warped-frame.ts';

/** A clip as its scene depends on it. */
export interface SceneClip {
  /** Name or path of its file. */
  readonly file: string;
  /** Size as displayed, pixels. */
  readonly width: number;
  readonly height: number;
}

/** What the scenes of a pair are made of. */
export interface SceneSources {
  readonly source: SceneClip;
  readonly target: SceneClip;
  /** Runs of the pair; their predictions are drawn together. Without any, only what was marked is drawn. */
  readonly runs: readonly CorrespondencesFile[];
  /** Key moments as marked in the source clip. */
  readonly sourceMoments: readonly Moment[];
  /** Key moments as marked in the target clip (ground truth, corrections), matched by name. */
  readonly targetMoments?: readonly Moment[];
  /** Seconds of every frame of each clip, from frame 0. */
  readonly sourceSeconds: ArrayLike<number>;
  readonly targetSeconds: ArrayLike<number>;
  readonly sourcePose?: OverlayPose | null;
  readonly targetPose?: OverlayPose | null;
}

/** Joints whose trails tell most about a movement. */
const TRAIL_JOINTS = ['left_wrist', 'right_wrist'].map((name) => humanJointIndex(name)!);

/**
 * The scenes of both panes: what was marked in the source, and what the runs predict and people marked in the target. Each shows its whole
 * frame at the frame's own size; a host puts its own `view`, `parts` and `speed`.
 */
export function sceneFrom(sources: SceneSources): { readonly source: OverlayScene; readonly target: OverlayScene } {
  return {
    source: {
      ...sceneOf(sources.source, sources.sourceSeconds, sources.sourcePose ?? null),
      role: 'source',
      methodName: null,
      moments: sources.sourceMoments.map((moment) => sourceMoment(moment, sources.runs)),
    },
    target: {
      ...sceneOf(sources.target, sources.targetSeconds, sources.targetPose ?? null),
      role: 'target',
      methodName: methodName(sources.runs),
      moments: targetMoments(sources.runs, sources.targetMoments ?? []),
    },
  };
}

function sceneOf(
  clip: SceneClip,
  frameSeconds: ArrayLike<number>,
  pose: OverlayPose | null,
): Omit<OverlayScene, 'role' | 'methodName' | 'moments'> {
  return {
    title: fileName(clip.file),
    frameSeconds,
    pose,
    trailJoints: TRAIL_JOINTS,
    trailSeconds: 0.6,
    fadeSeconds: 0.2,
    speed: 1,
    view: wholeFrame(clip),
    parts: ALL_PARTS,
  };
}

/** The whole frame at its own size. */
export function wholeFrame({ width, height }: { readonly width: number; readonly height: number }): PaneView {
  return { crop: { x: 0, y: 0, w: width, h: height }, rect: { x: 0, y: 0, width, height } };
}

function fileName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** The methods as shown to people: their names, and what they were given; null when there are none. */
function methodName(runs: readonly CorrespondencesFile[]): string | null {
  if (runs.length === 0) return null;
  return runs
    .map(({ method, pose, mirrored }) =>
      [method, ...(pose ? ['pose'] : []), ...(mirrored ? ['mirrored'] : [])].join(' + '),
    )
    .join(', ');
}

function manualMarks(moment: Moment): OverlayMark[] {
  return Object.entries(moment.keypoints)
    .filter(([, keypoint]) => keypoint.visible)
    .map(([name, { x, y }]) => ({ name, kind: 'manual', frame: moment.frame, x, y, score: null }));
}

function sourceMoment(moment: Moment, runs: readonly CorrespondencesFile[]): OverlayMoment {
  const predicted = runs.flatMap((run) => run.moments.filter(({ name }) => name === moment.name));
  return {
    name: moment.name,
    frame: moment.frame,
    marks: manualMarks(moment),
    trusted: predicted.every(({ trusted }) => trusted),
  };
}

function targetMoments(runs: readonly CorrespondencesFile[], marked: readonly Moment[]): OverlayMoment[] {
  const moments: OverlayMoment[] = [];
  const names = [...runs.flatMap((run) => run.moments), ...marked].map(({ name }) => name);
  for (const name of new Set(names)) {
    const predicted = runs.flatMap((run) =>
      run.moments
        .filter((moment) => moment.name === name)
        .map((moment) => ({ moment, kind: METHOD_FAMILY[run.method], run })),
    );
    const truths = marked.filter((moment) => moment.name === name);
    const [first] = predicted;
    moments.push({
      name,
      frame: first ? momentTargetFrame(first.moment, first.run.warp) : truths[0]!.frame,
      marks: [
        ...predicted.flatMap(({ moment, kind }) =>
          Object.entries(moment.keypoints).map(([point, { frame, x, y, score }]) => ({
            name: point,
            kind,
            frame,
            x,
            y,
            score,
          })),
        ),
        ...truths.flatMap(manualMarks),
      ],
      trusted: predicted.every(({ moment }) => moment.trusted),
    });
  }
  return moments;
}

/**
 * The target frame that stands for a predicted moment: the lower median of its points' frames; without points, where the warp leads.
 */
export function momentTargetFrame(
  moment: Pick<PredictedMoment, 'frame' | 'keypoints'>,
  warp: CorrespondencesFile['warp'],
): number {
  const frames = Object.values(moment.keypoints)
    .map(({ frame }) => frame)
    .sort((a, b) => a - b);
  if (frames.length > 0) return frames[Math.floor((frames.length - 1) / 2)]!;
  return warpedFrame(warp, moment.frame);
}
