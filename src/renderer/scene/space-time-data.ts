import type { AlignResult } from '../../contract/align.ts';
import type { CorrespondencesFile, Warp } from '../../contract/correspondences.ts';
import type { FrameRange, PointInFrame } from '../../contract/geometry.ts';
import { HUMAN_JOINTS, HUMAN_SKELETON, humanJointIndex } from '../../contract/keypoints.ts';
import { METHOD_FAMILY, type Method } from '../../contract/methods.ts';
import type { Moment } from '../../contract/moments.ts';
import type { MarkKind, OverlayPose } from '../../document/overlay/scene.ts';

/** The place of a clip in the pair; indexes everything that is kept per box. */
export const ROLES = ['source', 'target'] as const;
/** One of {@link ROLES}. */
export type SceneRole = (typeof ROLES)[number];

/** One clip as a space-time box. */
export interface SpaceTimeClip {
  /** File name or title. */
  readonly title: string;
  /** Displayed size, pixels. */
  readonly width: number;
  readonly height: number;
  /** The frames that fill the box: the analysed range or the working zone. */
  readonly range: FrameRange;
  /** Seconds of a frame from frame 0, from the frame table. */
  readonly secondsOf: (frame: number) => number;
}

/** A point in space and time. */
export interface SpaceTimePoint extends PointInFrame {
  readonly role: SceneRole;
  readonly momentName: string;
  readonly keypoint: string;
  readonly frame: number;
  readonly kind: MarkKind;
  /** The method that predicts the point; null for a point that a person marked. */
  readonly method: Method | null;
  /** 0..1; null for a point that a person marked. */
  readonly score: number | null;
}

/** A correspondence: indexes into the points; from source to target. */
export interface SpaceTimeLink {
  readonly from: number;
  readonly to: number;
  readonly kind: Exclude<MarkKind, 'manual'>;
}

/** Two points of one box that belong together: a bone at one moment, or a joint's step from frame to frame. */
export interface SpaceTimeSegment {
  readonly role: SceneRole;
  readonly kind: MarkKind;
  readonly from: PointInFrame & { readonly frame: number };
  readonly to: PointInFrame & { readonly frame: number };
}

/** What the 3D view is made of. */
export interface SpaceTimeSources {
  readonly source: SpaceTimeClip | null;
  readonly target: SpaceTimeClip | null;
  /** Key moments as marked in the source clip. */
  readonly sourceMoments: readonly Moment[];
  /** Key moments as marked in the target clip (ground truth, corrections). */
  readonly targetMoments: readonly Moment[];
  /** The runs that are shown, between these clips. */
  readonly runs: readonly CorrespondencesFile[];
  /** The followed persons, for the joints' trails; null where unknown. */
  readonly poses: AlignResult['poses'] | null;
}

/** Everything that is drawn, as plain data. */
export interface SpaceTimeData {
  readonly clips: Readonly<Record<SceneRole, SpaceTimeClip | null>>;
  readonly points: readonly SpaceTimePoint[];
  readonly links: readonly SpaceTimeLink[];
  readonly bones: readonly SpaceTimeSegment[];
  readonly trails: { readonly wrists: readonly SpaceTimeSegment[]; readonly others: readonly SpaceTimeSegment[] };
  readonly warps: readonly { readonly kind: Exclude<MarkKind, 'manual'>; readonly warp: Warp }[];
}

/** Of which joints trails are drawn: the wrists tell most about a movement. */
export const TRAILS = ['none', 'wrists', 'all'] as const;
/** One of {@link TRAILS}. */
export type Trails = (typeof TRAILS)[number];

const WRISTS = ['left_wrist', 'right_wrist'].map((name) => humanJointIndex(name)!);
const OTHERS = HUMAN_JOINTS.map((_, joint) => joint).filter((joint) => !WRISTS.includes(joint));
/** Below this score a tracked joint is not believed, and its trail has a gap. */
const TRAIL_SCORE = 0.2;
/** Steps of one joint's trail, at most. */
const TRAIL_STEPS = 300;

