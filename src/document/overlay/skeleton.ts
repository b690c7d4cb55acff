import type { PosePoint } from '../../contract/keypoints.ts';
import { HUMAN_JOINTS, HUMAN_SKELETON, humanJointIndex } from '../../contract/keypoints.ts';
import type { Canvas2D } from './canvas2d.ts';
import type { DrawnMark } from './labels.ts';
import { drawLine, MARK_DASH } from './marks.ts';
import { type OverlayScene, secondsAt, toCanvas } from './scene.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/** Below this confidence a tracked joint is not drawn: MoveNet's own bound for "seen" is 0.2 to 0.3. */
const SEEN = 0.25;

/** The skeleton's lines as pairs of indexes in HUMAN_JOINTS. */
const BONES = HUMAN_SKELETON.map(([from, to]) => [humanJointIndex(from)!, humanJointIndex(to)!] as const);

/** Lines of the human skeleton between the marks of one kind; a line is there when both its ends are. */
export function drawMarkSkeleton(context: Canvas2D, marks: readonly DrawnMark[], unit: number): void {
  for (const kind of ['sequential', 'joint', 'manual'] as const) {
    const byName = new Map(marks.filter(({ mark }) => mark.kind === kind).map((drawn) => [drawn.mark.name, drawn]));
    for (const [fromName, toName] of HUMAN_SKELETON) {
      const from = byName.get(fromName);
      const to = byName.get(toName);
      if (!from || !to) continue;
      context.globalAlpha = Math.min(from.alpha, to.alpha) * 0.9;
      drawLine(context, [from, to], { colour: from.colour, width: 1.9, unit, dash: MARK_DASH[kind] });
    }
  }
  context.globalAlpha = 1;
}

function poseAt(scene: OverlayScene, frame: number): readonly PosePoint[] | null {
  const { pose } = scene;
  return pose?.frames[frame - pose.range[0]] ?? null;
}

/** The tracked person in this frame: thin white lines, so that they do not compete with marks. */
export function drawPose(context: Canvas2D, scene: OverlayScene, frame: number, unit: number): void {
  const joints = poseAt(scene, frame);
  if (!joints) return;
  context.globalAlpha = 0.5;
  for (const [from, to] of BONES) {
    const a = joints[from]!;
    const b = joints[to]!;
    if (a.score < SEEN || b.score < SEEN) continue;
    drawLine(context, [toCanvas(scene.view, a), toCanvas(scene.view, b)], {
      colour: OVERLAY_COLOURS.pose,
      width: 1.4,
      unit,
    });
  }
  context.globalAlpha = 1;
}

/** The path of the scene's trail joints over the last seconds, fading towards the past. */
export function drawTrails(context: Canvas2D, scene: OverlayScene, frame: number, unit: number): void {
  const { pose, trailJoints, trailSeconds } = scene;
  if (!pose || trailSeconds <= 0) return;
  const now = secondsAt(scene, frame);
  let first = Math.min(frame, pose.range[1]);
  while (first > pose.range[0] && now - secondsAt(scene, first - 1) <= trailSeconds) first--;
  for (const joint of trailJoints) {
    const colour = trailColour(scene.role, joint);
    for (let at = first + 1; at <= frame; at++) {
      const before = poseAt(scene, at - 1)?.[joint];
      const after = poseAt(scene, at)?.[joint];
      if (!before || !after || before.score < SEEN || after.score < SEEN) continue;
      context.globalAlpha = 0.15 + 0.7 * (1 - (now - secondsAt(scene, at)) / trailSeconds);
      context.lineCap = 'round';
      context.beginPath();
      const from = toCanvas(scene.view, before);
      const to = toCanvas(scene.view, after);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.strokeStyle = colour;
      context.lineWidth = 2.2 * unit;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

/** The right side's trail is lighter, so that the two wrists are told apart. */
function trailColour(role: 'source' | 'target', joint: number): string {
  return HUMAN_JOINTS[joint]?.startsWith('right') ? OVERLAY_COLOURS.pose : OVERLAY_COLOURS[role];
}
