import { describe, expect, it } from 'vitest';
import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import type { Moment } from '../../../contract/moments.ts';
import { toCanvas } from '../../../document/overlay/scene.ts';
import { OVERLAY_COLOURS, PART_COLOURS } from '../../../document/overlay/tokens.ts';
import { createCanvasFactory } from '../../../node/export/canvas-factory.ts';
import type { RgbFrame } from '../../ports.ts';
import { bodyPartOf } from './body-parts.ts';
import { momentPairs } from './matches.ts';
import { layOutMatches } from './matches-layout.ts';
import { renderMatchesPicture } from './render-matches-picture.ts';

const SIZE = { width: 320, height: 240 };
const clip = (file: string) => ({
  file,
  ...SIZE,
  frames: 30,
  fps: 10,
  range: [0, 29] as [number, number],
  crop: { x: 40, y: 0, w: 240, h: 240 },
});
const point = (x: number, y: number) => ({
  frame: 20,
  ptsSeconds: 2,
  clipTime: 20,
  x,
  y,
  score: 0.5,
  alternatives: [],
});
const keypoint = (x: number, y: number, visible = true) => ({ x, y, visible });

const run: CorrespondencesFile = {
  format: 'tandem-correspondences',
  version: 1,
  source: clip('one.mp4'),
  target: clip('two.mp4'),
  method: 'auto',
  pack: { name: 'pack', version: '1.0.0', sha256: '0' },
  pose: true,
  device: 'cpu',
  seconds: 1.25,
  mirrored: false,
  warnings: [],
  warp: [[0, 0, 1]],
  moments: [
    {
      name: 'up',
      frame: 4,
      confidence: 0.9,
      trusted: true,
      keypoints: { head: point(150, 60), left_ankle: point(180, 200), ball: point(60, 60) },
    },
    { name: 'down', frame: 9, confidence: 0.2, trusted: false, keypoints: { head: point(140, 90) } },
  ],
};
const sourceMoments: Moment[] = [
  {
    name: 'up',
    frame: 4,
    keypoints: {
      head: keypoint(160, 50),
      left_ankle: keypoint(170, 190),
      ball: keypoint(9, 9, false),
      tee: keypoint(1, 1),
    },
  },
  { name: 'down', frame: 9, keypoints: { head: keypoint(150, 80) } },
];
const table = { timeBase: [1, 10] as [number, number], pts: Array.from({ length: 30 }, (_, i) => i), lastDuration: 1 };

const grey = (level: number) => ({
  asked: [] as number[],
  async frame(index: number): Promise<RgbFrame> {
    this.asked.push(index);
    return { index, ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height * 3).fill(level) };
  },
});

describe('momentPairs', () => {
  it('pairs visible marked points with their predictions', () => {
    const pairs = momentPairs(run, sourceMoments);
    expect(pairs.map(({ name, sourceFrame, targetFrame }) => [name, sourceFrame, targetFrame])).toEqual([
      ['up', 4, 20],
      ['down', 9, 20],
    ]);
    expect(pairs[0]!.points.map(({ name }) => name)).toEqual(['head', 'left_ankle']);
    expect(pairs[0]!.points[0]).toEqual({
      name: 'head',
      source: { x: 160, y: 50 },
      target: { x: 150, y: 60 },
      score: 0.5,
      kind: 'joint',
    });
  });

  it('leaves out moments that were not marked at that frame', () => {
    expect(momentPairs(run, [{ ...sourceMoments[0]!, frame: 5 }])).toEqual([]);
  });
});

describe('bodyPartOf', () => {
  it('knows limbs by the names of their joints, and calls the rest objects', () => {
    expect(
      ['head', 'left_wrist', 'right_elbow', 'left_hip', 'right_ankle', 'club_head', 'left_handle'].map(bodyPartOf),
    ).toEqual(['head', 'leftArm', 'rightArm', 'leftLeg', 'rightLeg', 'other', 'other']);
  });
});

