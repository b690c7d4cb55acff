import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import { registerFonts } from '../../node/export/fonts.ts';
import { drawOverlay } from './draw-overlay.ts';
import { ALL_PARTS, type OverlayFrame, type OverlayMark, type OverlayParts, type OverlayScene } from './scene.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

registerFonts();

const NOTHING: OverlayParts = {
  marks: false,
  labels: false,
  scores: false,
  skeleton: false,
  pose: false,
  trails: false,
  title: false,
  frameNumber: 'none',
  banner: false,
  speed: false,
};

const mark = (part: Partial<OverlayMark>): OverlayMark => ({
  name: 'left_wrist',
  kind: 'manual',
  frame: 10,
  x: 480,
  y: 270,
  score: null,
  ...part,
});

function sceneOf(marks: readonly OverlayMark[], part: Partial<OverlayScene> = {}): OverlayScene {
  return {
    role: 'source',
    title: 'clip.mp4',
    methodName: null,
    frameSeconds: Array.from({ length: 30 }, (_, i) => i / 10),
    moments: [{ name: 'hit', frame: 10, marks, trusted: true }],
    pose: null,
    trailJoints: [],
    trailSeconds: 0.5,
    fadeSeconds: 0.2,
    speed: 1,
    view: { crop: { x: 0, y: 0, w: 960, h: 540 }, rect: { x: 0, y: 0, width: 960, height: 540 } },
    parts: { ...NOTHING, marks: true },
    ...part,
  };
}

/** Draws over mid-grey; answers pixels and which part of the picture changed. */
function draw(scene: OverlayScene, frame: OverlayFrame = { index: 10 }) {
  const canvas = createCanvas(960, 540);
  const context = canvas.getContext('2d');
  context.fillStyle = '#808080';
  context.fillRect(0, 0, 960, 540);
  drawOverlay(context, scene, frame);
  const { data } = context.getImageData(0, 0, 960, 540);
  const pixel = (x: number, y: number) => [...data.slice((y * 960 + x) * 4, (y * 960 + x) * 4 + 3)];
  const changed = (x0 = 0, y0 = 0, x1 = 960, y1 = 540) => {
    let count = 0;
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const at = (y * 960 + x) * 4;
        if (data[at] !== 128 || data[at + 1] !== 128 || data[at + 2] !== 128) count++;
      }
    }
    return count;
  };
  return { pixel, changed, context };
}

const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

describe('drawOverlay: two clips in one picture', () => {
  const combined = { isCombined: true } as const;

  it('marks the target by squares, the source by circles', () => {
    const seen = (role: 'source' | 'target', part: object) => {
      const { pixel } = draw(sceneOf([mark({})], { role, ...part }));
      // The rim of the square's corner, which no circle reaches.
      return pixel(484, 266).join() === rgb(OVERLAY_COLOURS.rim).join();
    };
    expect(seen('source', combined)).toBe(false);
    expect(seen('target', {})).toBe(false);
    expect(seen('target', combined)).toBe(true);
  });

  it('draws the persons in the colours of their clips, the target dashed', () => {
    // Both shoulders, 800 apart, nothing else.
    const joints = HUMAN_JOINTS.map((name) => ({
      ...{ x: name === 'left_shoulder' ? 80 : 880, y: 270 },
      score: name.endsWith('shoulder') ? 1 : 0,
    }));
    const pose = { range: [10, 10] as [number, number], frames: [joints] };
    const line = (role: 'source' | 'target', part: object) => {
      const { pixel } = draw(sceneOf([], { role, pose, parts: { ...NOTHING, pose: true }, ...part }));
      const strong = Array.from({ length: 200 }, (_, i) => {
        const [red, green, blue] = pixel(300 + i, 270);
        const [r, g, b] = rgb(OVERLAY_COLOURS[role]);
        return Math.abs(red! - r!) + Math.abs(green! - g!) + Math.abs(blue! - b!) < 150;
      });
      return strong.filter(Boolean).length / 200;
    };
    expect(line('source', combined)).toBe(1);
    const dashed = line('target', combined);
    expect(dashed).toBeGreaterThan(0.3);
    expect(dashed).toBeLessThan(0.9);
  });
});

describe('drawOverlay: room around the picture', () => {
  const view = { crop: { x: 0, y: 0, w: 200, h: 400 }, rect: { x: 400, y: 70, width: 200, height: 400 } };
  const names = sceneOf(
    Array.from({ length: 9 }, (_, i) => mark({ name: `a rather long name ${i}`, x: 100, y: 40 + 40 * i })),
    { view, parts: { ...NOTHING, labels: true } },
  );

  it('is used by names when there is some, else they stay in the picture', () => {
    expect(draw(names).changed(0, 0, 400, 540)).toBe(0);
    expect(draw(names).changed(400, 70, 600, 470)).toBeGreaterThan(2000);
    const room = { x: 0, y: 0, width: 960, height: 540 };
    const { changed } = draw({ ...names, room });
    expect(changed(0, 0, 400, 540) + changed(600, 0, 960, 540)).toBeGreaterThan(2000);
  });
});

