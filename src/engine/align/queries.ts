import type { Queries } from '../../contract/align.ts';
import { TandemError } from '../../contract/errors.ts';
import type { FrameRange } from '../../contract/geometry.ts';
import { HUMAN_JOINTS, humanJointIndex, type Keypoints, SUGGESTED_FROM } from '../../contract/keypoints.ts';
import type { Moment } from '../../contract/moments.ts';
import type { PoseTrack, QueryMoment } from '../clip.ts';
import type { ClipGeometry } from '../inference/clip-geometry.ts';

function checkInRange(frame: number, [first, last]: FrameRange, file: string, what: string): void {
  if (frame >= first && frame <= last) return;
  throw new TandemError(
    'range-invalid',
    `${file}: ${what} lies at frame ${frame}, outside the analysed range ${first}:${last}.`,
    { hint: 'Widen the source range, or choose another frame.' },
  );
}

/**
 * The moments to look for: those that were marked, or the human joints of the tracked person at some frames.
 *
 * @param track the source's tracked person; only needed to suggest
 * @throws TandemError range-invalid, person-not-found, no-query-points
 */
export function momentsToFind(queries: Queries, range: FrameRange, track: PoseTrack | null, file: string): Moment[] {
  if ('moments' in queries) {
    for (const { name, frame } of queries.moments) checkInRange(frame, range, file, `the moment "${name}"`);
    if (!queries.moments.some(({ keypoints }) => Object.values(keypoints).some((point) => point.visible))) {
      throw new TandemError('no-query-points', `${file}: no moment has a visible keypoint to look for.`, {
        hint: 'Mark at least one point at a key moment.',
      });
    }
    return [...queries.moments];
  }
  return queries.suggestAt.map((frame) => {
    checkInRange(frame, range, file, 'a suggested moment');
    const joints = track?.frames[frame - track.range[0]];
    if (joints === undefined) {
      throw new TandemError(
        'person-not-found',
        `${file}: nobody was found, so no joints can be suggested at frame ${frame}.`,
        {
          hint: 'Say with --source-person FRAME,X,Y where the person is, or mark the points and give them with --points.',
        },
      );
    }
    const keypoints: Keypoints = {};
    HUMAN_JOINTS.forEach((name, j) => {
      const joint = joints[j]!;
      keypoints[name] = { x: joint.x, y: joint.y, visible: joint.score >= SUGGESTED_FROM };
    });
    return { name: `frame ${frame}`, frame, keypoints };
  });
}

/** Moments in clip space, hidden points left out; moments without any visible point stay, empty. */
export function queryMoments(moments: readonly Moment[], source: ClipGeometry): QueryMoment[] {
  return moments.map(({ name, frame, keypoints }) => ({
    name,
    clipTime: source.clipFrameOf(frame),
    points: Object.entries(keypoints)
      .filter(([, point]) => point.visible)
      .map(([pointName, point]) => ({
        name: pointName,
        ...source.frameToClip(point),
        joint: humanJointIndex(pointName),
      })),
  }));
}

/** Names of the query points that lie outside what the network sees, as `moment: point`. */
export function pointsOutside(queries: readonly QueryMoment[], size: number): string[] {
  return queries.flatMap(({ name, points }) =>
    points.filter(({ x, y }) => x < 0 || y < 0 || x > size || y > size).map((point) => `${name}: ${point.name}`),
  );
}