describe('layOutMatches', () => {
  const moments = momentPairs(run, sourceMoments);
  const many = (count: number) => Array.from({ length: count }, (_, i) => moments[i % 2]!);

  it('keeps cards apart, inside the picture, and at least 1600 pixels wide in all', () => {
    for (const count of [1, 2, 3, 4, 5, 7]) {
      const layout = layOutMatches(many(count), SIZE, SIZE);
      expect(layout.width).toBeGreaterThanOrEqual(1600);
      expect(layout.cards).toHaveLength(count);
      for (const [i, { card, source, target, caption }] of layout.cards.entries()) {
        expect(card.x + card.width).toBeLessThanOrEqual(layout.width);
        expect(card.y + card.height).toBeLessThanOrEqual(layout.legend.y + 1e-6);
        expect(source.rect.x + source.rect.width).toBeLessThan(target.rect.x);
        expect(caption.y).toBeGreaterThanOrEqual(source.rect.y + source.rect.height);
        for (const other of layout.cards.slice(i + 1)) {
          const apart = card.x + card.width <= other.card.x || card.y + card.height <= other.card.y;
          expect(apart).toBe(true);
        }
      }
    }
  });

  it('shows all points of a moment, undistorted, at one scale for all moments of a clip', () => {
    const { cards } = layOutMatches(moments, SIZE, SIZE);
    for (const [i, card] of cards.entries()) {
      for (const role of ['source', 'target'] as const) {
        const view = card[role];
        expect(view.rect.width / view.crop.w).toBeCloseTo(view.rect.height / view.crop.h, 6);
        expect(view.crop.w).toBeCloseTo(cards[0]![role].crop.w, 9);
        for (const pair of moments[i]!.points) {
          const { x, y } = toCanvas(view, pair[role]);
          expect(x).toBeGreaterThan(view.rect.x);
          expect(x).toBeLessThan(view.rect.x + view.rect.width);
          expect(y).toBeGreaterThan(view.rect.y);
          expect(y).toBeLessThan(view.rect.y + view.rect.height);
        }
      }
    }
  });
});

describe('renderMatchesPicture', () => {
  it('draws the frames of each moment and the points in them', async () => {
    const readers = { source: grey(90), target: grey(200) };
    const canvases = createCanvasFactory();
    const picture = { run, sourceMoments, sourceTable: table, targetTable: table, readers, canvases };
    const canvas = await renderMatchesPicture(picture);
    expect(readers.source.asked).toEqual([4, 9]);
    expect(readers.target.asked).toEqual([20, 20]);
    const rgba = canvas.rgba();
    const pixel = (x: number, y: number) => {
      const at = (Math.round(y) * canvas.width + Math.round(x)) * 4;
      return `#${[...rgba.slice(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
    };
    const { cards } = layOutMatches(momentPairs(run, sourceMoments), SIZE, SIZE);
    const [source, target] = [cards[0]!.source, cards[0]!.target];
    const head = toCanvas(source, { x: 160, y: 50 });
    expect(pixel(head.x - 0.5, head.y - 0.5)).toBe(PART_COLOURS.head);
    const ankle = toCanvas(target, { x: 180, y: 200 });
    expect(pixel(ankle.x - 0.5, ankle.y - 0.5)).toBe(PART_COLOURS.leftLeg);
    // Footage, darkened a little; beyond the card the ground.
    const level = Number.parseInt(pixel(source.rect.x + 6, source.rect.y + source.rect.height - 20).slice(1, 3), 16);
    expect(level).toBeGreaterThan(70);
    expect(level).toBeLessThan(90);
    expect(pixel(4, 4)).toBe(OVERLAY_COLOURS.canvas);
    // A thin line leads across the gap between the two pictures, and only lines do.
    const gap = (source.rect.x + source.rect.width + target.rect.x) / 2;
    let crossings = 0;
    for (let y = source.rect.y; y < source.rect.y + source.rect.height; y++) {
      if (pixel(gap, y) !== OVERLAY_COLOURS.panel && pixel(gap, y - 1) === OVERLAY_COLOURS.panel) crossings++;
    }
    expect(crossings).toBe(2);
  });

  it('says what is missing when there is nothing to draw', async () => {
    const readers = { source: grey(0), target: grey(0) };
    const picture = {
      run,
      sourceMoments: [],
      sourceTable: table,
      targetTable: table,
      readers,
      canvases: createCanvasFactory(),
    };
    await expect(renderMatchesPicture(picture)).rejects.toThrow(expect.objectContaining({ code: 'no-query-points' }));
  });
});
