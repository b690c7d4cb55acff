import { conventionLines, rotationWords } from './conventions.ts';
import type { TrackClip, TrackPoint, TrackSet } from './track-set.ts';
import { type XmlElement, xmlText } from './xml-text.ts';

const element = (name: string, children: string | readonly XmlElement[]): XmlElement => ({ name, children });

/**
 * CVAT for video 1.1 XML of one clip. One `<track>` of `<points>` per keypoint and origin (a person or one method), frames from 0. A
 * point stands in its own frame only: a keyframe with `outside="1"` follows it, or CVAT would draw it on through the clip. A hidden point
 * has `occluded="1"`. `<meta><source>` names the file. Predictions carry the attributes `method` and `confidence`.
 *
 * Source: https://docs.cvat.ai/docs/dataset_management/formats/format-cvat/ and /xml_format/, "Interpolation".
 */
export function writeCvatVideo(set: TrackSet, clip: TrackClip): string {
  const points = set.points.filter(({ clipId }) => clipId === clip.id);
  const labels = [...new Set(points.map(({ name }) => name))];
  const facts = [...conventionLines(set), rotationWords(clip)].join('; ');
  const tracks = tracksOf(points).map((track, index) => trackElement(track, index, clip));
  const document = element('annotations', [element('version', '1.1'), metaElement(set, clip, labels), ...tracks]);
  return `<?xml version="1.0" encoding="utf-8"?>\n<!-- Tandem Studio; ${facts} -->\n${xmlText(document)}`;
}

function metaElement(set: TrackSet, clip: TrackClip, labels: readonly string[]): XmlElement {
  return element('meta', [
    element('task', [
      element('name', set.name),
      element('size', String(clip.frames)),
      element('mode', 'interpolation'),
      element('overlap', '0'),
      element('start_frame', '0'),
      element('stop_frame', String(clip.frames - 1)),
      element('frame_filter', ''),
      element('z_order', 'False'),
      element('labels', labels.map(labelElement)),
      element('original_size', [element('width', String(clip.width)), element('height', String(clip.height))]),
    ]),
    element('source', clip.name),
  ]);
}

function labelElement(name: string): XmlElement {
  const attributes = ['method', 'confidence'].map((attribute) =>
    element('attribute', [
      element('name', attribute),
      element('mutable', attribute === 'confidence' ? 'True' : 'False'),
      element('input_type', 'text'),
      element('default_value', ''),
      element('values', ''),
    ]),
  );
  return element('label', [element('name', name), element('type', 'points'), element('attributes', attributes)]);
}

/** The points of one keypoint and one origin, by frame; two of the same frame (of two key moments) come into tracks of their own. */
function tracksOf(points: readonly TrackPoint[]): TrackPoint[][] {
  const tracks: TrackPoint[][] = [];
  for (const point of points.toSorted((a, b) => a.frame - b.frame)) {
    const fitting = tracks.find(
      ([first, ...more]) =>
        first?.name === point.name &&
        first.method === point.method &&
        first.frame !== point.frame &&
        more.every(({ frame }) => frame !== point.frame),
    );
    if (fitting) fitting.push(point);
    else tracks.push([point]);
  }
  return tracks;
}

function trackElement(points: readonly TrackPoint[], id: number, clip: TrackClip): XmlElement {
  const [first] = points;
  const shapes = points.flatMap((point, index) => {
    const after = point.frame + 1;
    const ends = after < clip.frames && points[index + 1]?.frame !== after;
    return [shapeElement(point, point.frame, false), ...(ends ? [shapeElement(point, after, true)] : [])];
  });
  const source = first?.method ? 'auto' : 'manual';
  return { name: 'track', attributes: { id, label: first?.name ?? '', source }, children: shapes };
}

function shapeElement(point: TrackPoint, frame: number, outside: boolean): XmlElement {
  const said = { method: point.method, confidence: point.confidence };
  return {
    name: 'points',
    attributes: {
      frame,
      keyframe: 1,
      outside: outside ? 1 : 0,
      occluded: point.visible ? 0 : 1,
      points: `${point.x},${point.y}`,
      z_order: 0,
    },
    children: Object.entries(said).flatMap(([name, value]) =>
      value === null ? [] : [{ name: 'attribute', attributes: { name }, children: String(value) }],
    ),
  };
}
