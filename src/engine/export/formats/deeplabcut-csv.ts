import type { Method } from '../../../contract/methods.ts';
import { csvLine } from './csv-text.ts';
import type { TrackClip, TrackPoint, TrackSet } from './track-set.ts';

/** Not left empty: pandas takes a first row of empty fields for names of the index, and every frame would be off by one. */
const MISSING = 'NaN';

/**
 * The name that DeepLabCut gives to whoever labelled. These files have no room for remarks, so that the default says how frames and
 * places are counted; a project of DeepLabCut's wants the scorer of its config.yaml here.
 */
export function defaultScorer(set: Pick<TrackSet, 'pixelCentre'>, clip: TrackClip): string {
  const rotation = clip.rotationDegrees === null ? '' : `_rotation${clip.rotationDegrees}`;
  return `TandemStudio_frame0based_topleft_pixel_centre${set.pixelCentre}${rotation}`;
}

/**
 * DeepLabCut's labelled data (CollectedData_<scorer>.csv) of what a person marked in a clip: three header rows scorer / bodyparts /
 * coords, the index in three columns `labeled-data,<video>,imgNNN.png`, one row per frame that has visible marks. A hidden or
 * missing point is empty, as DeepLabCut wants it.
 */
export function writeDeepLabCutLabels(set: TrackSet, clip: TrackClip, scorer = defaultScorer(set, clip)): string {
  const points = set.points.filter(({ clipId, source }) => clipId === clip.id && source === 'manual');
  const parts = partsOf(points);
  const frames = byFrame(points.filter(({ visible }) => visible));
  const digits = String(clip.frames).length;
  const rows = [...frames.keys()]
    .sort((a, b) => a - b)
    .map((frame) => [
      'labeled-data',
      clip.stem,
      `img${String(frame).padStart(digits, '0')}.png`,
      ...parts.flatMap((part) => placeOf(frames.get(frame)?.get(part), '')),
    ]);
  const indexColumns = ['', ''];
  const header = (name: string, fields: readonly string[]) => [name, ...indexColumns, ...fields];
  return [
    header(
      'scorer',
      parts.flatMap(() => [scorer, scorer]),
    ),
    header(
      'bodyparts',
      parts.flatMap((part) => [part, part]),
    ),
    header(
      'coords',
      parts.flatMap(() => ['x', 'y']),
    ),
    ...rows,
  ]
    .map((row) => csvLine(row, ','))
    .join('');
}

/**
 * DeepLabCut's table of an analysed video of what one method predicted: three header rows, one row per frame of the clip from 0, columns
 * x, y, likelihood per body part; NaN where nothing was predicted. Of two predictions for one frame the likelier one counts.
 */
export function writeDeepLabCutTracks(
  set: TrackSet,
  clip: TrackClip,
  method: Method,
  scorer = `${defaultScorer(set, clip)}_${method}`,
): string {
  const points = set.points.filter((point) => point.clipId === clip.id && point.method === method);
  const parts = partsOf(points);
  const frames = byFrame(points.toSorted((a, b) => (a.confidence ?? 0) - (b.confidence ?? 0)));
  const rows = Array.from({ length: clip.frames }, (_, frame) => [
    String(frame),
    ...parts.flatMap((part) => {
      const point = frames.get(frame)?.get(part);
      return [...placeOf(point, MISSING), point?.confidence == null ? MISSING : String(point.confidence)];
    }),
  ]);
  return [
    ['scorer', ...parts.flatMap(() => [scorer, scorer, scorer])],
    ['bodyparts', ...parts.flatMap((part) => [part, part, part])],
    ['coords', ...parts.flatMap(() => ['x', 'y', 'likelihood'])],
    ...rows,
  ]
    .map((row) => csvLine(row, ','))
    .join('');
}

function partsOf(points: readonly TrackPoint[]): string[] {
  return [...new Set(points.map(({ name }) => name))];
}

/** Points by frame and name; of several the last. */
function byFrame(points: readonly TrackPoint[]): Map<number, Map<string, TrackPoint>> {
  const frames = new Map<number, Map<string, TrackPoint>>();
  for (const point of points) {
    const known = frames.get(point.frame) ?? new Map<string, TrackPoint>();
    frames.set(point.frame, known.set(point.name, point));
  }
  return frames;
}

function placeOf(point: TrackPoint | undefined, missing: string): [string, string] {
  return point ? [String(point.x), String(point.y)] : [missing, missing];
}