describe('drawOverlay: marks', () => {
  it('draws a manual point as a filled circle in the colour of its role', () => {
    const { pixel, changed } = draw(sceneOf([mark({})]));
    expect(pixel(480, 270)).toEqual(rgb(OVERLAY_COLOURS.source));
    expect(pixel(482, 271)).toEqual(rgb(OVERLAY_COLOURS.source));
    expect(changed(465, 255, 496, 286)).toBe(changed());
    expect(draw(sceneOf([mark({})], { role: 'target' })).pixel(480, 270)).toEqual(rgb(OVERLAY_COLOURS.target));
  });

  it('draws predictions open: dot, a ring of footage, outline', () => {
    for (const kind of ['joint', 'sequential'] as const) {
      const { pixel } = draw(sceneOf([mark({ kind, score: 0.9 })], { role: 'target' }));
      expect(pixel(480, 270)).toEqual(rgb(OVERLAY_COLOURS[kind]));
      // Just outside the dot there is no fill of the mark's colour.
      expect(pixel(480, 273)).not.toEqual(rgb(OVERLAY_COLOURS[kind]));
    }
  });

  it('tells the kinds apart by shape alone', () => {
    const silhouettes = (['manual', 'joint', 'sequential'] as const).map((kind) => {
      const { pixel } = draw(sceneOf([mark({ kind })]));
      const at = ([dx, dy]: readonly [number, number]) => pixel(480 + dx, 270 + dy).join() !== '128,128,128';
      // Corners of a triangle's base, the top of a diamond, the shoulder of a circle.
      return (
        [
          [7, 6],
          [-7, 6],
          [0, -8],
          [6, -5],
        ] as const
      )
        .map(at)
        .join();
    });
    expect(new Set(silhouettes).size).toBe(3);
  });

  it('follows the view: crop and place', () => {
    const view = { crop: { x: 400, y: 200, w: 240, h: 135 }, rect: { x: 480, y: 270, width: 480, height: 270 } };
    const { pixel, changed } = draw(sceneOf([mark({ x: 520, y: 260 })], { view }));
    // (520 - 400) * 2 + 480, (260 - 200) * 2 + 270
    expect(pixel(720, 390)).toEqual(rgb(OVERLAY_COLOURS.source));
    expect(changed(0, 0, 480, 540)).toBe(0);
  });

  it('stays inside its pane', () => {
    const view = { crop: { x: 0, y: 0, w: 480, h: 540 }, rect: { x: 0, y: 0, width: 480, height: 540 } };
    const scene = sceneOf([mark({ x: 479, y: 300 })], {
      view,
      parts: ALL_PARTS,
      title: 'a very long title '.repeat(9),
    });
    const { changed } = draw(scene);
    expect(changed(0, 0, 480, 540)).toBeGreaterThan(100);
    expect(changed(480, 0, 960, 540)).toBe(0);
  });

  it('fades with time and is gone after fadeSeconds; at a stand it is drawn in full', () => {
    const scene = sceneOf([mark({})]);
    const strength = (frame: OverlayFrame) => Math.abs(draw(scene, frame).pixel(480, 270)[2]! - 128);
    expect(strength({ index: 10 })).toBeGreaterThan(strength({ index: 11 }));
    expect(strength({ index: 9 })).toBe(strength({ index: 11 }));
    expect(strength({ index: 11 })).toBeGreaterThan(0);
    expect(draw(scene, { index: 12 }).changed()).toBe(0);
    expect(strength({ index: 14, momentName: 'hit' })).toBe(strength({ index: 10 }));
  });
});

