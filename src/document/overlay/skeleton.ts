import type { PosePoint } from '../../contract/keypoints.ts';
import { HUMAN_JOINTS, HUMAN_SKELETON, humanJointIndex } from '../../contract/keypoints.ts';
import type { Canvas2D } from './canvas2d.ts';
import type { DrawnMark } from './labels.ts';
import { type Bone, drawBones, MARK_DASH, TARGET_DASH } from './marks.ts';
import { type OverlayScene, secondsAt, toCanvas } from './scene.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/** Below this confidence a tracked joint is not drawn: MoveNet's own bound for "seen" is 0.2 to 0.3. */
const SEEN = 0.25;

/** A path jumps where a joint is taken for another; above this confidence that is rare. */
const SEEN_WELL = 0.4;

/** The skeleton's lines as pairs of indexes in HUMAN_JOINTS. */
const BONES = HUMAN_SKELETON.map(([from, to]) => [humanJointIndex(from)!, humanJointIndex(to)!] as const);

/** Lines of the human skeleton between the marks of one kind; a line is there when both its ends are. */
export function drawMarkSkeleton(
  context: Canvas2D,
  scene: OverlayScene,
  marks: readonly DrawnMark[],
  unit: number,
): void {
  const bones: Bone[] = [];
  for (const kind of ['sequential', 'joint', 'manual'] as const) {
    const byName = new Map(marks.filter(({ mark }) => mark.kind === kind).map((drawn) => [drawn.mark.name, drawn]));
    for (const [fromName, toName] of HUMAN_SKELETON) {
      const from = byName.get(fromName);
      const to = byName.get(toName);
      if (!from || !to) continue;
      const dash = kind === 'manual' ? clipDash(scene) : MARK_DASH[kind];
      bones.push({ from, to, colour: from.colour, dash, alpha: Math.min(from.alpha, to.alpha) });
    }
  }
  drawBones(context, bones, 1.9, unit);
}

function poseAt(scene: OverlayScene, frame: number): readonly PosePoint[] | null {
  const { pose } = scene;
  return pose?.frames[frame - pose.range[0]] ?? null;
}

/** The dash that tells the target's lines from the source's in one picture; solid where a clip is alone. */
function clipDash({ isCombined, role }: OverlayScene): readonly number[] {
  return isCombined && role === 'target' ? TARGET_DASH : [];
}

/** The tracked person in this frame: thin white lines, so that they do not compete with marks. */
export function drawPose(context: Canvas2D, scene: OverlayScene, frame: number, unit: number): void {
  const joints = poseAt(scene, frame);
  if (!joints) return;
  const bones: Bone[] = [];
  for (const [fromIndex, toIndex] of BONES) {
    const from = joints[fromIndex]!;
    const to = joints[toIndex]!;
    if (from.score < SEEN || to.score < SEEN) continue;
    const ends = { from: toCanvas(scene.view, from), to: toCanvas(scene.view, to) };
    const colour = scene.isCombined ? OVERLAY_COLOURS[scene.role] : OVERLAY_COLOURS.pose;
    bones.push({ ...ends, colour, dash: clipDash(scene), alpha: 0.75 });
  }
  drawBones(context, bones, scene.isCombined ? 1.9 : 1.3, unit);
}

/** The path of the scene's trail joints over the last seconds, fading towards the past. */
export function drawTrails(context: Canvas2D, scene: OverlayScene, frame: number, unit: number): void {
  const { pose, trailJoints, trailSeconds } = scene;
  if (!pose || trailSeconds <= 0) return;
  const now = secondsAt(scene, frame);
  let first = Math.min(frame, pose.range[1]);
  while (first > pose.range[0] && now - secondsAt(scene, first - 1) <= trailSeconds) first--;
  for (const joint of trailJoints) {
    const colour = scene.isCombined ? OVERLAY_COLOURS[scene.role] : trailColour(scene.role, joint);
    for (let at = first + 1; at <= frame; at++) {
      const before = poseAt(scene, at - 1)?.[joint];
      const after = poseAt(scene, at)?.[joint];
      if (!before || !after || before.score < SEEN_WELL || after.score < SEEN_WELL) continue;
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