/** Points, links, bones and trails of a pair. Hidden keypoints are left out: they are not looked for. */
export function spaceTimeData(sources: SpaceTimeSources): SpaceTimeData {
  const points: SpaceTimePoint[] = [];
  const links: SpaceTimeLink[] = [];
  const marked = new Map<string, number>();
  for (const moment of sources.sourceMoments) {
    for (const point of manualPoints('source', moment)) {
      marked.set(keyOf(point.momentName, point.keypoint), points.length);
      points.push(point);
    }
  }
  for (const moment of sources.targetMoments) points.push(...manualPoints('target', moment));
  for (const run of sources.runs) {
    const kind = METHOD_FAMILY[run.method];
    for (const moment of run.moments) {
      for (const [keypoint, { frame, x, y, score }] of Object.entries(moment.keypoints)) {
        const from = marked.get(keyOf(moment.name, keypoint));
        if (from !== undefined) links.push({ from, to: points.length, kind });
        const { method } = run;
        points.push({ role: 'target', momentName: moment.name, keypoint, frame, x, y, kind, method, score });
      }
    }
  }
  return {
    clips: { source: sources.source, target: sources.target },
    points,
    links,
    bones: bonesOf(points),
    trails: {
      wrists: ROLES.flatMap((role) => trailsOf(WRISTS, role, sources.poses?.[role] ?? null)),
      others: ROLES.flatMap((role) => trailsOf(OTHERS, role, sources.poses?.[role] ?? null)),
    },
    warps: sources.runs.map(({ method, warp }) => ({ kind: METHOD_FAMILY[method], warp })),
  };
}

function keyOf(momentName: string, keypoint: string): string {
  return `${momentName}\n${keypoint}`;
}

function manualPoints(role: SceneRole, { name, frame, keypoints }: Moment): SpaceTimePoint[] {
  return Object.entries(keypoints)
    .filter(([, { visible }]) => visible)
    .map(([keypoint, { x, y }]) => {
      return { role, momentName: name, keypoint, frame, x, y, kind: 'manual', method: null, score: null };
    });
}

/** The skeleton lines of every moment, between points of one box and one method. */
function bonesOf(points: readonly SpaceTimePoint[]): SpaceTimeSegment[] {
  const figures = new Map<string, Map<string, SpaceTimePoint>>();
  for (const point of points) {
    const key = `${point.role}\n${point.method}\n${point.momentName}`;
    const figure = figures.get(key) ?? new Map<string, SpaceTimePoint>();
    figures.set(key, figure.set(point.keypoint, point));
  }
  return [...figures.values()].flatMap((figure) =>
    HUMAN_SKELETON.flatMap(([first, second]) => {
      const from = figure.get(first);
      const to = figure.get(second);
      return from && to ? [{ role: from.role, kind: from.kind, from, to }] : [];
    }),
  );
}

function trailsOf(joints: readonly number[], role: SceneRole, track: OverlayPose | null): SpaceTimeSegment[] {
  if (!track) return [];
  // A long clip's trail has longer steps, not more of them: no screen shows more.
  const step = Math.max(1, Math.ceil((track.frames.length - 1) / TRAIL_STEPS));
  return joints.flatMap((joint) =>
    Array.from({ length: Math.ceil((track.frames.length - 1) / step) }, (_, index) => index * step).flatMap(
      (first): SpaceTimeSegment[] => {
        const second = Math.min(first + step, track.frames.length - 1);
        const from = track.frames[first]![joint];
        const to = track.frames[second]![joint];
        if (!from || !to || Math.min(from.score, to.score) < TRAIL_SCORE) return [];
        const frame = track.range[0];
        return [
          { role, kind: 'manual', from: { ...from, frame: frame + first }, to: { ...to, frame: frame + second } },
        ];
      },
    ),
  );
}
