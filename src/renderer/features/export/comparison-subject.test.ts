import { describe, expect, it } from 'vitest';
import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { comparisonWishSchema } from '../../../contract/export.ts';
import { type ComparisonSubject, comparisonPicture, comparisonScenes, typicalFrame } from './comparison-subject.ts';

const clip = (mediaId: string, width: number, height: number) => ({
  mediaId,
  file: `${mediaId}.mp4`,
  ...{
    width,
    height,
    fps: 10,
    turn: 0 as const,
    range: [0, 39] as [number, number],
    crop: { x: 0, y: 0, w: width, h: height },
  },
  table: { timeBase: [1, 10] as [number, number], pts: Array.from({ length: 40 }, (_, i) => i), lastDuration: 1 },
});
const moment = (name: string, frame: number) => ({ name, frame, confidence: 1, trusted: true, keypoints: {} });
const subject: ComparisonSubject = {
  source: clip('a', 640, 360),
  target: clip('b', 320, 180),
  runs: [
    {
      warp: Array.from({ length: 40 }, (_, i) => [i, Math.min(39, i + 5), 1]),
      moments: [moment('start', 4), moment('hit', 20)],
    } as unknown as CorrespondencesFile,
  ],
  sourceMoments: [],
  targetMoments: [{ name: 'start', frame: 2, keypoints: { hip: { x: 5, y: 6, visible: true } } }],
  anchors: [
    [10, 0, 1],
    [30, 10, 1],
  ],
};
const wish = (part = {}) => comparisonWishSchema.parse({ format: 'mp4', ...part });

describe('the picture that stands for a comparison clip', () => {
  it('is that of the nearest key moment, in step as the clip will be', () => {
    expect(typicalFrame(subject, wish(), 18)).toEqual({ source: 20, target: 25, momentName: 'hit' });
    expect(typicalFrame(subject, wish(), 0)).toEqual({ source: 4, target: 9, momentName: 'start' });
    expect(typicalFrame(subject, wish({ warp: 'anchors' }), 18)).toEqual({ source: 20, target: 5, momentName: 'hit' });
    expect(typicalFrame(subject, wish({ warp: 'offset', offsetSeconds: -1.2 }), 18)).toMatchObject({
      source: 20,
      target: 8,
    });
    expect(typicalFrame(subject, wish({ warp: 'offset', offsetSeconds: 3 }), 18)).toMatchObject({
      target: 39,
      targetHeld: true,
    });
  });

  it('follows the sync events and the real time of slow motion', () => {
    const filmed = { ...subject, source: { ...subject.source, syncFrame: 10, captureFps: 20 } };
    const synced = { ...filmed, target: { ...filmed.target, syncFrame: 7 } };
    // Ten frames after the sync event are half a second of the scene: five of the target's frames.
    expect(typicalFrame(synced, wish({ warp: 'offset' }), 18)).toMatchObject({ source: 20, target: 12 });
    const asFile = wish({ warp: 'offset', realTime: { source: false, target: true } });
    expect(typicalFrame(synced, asFile, 18)).toMatchObject({ source: 20, target: 17 });
    expect(comparisonPicture(synced, wish(), typicalFrame(synced, wish(), 0)).speed).toBe(1);
    expect(comparisonPicture(synced, asFile, typicalFrame(synced, asFile, 0)).speed).toBe(0.5);
  });

  it('is that of a marked moment when there is no run, beside what is in step with it', () => {
    const marked = { name: 'start', frame: 12, keypoints: { hip: { x: 1, y: 2, visible: true } } };
    const byHand = {
      ...subject,
      ...{ runs: [], sourceMoments: [marked] },
      source: { ...subject.source, crop: null },
      target: { ...subject.target, crop: null },
    };
    const anchored = wish({ warp: 'anchors', layout: 'overlay', zoom: 'person' });
    const frame = typicalFrame(byHand, anchored, 18);
    // The target has a moment of this name too, at frame 2; the anchors say 1.
    expect(frame).toEqual({ source: 12, target: 1, momentName: 'start' });
    const plan = comparisonPicture(byHand, anchored, frame);
    expect(plan.timing).toMatchObject({ kind: 'anchors' });
    // Nobody was looked for: whole frames, the target as large as it fits.
    expect(plan.source.view.crop).toEqual({ x: 0, y: 0, w: 640, h: 360 });
    expect(plan.placementAt(frame)).toEqual({ scale: 2, x: 0, y: 0 });
    const drawn = comparisonScenes(byHand, anchored.realTime);
    expect([drawn.source, drawn.target].map(({ moments }) => moments[0]?.marks[0]?.kind)).toEqual(['manual', 'manual']);
    expect(comparisonScenes(subject, anchored.realTime).target.moments.flatMap(({ marks }) => marks)).toEqual([]);
    expect(typicalFrame({ ...byHand, sourceMoments: [] }, anchored, 18)).toEqual({ source: 18, target: 4 });
  });

  it('is laid out as the clip will be', () => {
    const frame = typicalFrame(subject, wish(), 18);
    expect(comparisonPicture(subject, wish(), frame).look).toBeNull();
    const plan = comparisonPicture(subject, wish({ layout: 'wipe', divider: 0.3 }), frame);
    expect(plan.look).toEqual({ layout: 'wipe', opacity: 0.5, divider: 0.3 });
    // Nobody was followed: the analysed crops lie over each other.
    expect(plan.placementAt(frame)).toEqual({ scale: 2, x: 0, y: 0 });
    expect([plan.source.view.rect.width, plan.source.view.rect.height]).toEqual([640, 360]);
  });
});
