import { HUMAN_JOINTS, HUMAN_SKELETON, humanJointIndex } from '../../../contract/keypoints.ts';
import { conventionLines, rotationWords } from './conventions.ts';
import type { TrackPoint, TrackSet } from './track-set.ts';

/** A category of COCO: which keypoints an annotation has, in which order; `skeleton` holds pairs of 1-based places in that order. */
interface Category {
  readonly id: number;
  readonly name: string;
  readonly supercategory: string;
  readonly keypoints: readonly string[];
  readonly skeleton: readonly (readonly [number, number])[];
}

/**
 * COCO keypoints JSON. One image per frame that has points, with `frame_index`, `pts_s` and `video_id`; one annotation per image, key
 * moment, category and origin (a person or one method). Category "person" has the thirteen human joints, "points" all others.
 * `keypoints` is [x, y, v, ...] with v 0 not labelled (x = y = 0), 1 labelled but hidden, 2 visible; `bbox` is the hull of the labelled
 * points and `area` its area. Beyond COCO: `videos`, and per annotation `moment`, `source`, `method` and the mean `score`.
 */
export function writeCocoKeypoints(set: TrackSet): string {
  const categories = categoriesOf(set);
  const videoIds = new Map(set.clips.map(({ id }, index) => [id, index + 1]));
  const firstOfImage = new Map<string, TrackPoint>();
  for (const point of set.points) {
    if (!firstOfImage.has(imageKey(point))) firstOfImage.set(imageKey(point), point);
  }
  const imageIds = new Map([...firstOfImage.keys()].map((key, index) => [key, index + 1]));
  const clips = new Map(set.clips.map((clip) => [clip.id, clip]));
  const images = [...firstOfImage].map(([key, { clipId, frame, ptsSeconds }]) => {
    const clip = clips.get(clipId);
    return {
      id: imageIds.get(key),
      file_name: `${clip?.stem ?? clipId}/frame_${String(frame).padStart(6, '0')}.png`,
      width: clip?.width,
      height: clip?.height,
      frame_index: frame,
      pts_s: ptsSeconds,
      video_id: videoIds.get(clipId),
    };
  });
  const groups = new Map<string, TrackPoint[]>();
  for (const point of set.points) {
    const person = humanJointIndex(point.name) !== null;
    const key = JSON.stringify([imageKey(point), point.moment, person, point.method]);
    const group = groups.get(key);
    if (group) group.push(point);
    else groups.set(key, [point]);
  }
  const annotations = [...groups.values()].flatMap((points) => {
    const [first] = points;
    const category = categories.find(({ keypoints }) => first && keypoints.includes(first.name));
    if (!first || !category) return [];
    return [{ image_id: imageIds.get(imageKey(first)), ...annotation(points, first, category) }];
  });
  const document = {
    info: {
      description: set.name,
      contributor: 'Tandem Studio',
      conventions: [
        ...conventionLines(set),
        ...set.clips.map((clip) => `video ${videoIds.get(clip.id)}: ${rotationWords(clip)}`),
      ],
    },
    licenses: [],
    videos: set.clips.map(({ id, name, width, height, frames, fps }) => ({
      id: videoIds.get(id),
      name,
      width,
      height,
      frames,
      fps,
    })),
    images,
    annotations: annotations.map((each, index) => ({ id: index + 1, ...each })),
    categories,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function imageKey({ clipId, frame }: TrackPoint): string {
  return JSON.stringify([clipId, frame]);
}

function categoriesOf(set: TrackSet): Category[] {
  const names = [...new Set(set.points.map(({ name }) => name))];
  const others = names.filter((name) => humanJointIndex(name) === null);
  const person: Category = {
    id: 1,
    name: 'person',
    supercategory: 'person',
    keypoints: HUMAN_JOINTS,
    skeleton: HUMAN_SKELETON.map(([from, to]) => [HUMAN_JOINTS.indexOf(from) + 1, HUMAN_JOINTS.indexOf(to) + 1]),
  };
  const points: Category = { id: 2, name: 'points', supercategory: 'object', keypoints: others, skeleton: [] };
  return [...(others.length < names.length ? [person] : []), ...(others.length > 0 ? [points] : [])];
}

function annotation(points: readonly TrackPoint[], first: TrackPoint, category: Category) {
  const byName = new Map(points.map((point) => [point.name, point]));
  const labelled = [...byName.values()];
  const left = Math.min(...labelled.map(({ x }) => x));
  const top = Math.min(...labelled.map(({ y }) => y));
  const width = Math.max(...labelled.map(({ x }) => x)) - left;
  const height = Math.max(...labelled.map(({ y }) => y)) - top;
  const scores = labelled.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return {
    category_id: category.id,
    keypoints: category.keypoints.flatMap((name) => {
      const point = byName.get(name);
      return point ? [point.x, point.y, point.visible ? 2 : 1] : [0, 0, 0];
    }),
    num_keypoints: labelled.length,
    bbox: [left, top, width, height],
    area: width * height,
    iscrowd: 0,
    moment: first.moment,
    source: first.source,
    method: first.method,
    ...(scores.length > 0 ? { score: scores.reduce((sum, score) => sum + score, 0) / scores.length } : {}),
  };
}
