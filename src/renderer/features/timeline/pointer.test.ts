import { describe, expect, it } from 'vitest';
import { type HitScene, hitTest } from './hit-test.ts';
import { layoutBands } from './lane-layout.ts';
import { LaneModel } from './lane-model.ts';
import { snapFrame } from './snapping.ts';
import { thumbnailSlots } from './thumbnail-slots.ts';
import { laneKey } from './timeline-keys.ts';

describe('bands', () => {
  it('fill the height without gap or overlap from 120 px on', () => {
    for (const height of [120, 121, 139, 140, 144, 175, 176, 260, 400, 900]) {
      const { source, warp, target, confidence } = layoutBands(height);
      const order = [
        ...[source.ruler, source.flags, source.strip, source.curve, warp],
        ...[target.curve, target.strip, target.flags, target.ruler, confidence],
      ].filter((band) => (band !== source.curve && band !== target.curve ? true : height >= 140));
      expect([source.lane.top, source.lane.height]).toEqual([0, warp.top]);
      expect(target.lane.top).toBe(warp.top + warp.height);
      let y = 0;
      for (const band of order) {
        expect(band.top).toBe(y);
        expect(band.height).toBeGreaterThanOrEqual(8);
        y += band.height;
      }
      expect(y).toBe(height);
    }
  });
});

describe('what the pointer hits', () => {
  const bands = layoutBands(240);
  const scene: HitScene = {
    bands,
    flags: {
      source: [
        { momentId: 'a', poleX: 100, labelX: 100, labelWidth: 60 },
        { momentId: 'b', poleX: 130, labelX: 0, labelWidth: 0 },
      ],
      target: [],
    },
    zones: { source: [20, 900], target: null },
    anchors: [{ id: 'x', sourceFrame: 300, targetFrame: 400 }],
    links: { sourceX: (frame) => frame, targetX: (frame) => frame, width: 1000 },
  };
  const flagsY = bands.source.flags.top + 4;
  const stripY = bands.source.strip.top + 4;
  const { top, height } = bands.warp;

  it('is the label before the pole before the lane', () => {
    expect(hitTest(scene, 130, flagsY)).toEqual({ kind: 'flag', role: 'source', momentId: 'a' });
    expect(hitTest(scene, 97, flagsY)).toEqual({ kind: 'flag', role: 'source', momentId: 'a' });
    expect(hitTest(scene, 200, flagsY)).toEqual({ kind: 'lane', role: 'source' });
    expect(hitTest(scene, 130, stripY)).toEqual({ kind: 'lane', role: 'source' });
  });

  it('is the nearer end of the zone, except on the ruler', () => {
    expect(hitTest(scene, 23, stripY)).toEqual({ kind: 'zone', role: 'source', edge: 'in' });
    expect(hitTest(scene, 897, stripY)).toEqual({ kind: 'zone', role: 'source', edge: 'out' });
    expect(hitTest(scene, 20, bands.source.ruler.top + 2)).toEqual({ kind: 'lane', role: 'source' });
    expect(hitTest(scene, 20, bands.target.strip.top + 2)).toBeNull();
  });

  it('is the nearer end of an anchor', () => {
    expect(hitTest(scene, 301, top + 1)).toEqual({ kind: 'anchor', anchorId: 'x', end: 'source' });
    expect(hitTest(scene, 398, top + height - 1)).toEqual({ kind: 'anchor', anchorId: 'x', end: 'target' });
    expect(hitTest(scene, 350, top + 1)).toEqual({ kind: 'warp', end: 'source' });
  });
});

describe('snapping', () => {
  it('lands on what attracts within reach, the nearest of it', () => {
    const frameX = (frame: number): number => frame / 2;
    expect(snapFrame(100, 50, [90, 106, 104], frameX)).toBe(104);
    expect(snapFrame(100, 50, [80], frameX)).toBe(100);
  });

  it('never pulls the pointer out of a wide cell', () => {
    expect(snapFrame(10, 209, [11], (frame) => frame * 20)).toBe(10);
  });
});

describe('a lane', () => {
  const pts = Array.from({ length: 400 }, (_, i) => i);
  const moments = [
    { id: 'a', name: 'impact', frame: 120 },
    { id: 'b', name: 'finish', frame: 300 },
  ];
  const data = {
    mediaId: 'clip',
    table: { timeBase: [1, 100] as [number, number], pts, lastDuration: 1 },
    zone: [40, 360] as [number, number],
    syncFrame: 200,
    moments,
    predicted: [],
  };
  const lane = new LaneModel('source', data, 1000);
  const press = (key: string, keys = {}) => {
    const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...keys };
    return laneKey(event, lane, 120);
  };

  it('counts time from the sync event', () => {
    expect(lane.relativeSeconds(120)).toBeCloseTo(-0.8);
    expect(lane.frameAtX(lane.frameX(120) + 0.1)).toBe(120);
  });

  it('answers to the keys of behaviour.md, and leaves the others to the window', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'seek', frame: 121 });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'seek', frame: 110 });
    expect(press('ArrowRight', { ctrlKey: true })).toEqual({ kind: 'seek', frame: 200 });
    expect(press('ArrowLeft', { metaKey: true })).toEqual({ kind: 'seek', frame: 120 });
    expect(press('Home')).toEqual({ kind: 'seek', frame: 40 });
    expect(press('End')).toEqual({ kind: 'seek', frame: 360 });
    expect(press('Enter')).toEqual({ kind: 'select', momentId: 'a' });
    expect(press(' ')).toBeNull();
    expect(press('ArrowRight', { altKey: true })).toBeNull();
  });

  it('has pictures that stay the same while panning, and one per frame when zoomed in', () => {
    const frames = (start: number) =>
      thumbnailSlots(lane.time, { start, perPixel: 0.002 }, 1000, 80).map(({ frame }) => frame);
    const [here, there] = [frames(0.5), frames(0.55)];
    expect(there.filter((frame) => here.includes(frame)).length).toBeGreaterThanOrEqual(there.length - 1);
    const cells = thumbnailSlots(lane.time, { start: 1, perPixel: 0.0001 }, 1000, 80);
    expect(cells.slice(0, 3).map(({ frame, x }) => [frame, Math.round(x)])).toEqual([
      [100, 0],
      [101, 100],
      [102, 200],
    ]);
  });
});
