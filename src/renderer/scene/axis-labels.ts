import { type BoxSize, boxCorners, timeInBox, type Vector } from './box-layout.ts';
import type { Matrix, ScreenPoint, ViewSize } from './projection.ts';
import { project } from './projection.ts';
import type { SceneRole, SpaceTimeClip } from './space-time-data.ts';
import { tickFrames } from './ticks.ts';

/** A word of an axis: where it stands, CSS pixels, and which way it lies from there (unit vector away from the box). */
export interface AxisLabel {
  readonly text: string;
  /** A second, quieter line (the seconds of a frame). */
  readonly under: string | null;
  readonly x: number;
  readonly y: number;
  readonly away: readonly [number, number];
  readonly look: 'tick' | 'title' | 'now';
  readonly role: SceneRole;
}

/** Words of the axes. */
export interface AxisWords {
  readonly title: string;
  /** The second line of a tick; null for none. */
  readonly seconds: (seconds: number) => string | null;
  readonly pixels: (pixels: number) => string;
}

/** Room that one tick's label takes along its axis, pixels. */
const TICK_ROOM = 52;
/** An axis that is seen shorter than this has no labels: it points at the viewer. */
const SHORTEST_AXIS = 64;

/** An edge of a box that carries an axis: corner indexes (see boxCorners), and whether the labels are of time, height or width. */
const AXES: Readonly<
  Record<SceneRole, readonly { readonly of: 'time' | 'height' | 'width'; readonly edge: readonly [number, number] }[]>
> = {
  // The outer edges of the pair, so that the links between the boxes are not written over.
  source: [
    { of: 'time', edge: [2, 3] },
    { of: 'height', edge: [2, 0] },
    { of: 'width', edge: [2, 6] },
  ],
  target: [
    { of: 'time', edge: [4, 5] },
    { of: 'height', edge: [2, 0] },
    { of: 'width', edge: [0, 4] },
  ],
};

/** The labels of one box as seen now: ticks of frames and seconds, the clip's title, the present frame, and the extent in pixels. */
export function axisLabels(
  role: SceneRole,
  clip: SpaceTimeClip,
  box: { readonly size: BoxSize; readonly origin: Vector },
  present: number,
  words: AxisWords,
  matrix: Matrix,
  view: ViewSize,
): AxisLabel[] {
  const corners = boxCorners(box.origin, box.size);
  const centre = project(matrix, middle(corners[0]!, corners[7]!), view);
  if (!centre) return [];
  const title = titleOf(role, corners, words.title, matrix, view);
  const axes = AXES[role].flatMap(({ of, edge: [from, to] }): AxisLabel[] => {
    const start = project(matrix, corners[from]!, view);
    const end = project(matrix, corners[to]!, view);
    if (!start || !end || Math.hypot(end.x - start.x, end.y - start.y) < SHORTEST_AXIS) return [];
    const away = awayFrom(centre, start, end);
    if (of !== 'time') {
      // Within the picture of the box the words would lie on its contents.
      if (
        !isOutline(
          start,
          end,
          corners.flatMap((corner) => project(matrix, corner, view) ?? []),
        )
      )
        return [];
      const extent = of === 'height' ? clip.height : clip.width;
      const place = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
      return [{ text: of === 'height' ? 'y' : 'x', under: words.pixels(extent), ...place, away, look: 'tick', role }];
    }
    const at = (frame: number): ScreenPoint | null => {
      const share = timeInBox(clip, frame) / box.size.time;
      return project(matrix, between(corners[from]!, corners[to]!, share), view);
    };
    const label = (frame: number, look: 'tick' | 'now'): AxisLabel[] => {
      const place = at(frame);
      if (!place) return [];
      const under = words.seconds(clip.secondsOf(frame));
      return [{ text: String(frame), under, x: place.x, y: place.y, away, look, role }];
    };
    const reach = Math.hypot(end.x - start.x, end.y - start.y);
    const ticks = tickFrames(clip.range, Math.floor(reach / TICK_ROOM)).flatMap((frame) => label(frame, 'tick'));
    const now = label(Math.min(clip.range[1], Math.max(clip.range[0], present)), 'now');
    return [...now, ...ticks];
  });
  const now = axes.filter(({ look }) => look === 'now');
  return [...now, ...title, ...axes.filter(({ look }) => look !== 'now')];
}

/** The clip's title over the source's box and under the target's, where its picture begins. */
function titleOf(
  role: SceneRole,
  corners: readonly Vector[],
  text: string,
  matrix: Matrix,
  view: ViewSize,
): AxisLabel[] {
  const seen = corners.flatMap((corner) => project(matrix, corner, view) ?? []);
  if (seen.length < corners.length) return [];
  const x = Math.min(...seen.map((corner) => corner.x));
  const isAbove = role === 'source';
  const y = isAbove ? Math.min(...seen.map((corner) => corner.y)) : Math.max(...seen.map((corner) => corner.y));
  return [{ text, under: null, x, y, away: [0, isAbove ? -1 : 1], look: 'title', role }];
}

/** Whether all corners are seen on one side of an edge. */
function isOutline(start: ScreenPoint, end: ScreenPoint, corners: readonly ScreenPoint[]): boolean {
  const reach = Math.hypot(end.x - start.x, end.y - start.y);
  const sides = corners.map(
    ({ x, y }) => ((end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x)) / reach,
  );
  return sides.every((side) => side < 1) || sides.every((side) => side > -1);
}

/** The unit vector square to an axis that points away from the box. */
function awayFrom(centre: ScreenPoint, start: ScreenPoint, end: ScreenPoint): readonly [number, number] {
  const reach = Math.hypot(end.x - start.x, end.y - start.y);
  const normal = [-(end.y - start.y) / reach, (end.x - start.x) / reach] as const;
  const side = normal[0] * ((start.x + end.x) / 2 - centre.x) + normal[1] * ((start.y + end.y) / 2 - centre.y);
  return side < 0 ? [-normal[0], -normal[1]] : normal;
}

function between(a: Vector, b: Vector, share: number): Vector {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function middle(a: Vector, b: Vector): Vector {
  return between(a, b, 0.5);
}
