import { describe, expect, it } from 'vitest';
import type { Warp } from '../../../contract/correspondences.ts';
import { ALL_PARTS, type OverlayScene } from '../../../document/overlay/scene.ts';
import { createCanvasFactory } from '../../../node/export/canvas-factory.ts';
import type { EncodeRequest, RgbFrame, VideoEncoder, VideoWriter } from '../../ports.ts';
import { type ComparisonPlan, DEFAULT_COMPARISON, planComparison } from './plan-comparison.ts';
import { renderComparison } from './render-comparison.ts';

const clip = {
  width: 64,
  height: 48,
  fps: 10,
  table: { timeBase: [1, 10] as [number, number], pts: Array.from({ length: 20 }, (_, i) => i), lastDuration: 1 },
  range: [0, 9] as [number, number],
  crop: { x: 8, y: 0, w: 48, h: 48 },
};
const warp: Warp = Array.from({ length: 10 }, (_, i) => [i, i + 5, 1]);
const moments = [{ name: 'hit', sourceFrame: 4, targetFrame: 9 }];
const bare = { marks: true, labels: false, scores: false, skeleton: false, pose: false, trails: false } as const;

const planOf = (part: object = {}): ComparisonPlan =>
  planComparison(clip, clip, moments, { ...DEFAULT_COMPARISON, timing: { kind: 'warp', warp }, ...part });

const scene = (role: 'source' | 'target'): OverlayScene => ({
  role,
  title: role,
  methodName: role === 'target' ? 'auto' : null,
  frameSeconds: clip.table.pts.map((pts) => pts / 10),
  moments: [],
  pose: null,
  trailJoints: [],
  trailSeconds: 0,
  fadeSeconds: 0,
  speed: 1,
  view: { crop: { x: 0, y: 0, w: 64, h: 48 }, rect: { x: 0, y: 0, width: 64, height: 48 } },
  parts: { ...ALL_PARTS, ...bare, frameNumber: 'none' },
});

/** Frames of one grey level, 10 times their index (plus `base`), at the size of the pane. */
function readerOf(size: { width: number; height: number }, base: number) {
  const asked: number[] = [];
  return {
    asked,
    frame: async (index: number): Promise<RgbFrame> => {
      asked.push(index);
      return { index, ...size, data: new Uint8Array(size.width * size.height * 3).fill(base + 10 * index) };
    },
  };
}

class RecordingWriter implements VideoWriter {
  request: EncodeRequest | null = null;
  readonly written: Uint8Array[] = [];
  finished = 0;
  aborted = 0;
  failAt = Number.POSITIVE_INFINITY;
  onWrite: (count: number) => void = () => {};

  async open(request: EncodeRequest): Promise<VideoEncoder> {
    this.request = request;
    return {
      write: async (rgba) => {
        if (this.written.length === this.failAt) throw new Error('no room');
        this.written.push(rgba);
        this.onWrite(this.written.length);
      },
      finish: async () => void this.finished++,
      abort: async () => void this.aborted++,
    };
  }
}

function setUp(plan: ComparisonPlan) {
  const readers = { source: readerOf(plan.source.decode.size, 0), target: readerOf(plan.target.decode.size, 5) };
  const writer = new RecordingWriter();
  const scenes = { source: scene('source'), target: scene('target') };
  const render = { plan, scenes, readers, writer, canvases: createCanvasFactory(), path: '/nowhere/clip.mp4' };
  const centre = (rgba: Uint8Array, role: 'source' | 'target') => {
    const { x, y, width, height } = plan[role].view.rect;
    return rgba[((y + height / 2) * plan.width + x + width / 2) * 4]!;
  };
  return { readers, writer, render, centre };
}

describe('renderComparison', () => {
  it('writes every planned frame with its source and target picture', async () => {
    const plan = planOf({ freezeSeconds: 0.3 });
    const { writer, render, centre } = setUp(plan);
    const progress: number[] = [];
    await renderComparison(render, new AbortController().signal, ({ done }) => progress.push(done));
    expect(writer.request).toMatchObject({
      path: '/nowhere/clip.mp4',
      width: plan.width,
      height: plan.height,
      fps: [10, 1],
    });
    expect(writer.written.map((rgba) => [centre(rgba, 'source') / 10, (centre(rgba, 'target') - 5) / 10])).toEqual(
      plan.frames.map(({ source, target }) => [source, target]),
    );
    expect(plan.frames).toHaveLength(13);
    expect([writer.finished, writer.aborted]).toEqual([1, 0]);
    expect(progress).toEqual(Array.from({ length: 14 }, (_, i) => i));
  });

  it('reads no frame twice in a row and draws what stays the same once', async () => {
    const plan = planOf({ speed: 0.25, freezeSeconds: 1 });
    const { writer, readers, render } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    expect(readers.source.asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // 10 frames of playback, and the still, which says that it is one.
    expect(new Set(writer.written).size).toBe(11);
    expect(writer.written).toHaveLength(50);
  });

  it('lays the target over the source with its opacity', async () => {
    const plan = planOf({ layout: 'overlay', opacity: 0.25, freezeSeconds: 0 });
    const { writer, render, centre } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    // Source 30, target 85 at a quarter: 43.75.
    expect(Math.abs(centre(writer.written[3]!, 'source') - 43.75)).toBeLessThanOrEqual(1);
  });

  it('stops when it is cancelled and leaves the encoder aborted', async () => {
    const { writer, render } = setUp(planOf());
    const controller = new AbortController();
    writer.onWrite = (count) => count === 3 && controller.abort();
    await expect(renderComparison(render, controller.signal, () => {})).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    expect(writer.written.length).toBeLessThan(6);
    expect([writer.finished, writer.aborted]).toEqual([0, 1]);
  });

  it('starts nothing when it was cancelled before', async () => {
    const { writer, render } = setUp(planOf());
    await expect(renderComparison(render, AbortSignal.abort(), () => {})).rejects.toThrow();
    expect(writer.request).toBeNull();
  });

  it('aborts the encoder when writing or reading fails', async () => {
    const writing = setUp(planOf());
    writing.writer.failAt = 4;
    await expect(renderComparison(writing.render, new AbortController().signal, () => {})).rejects.toThrow('no room');
    expect([writing.writer.finished, writing.writer.aborted]).toEqual([0, 1]);

    const reading = setUp(planOf());
    reading.render.readers.target.frame = async () => {
      throw new Error('torn file');
    };
    await expect(renderComparison(reading.render, new AbortController().signal, () => {})).rejects.toThrow('torn file');
    expect([reading.writer.finished, reading.writer.aborted]).toEqual([0, 1]);
  });
});
