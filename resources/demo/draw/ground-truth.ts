import type { Performance } from './performance.ts';
import { FPS } from './performer.ts';
import { raymarch } from './raymarch.ts';
import { SIDES } from './skeleton.ts';
import type { Vector } from './vector.ts';
import { viewOf } from './view.ts';

/** A point in the displayed frame: pixels, (0, 0) at the outer corner of the first pixel. */
export type Keypoint = { x: number; y: number; visible: boolean };
/** A key moment of a clip; in the range its frame counts as equally right. */
export type Moment = {
  name: string;
  frame: number;
  frame_range?: [number, number];
  keypoints: Record<string, Keypoint>;
};

/** A point counts as hidden when the surface in front of it is nearer by more than this (metres): joints lie within their own limb. */
function depthWithin(name: string): number {
  if (name === 'club_head' || name === 'ball') return 0;
  return name.endsWith('hip') || name.endsWith('shoulder') || name === 'head' ? 0.17 : 0.12;
}

/** Penn Action's 13 joints, then the objects of a golf swing, in the world. */
function pointsAt(performance: Performance, frame: number): Record<string, Vector> {
  const { limbs, head, club } = performance.skeletonAt(frame);
  const joints = (['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'] as const).flatMap((joint) =>
    SIDES.map((side) => [`${side}_${joint}`, limbs[side][joint]] as const),
  );
  return { head, ...Object.fromEntries(joints), club_head: club.head, ball: performance.ballAt(frame) };
}

/** Where every point is in a frame, by projection, and whether it can be seen. */
export function keypointsAt(performance: Performance, frame: number): Record<string, Keypoint> {
  const { camera } = performance;
  const { width, height } = camera.setup;
  const drift = performance.driftAt(frame);
  const depth = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY);
  raymarch(performance.fieldAt(frame), viewOf(camera, drift), { x: 0.5, y: 0.5 }, (pixel, hit) => {
    depth[pixel] = hit.depth;
  });
  const keypoints = Object.entries(pointsAt(performance, frame)).map(([name, point]) => {
    const projected = camera.project(point, drift);
    const inside = projected.x >= 0 && projected.y >= 0 && projected.x < width && projected.y < height;
    const surface = inside ? depth[Math.floor(projected.y) * width + Math.floor(projected.x)] : 0;
    const rounded = (value: number): number => Math.round(value * 100) / 100;
    return [
      name,
      {
        x: rounded(projected.x),
        y: rounded(projected.y),
        visible: inside && surface > projected.depth - depthWithin(name),
      },
    ];
  });
  return Object.fromEntries(keypoints);
}

/** The two key moments of the swing with their points. */
export function momentsOf(performance: Performance): Moment[] {
  const { topFrame, impactFrame } = performance;
  return [
    {
      name: 'stick swung fully back',
      frame: topFrame,
      frame_range: [topFrame - 1, topFrame + 1],
      keypoints: keypointsAt(performance, topFrame),
    },
    { name: 'stick hits ball', frame: impactFrame, keypoints: keypointsAt(performance, impactFrame) },
  ];
}

/** The file that the studio opens with the source clip: its marked points. */
export function pointsFile(moments: readonly Moment[]): unknown {
  return {
    format: 'tandem-points',
    version: 1,
    moments: moments.map(({ name, frame, keypoints }) => ({ name, frame, keypoints })),
  };
}

/** The truth about both clips, in the format of annotated footage. */
export function datasetFile(performances: readonly Performance[]): unknown {
  const clips = performances.map((performance) => {
    const { file, frames, camera } = performance.performer;
    const { width, height } = camera;
    return {
      file,
      action: 'golf_swing',
      width,
      height,
      fps: FPS,
      frames,
      range: [0, frames - 1],
      moments: momentsOf(performance),
    };
  });
  return { format: 'tandem-dataset', version: 1, name: 'demo', note: 'Drawn clips; exact by projection.', clips };
}
