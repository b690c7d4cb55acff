import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Warp } from '../../contract/correspondences.ts';
import { ALL_PARTS, type OverlayScene } from '../../document/overlay/scene.ts';
import { wholeFrame } from '../../document/overlay/scene-from.ts';
import { type ComparisonPlan, DEFAULT_COMPARISON, planComparison } from '../../engine/export/video/plan-comparison.ts';
import { renderComparison } from '../../engine/export/video/render-comparison.ts';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import type { FrameSource, OpenedVideo } from '../../engine/ports.ts';
import { FfmpegFrameSource } from '../ffmpeg/ffmpeg-frame-source.ts';
import { createCanvasFactory } from './canvas-factory.ts';
import { createVideoWriter } from './ffmpeg-video-writer.ts';

const writer = createVideoWriter();
const frames = new FfmpegFrameSource();

/** The grey level of a frame tells its index; levels lie far enough apart for two encodings. */
const levelOf = (index: number) => 20 + 5 * index;
const indexOf = (level: number) => Math.round((level - 20) / 5);

async function greyClip(file: string, size: { width: number; height: number }, count: number): Promise<OpenedVideo> {
  const encoder = await writer.open({ path: file, ...size, fps: [25, 1], crf: 8 });
  for (let i = 0; i < count; i++) {
    const rgba = new Uint8Array(size.width * size.height * 4).fill(levelOf(i));
    await encoder.write(rgba);
  }
  await encoder.finish();
  return frames.open(file);
}

const sceneOf = (video: OpenedVideo, role: 'source' | 'target'): OverlayScene => ({
  role,
  title: video.info.file,
  methodName: 'auto',
  frameSeconds: video.table.pts.map((_, i) => i / 25),
  moments: [],
  pose: null,
  trailJoints: [],
  trailSeconds: 0,
  fadeSeconds: 0,
  speed: 1,
  view: wholeFrame(video.info),
  parts: ALL_PARTS,
});

describe('a comparison clip, written and read back', () => {
  let folder: string;
  let source: OpenedVideo;
  let target: OpenedVideo;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tandem-comparison-'));
    source = await greyClip(path.join(folder, 'source.mp4'), { width: 160, height: 90 }, 30);
    target = await greyClip(path.join(folder, 'target.mp4'), { width: 60, height: 80 }, 40);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  // The target waits, hurries, and goes on.
  const warp: Warp = Array.from({ length: 20 }, (_, i) => [5 + i, i < 6 ? 3 : Math.min(39, 3 + 2 * (i - 5)), 1]);
  const plan = (): ComparisonPlan =>
    planComparison(
      { ...source.info, table: source.table, range: [5, 24], crop: { x: 0, y: 0, w: 90, h: 90 } },
      { ...target.info, table: target.table, range: [0, 39], crop: { x: 0, y: 0, w: 60, h: 60 } },
      [{ name: 'hit', sourceFrame: 12, targetFrame: 8 }],
      { ...DEFAULT_COMPARISON, timing: { kind: 'method', links: warp }, maxWidth: 400, speed: 0.5, freezeSeconds: 0.2 },
    );

  const decodedAs = (shape: ComparisonPlan['source']['decode']): FrameSource => ({
    open: (file, signal) => frames.open(file, signal),
    decode: (video, request, signal) => frames.decode(video, { ...request, ...shape }, signal),
  });

  async function render(made: ComparisonPlan, file: string, signal: AbortSignal, report = (_done: number) => {}) {
    const readers = {
      source: new FrameReader(decodedAs(made.source.decode), source),
      target: new FrameReader(decodedAs(made.target.decode), target),
    };
    const scenes = { source: sceneOf(source, 'source'), target: sceneOf(target, 'target') };
    try {
      const canvases = createCanvasFactory();
      await renderComparison({ plan: made, scenes, readers, canvases, writer, path: file }, signal, ({ done }) =>
        report(done),
      );
    } finally {
      await Promise.all([readers.source.close(), readers.target.close()]);
    }
  }

  it('has the planned size, rate and number of frames, and the right pictures side by side', async () => {
    const made = plan();
    const file = path.join(folder, 'comparison.mp4');
    await render(made, file, new AbortController().signal);
    const video = await frames.open(file);
    expect(made.frames).toHaveLength(20 * 2 + 5);
    expect(video.info).toMatchObject({ width: made.width, height: made.height, frames: 45, fps: 25, vfr: false });

    const shown: [number, number][] = [];
    for await (const { data, width } of frames.decode(video, { first: 0, last: 44 })) {
      // Away from the plates in the corners.
      const level = (role: 'source' | 'target') => {
        const { rect } = made[role].view;
        return data[(Math.round(rect.y + rect.height * 0.3) * width + rect.x + rect.width / 2) * 3]!;
      };
      shown.push([indexOf(level('source')), indexOf(level('target'))]);
    }
    expect(shown).toEqual(made.frames.map((frame) => [frame.source, frame.target]));
    expect(shown.filter(([s, t]) => s === 12 && t === 8)).toHaveLength(2 + 5);
  });

  it('leaves nothing when it is cancelled in the middle', async () => {
    const before = await readdir(folder);
    const controller = new AbortController();
    const run = render(plan(), path.join(folder, 'cancelled.mp4'), controller.signal, (done) => {
      if (done === 10) controller.abort();
    });
    await expect(run).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(await readdir(folder)).toEqual(before);
  });
});