describe('drawOverlay: other parts', () => {
  it('draws nothing that is switched off', () => {
    expect(draw(sceneOf([mark({})], { parts: NOTHING })).changed()).toBe(0);
  });

  it('gives the canvas back as it was', () => {
    const { context } = draw(
      sceneOf([mark({}), mark({ name: 'left_elbow', x: 430 })], { parts: ALL_PARTS, speed: 0.25 }),
    );
    expect(context.globalAlpha).toBe(1);
    expect(context.lineWidth).toBe(1);
    expect(context.getLineDash()).toEqual([]);
    expect(context.lineDashOffset).toBe(0);
  });

  it('joins joints of the skeleton, and only those', () => {
    const parts = { ...NOTHING, skeleton: true };
    const joined = draw(sceneOf([mark({}), mark({ name: 'left_elbow', x: 380 })], { parts }));
    expect(joined.pixel(430, 270)).not.toEqual([128, 128, 128]);
    const apart = draw(sceneOf([mark({}), mark({ name: 'right_knee', x: 380 })], { parts }));
    expect(apart.changed()).toBe(0);
  });

  it('dashes the skeleton of sequential predictions', () => {
    const parts = { ...NOTHING, skeleton: true };
    const bone = (kind: 'joint' | 'sequential') => {
      const { pixel } = draw(sceneOf([mark({ kind }), mark({ kind, name: 'left_elbow', x: 280 })], { parts }));
      const colour = rgb(OVERLAY_COLOURS[kind]);
      const near = (value: number[]) => value.every((part, i) => Math.abs(part - colour[i]!) < 40);
      return Array.from({ length: 180 }, (_, i) => near(pixel(290 + i, 270))).filter(Boolean).length;
    };
    expect(bone('joint')).toBe(180);
    expect(bone('sequential')).toBeGreaterThan(60);
    expect(bone('sequential')).toBeLessThan(140);
  });

  it('writes labels beside points, further out than marks', () => {
    const parts = { ...NOTHING, labels: true };
    const { changed } = draw(sceneOf([mark({})], { parts }));
    expect(changed(500, 255, 620, 285)).toBeGreaterThan(300);
  });

  it('says when a prediction lies in another frame than the one that is seen', () => {
    const parts = { ...NOTHING, labels: true };
    const width = (frame: number) => {
      const { changed } = draw(sceneOf([mark({ kind: 'joint', frame })], { parts }), { index: 10, momentName: 'hit' });
      return changed(500, 255, 700, 285);
    };
    expect(width(12)).toBeGreaterThan(width(10) * 1.2);
  });

  it('draws the tracked pose, but not joints that are hardly seen', () => {
    const parts = { ...NOTHING, pose: true };
    const joints = (score: number) => HUMAN_JOINTS.map((_, i) => ({ x: 300 + 20 * i, y: 200, score }));
    const pose = (score: number) => ({ range: [10, 10] as [number, number], frames: [joints(score)] });
    expect(draw(sceneOf([], { parts, pose: pose(0.9) })).changed()).toBeGreaterThan(100);
    expect(draw(sceneOf([], { parts, pose: pose(0.1) })).changed()).toBe(0);
    expect(draw(sceneOf([], { parts, pose: pose(0.9) }), { index: 11 }).changed()).toBe(0);
  });

  it('draws trails of the last half second only', () => {
    const parts = { ...NOTHING, trails: true };
    const frames = Array.from({ length: 20 }, (_, t) =>
      HUMAN_JOINTS.map(() => ({ x: 100 + 30 * t, y: 400, score: 1 })),
    );
    const { changed } = draw(sceneOf([], { parts, trailJoints: [5], pose: { range: [0, 19], frames } }), { index: 15 });
    // Frames 10 to 15 (times 1.0 to 1.5 s): x from 400 to 550.
    expect(changed(0, 390, 395, 410)).toBe(0);
    expect(changed(405, 390, 545, 410)).toBeGreaterThan(200);
    expect(changed(555, 390, 960, 410)).toBe(0);
  });

  it('dims a clip that has ended', () => {
    const { pixel } = draw(sceneOf([], { parts: NOTHING }), { index: 10, held: true });
    expect(pixel(100, 100)[0]).toBeLessThan(90);
  });

  it('warns of an uncertain moment', () => {
    const parts = { ...NOTHING, banner: true };
    const moments = (trusted: boolean) => [{ name: 'hit', frame: 10, marks: [], trusted }];
    const yellow = (trusted: boolean) => {
      const { pixel } = draw(sceneOf([], { parts, moments: moments(trusted) }));
      let count = 0;
      for (let x = 0; x < 960; x++) if (pixel(x, 27).join() === rgb(OVERLAY_COLOURS.warning).join()) count++;
      return count;
    };
    expect(yellow(true)).toBe(0);
    expect(yellow(false)).toBeGreaterThan(3);
  });

  it('puts title, frame number and speed in their corners', () => {
    const corner = (parts: Partial<OverlayParts>, speed = 1) => {
      const { changed } = draw(sceneOf([], { parts: { ...NOTHING, ...parts }, speed }));
      return [
        changed(0, 0, 480, 60),
        changed(480, 0, 960, 60),
        changed(0, 480, 480, 540),
        changed(480, 480, 960, 540),
      ].map((count) => count > 0);
    };
    expect(corner({ title: true })).toEqual([true, false, false, false]);
    expect(corner({ frameNumber: 'left' })).toEqual([false, false, true, false]);
    expect(corner({ frameNumber: 'right' })).toEqual([false, false, false, true]);
    expect(corner({ speed: true }, 0.25)).toEqual([false, false, false, true]);
    expect(corner({ speed: true }, 1)).toEqual([false, false, false, false]);
  });
});
