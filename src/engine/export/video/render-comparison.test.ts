import { describe, expect, it } from 'vitest';
import type { Warp } from '../../../contract/correspondences.ts';
import { HUMAN_JOINTS } from '../../../contract/keypoints.ts';
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
const longer = { ...clip, range: [0, 19] as [number, number] };
const warp: Warp = Array.from({ length: 10 }, (_, i) => [i, i + 5, 1]);
const moments = [{ name: 'hit', sourceFrame: 4, targetFrame: 9 }];
const bare = { marks: true, labels: false, scores: false, skeleton: false, pose: false, trails: false } as const;

const planOf = (part: object = {}): ComparisonPlan =>
  planComparison(clip, longer, moments, { ...DEFAULT_COMPARISON, timing: { kind: 'method', links: warp }, ...part });

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

/** The grey in the middle of the source's place, so far across it. */
function level(rgba: Uint8Array, plan: ComparisonPlan, share: number): number {
  const { x, y, width, height } = plan.source.view.rect;
  return rgba[(Math.round(y + height / 2) * plan.width + Math.round(x + width * share)) * 4]!;
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

  it('puts one above the other', async () => {
    const plan = planOf({ layout: 'stacked', freezeSeconds: 0 });
    const { writer, render, centre } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    expect(plan.target.view.rect.y).toBeGreaterThan(plan.source.view.rect.y + plan.source.view.rect.height);
    expect([centre(writer.written[3]!, 'source'), centre(writer.written[3]!, 'target')]).toEqual([30, 85]);
  });

  it('divides the picture at the line of a wipe', async () => {
    const plan = planOf({ layout: 'wipe', divider: 0.75, freezeSeconds: 0 });
    const { writer, render } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    const at = (share: number) => level(writer.written[3]!, plan, share);
    expect([0.1, 0.5, 0.7].map(at)).toEqual([30, 30, 30]);
    expect([0.8, 0.9].map(at)).toEqual([85, 85]);
    // The line itself is light.
    expect(at(0.75)).toBeGreaterThan(150);
  });

  it('shows the difference of both', async () => {
    const plan = planOf({ layout: 'difference', freezeSeconds: 0 });
    const { writer, render } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    expect(level(writer.written[3]!, plan, 0.5)).toBe(85 - 30);
    // Frames 1 and 6 (10 and 65).
    expect(level(writer.written[1]!, plan, 0.5)).toBe(55);
  });

  it("moves the target so that its person lies over the source's, from frame to frame, and only where that is wished", async () => {
    // A torso of 2 x 4 in the source; in the target one of twice the size that walks to the right.
    const person = (x: number, unit: number) =>
      HUMAN_JOINTS.map((name) => ({
        x: x + (name.startsWith('left') ? -unit : unit),
        y: 24 + (name.endsWith('shoulder') ? -2 : 2) * unit,
        score: 1,
      }));
    const track = (at: (frame: number) => ReturnType<typeof person>) => ({
      range: [0, 19] as [number, number],
      frames: Array.from({ length: 20 }, (_, i) => at(i)),
    });
    const source = { ...clip, pose: track(() => person(32, 1)) };
    const target = { ...longer, pose: track((frame) => person(20 + frame, 2)) };
    const planned = (alignsPeople: boolean) =>
      planComparison(source, target, [], {
        ...DEFAULT_COMPARISON,
        ...{
          layout: 'wipe' as const,
          divider: 0,
          alignsPeople,
          freezeSeconds: 0,
          timing: { kind: 'method', links: warp },
        },
      });
    const drawn = async (plan: ComparisonPlan, share: number) => {
      const { writer, render } = setUp(plan);
      await renderComparison(render, new AbortController().signal, () => {});
      return [3, 9].map((k) => level(writer.written[k]!, plan, share));
    };
    // At half size the target's 64 pixels begin at 32 - (20 + 8) / 2 = 18 in frame 3, at 32 - (20 + 14) / 2 = 15 in frame 9.
    const ground = 0x0e;
    expect(await drawn(planned(true), 16.5 / 64)).toEqual([ground, 145]);
    expect(await drawn(planned(true), 48.5 / 64)).toEqual([85, ground]);
    expect(await drawn(planned(false), 16.5 / 64)).toEqual([85, 145]);
  });

  it('leaves the source bare where the moved target does not reach', async () => {
    const crop = { x: 0, y: 0, w: 64, h: 48 };
    const far = { ...longer, crop: { x: 48, y: 0, w: 64, h: 48 } };
    const plan = planComparison({ ...clip, crop }, far, [], {
      ...DEFAULT_COMPARISON,
      ...{ layout: 'overlay' as const, opacity: 1, freezeSeconds: 0, timing: { kind: 'method', links: warp } },
    });
    const { writer, render } = setUp(plan);
    await renderComparison(render, new AbortController().signal, () => {});
    // The target's frame lies 48 of 64 pixels to the left.
    expect([0.1, 0.2, 0.3, 0.6, 0.9].map((share) => level(writer.written[3]!, plan, share))).toEqual([
      85, 85, 30, 30, 30,
    ]);
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
