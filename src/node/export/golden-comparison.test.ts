import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBarCode } from '../../../build/golden-media/bar-code.ts';
import { GOLDEN_MEDIA, type GoldenClip } from '../../../build/golden-media/clips.ts';
import { ensureGolden } from '../../../build/golden-media/ensure-golden.ts';
import { ALL_PARTS, type OverlayScene } from '../../document/overlay/scene.ts';
import { wholeFrame } from '../../document/overlay/scene-from.ts';
import { DEFAULT_COMPARISON, planComparison } from '../../engine/export/video/plan-comparison.ts';
import { renderComparison } from '../../engine/export/video/render-comparison.ts';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import { FrameTable } from '../../engine/media/frame-table.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { FfmpegFrameSource } from '../ffmpeg/ffmpeg-frame-source.ts';
import { createCanvasFactory } from './canvas-factory.ts';
import { createVideoWriter } from './ffmpeg-video-writer.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000, maxConcurrency: 2 });

const frames = new FfmpegFrameSource();
/** Frames of each clip that are exported, from this one on. */
const FIRST = 8;
const COUNT = 16;

/** Every clip of the golden set once, two by two. */
const pairs = GOLDEN_MEDIA.flatMap((clip, index) =>
  index % 2 === 0 ? [[clip, GOLDEN_MEDIA[index + 1] ?? GOLDEN_MEDIA[0]!] as const] : [],
);

const sceneOf = ({ info, table }: OpenedVideo, role: 'source' | 'target'): OverlayScene => ({
  role,
  title: info.file,
  methodName: 'auto',
  frameSeconds: table.pts.map((_, index) => new FrameTable(table).secondsOf(index)),
  moments: [],
  pose: null,
  trailJoints: [],
  trailSeconds: 0,
  fadeSeconds: 0,
  speed: 1,
  view: wholeFrame(info),
  parts: ALL_PARTS,
});

describe('an exported comparison shows the frames that it says, in both halves', () => {
  let folder: string;
  let paths: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tandem-golden-comparison-'));
    paths = await ensureGolden();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.concurrent.each(pairs.map(([source, target]) => [`${source.name} and ${target.name}`, source, target] as const))(
    '%s',
    async (name, sourceClip, targetClip) => {
      const open = (clip: GoldenClip) => frames.open(paths[clip.name]!);
      const [source, target] = await Promise.all([open(sourceClip), open(targetClip)]);
      const range = [FIRST, FIRST + COUNT - 1] as const;
      const planned = ({ info, table }: OpenedVideo) => ({
        ...info,
        table,
        range: [...range] as [number, number],
        crop: { x: 0, y: 0, w: info.width, h: info.height },
      });
      const warp = Array.from({ length: COUNT }, (_, i) => [FIRST + i, FIRST + i, 1] as [number, number, number]);
      const plan = planComparison(planned(source), planned(target), [], {
        ...DEFAULT_COMPARISON,
        ...{ timing: { kind: 'method', links: warp }, maxWidth: 800, freezeSeconds: 0 },
      });
      const file = path.join(folder, `${name.replaceAll(' ', '-')}.mp4`);
      const readers = { source: new FrameReader(frames, source), target: new FrameReader(frames, target) };
      const scenes = { source: sceneOf(source, 'source'), target: sceneOf(target, 'target') };
      const studio = { canvases: createCanvasFactory(), writer: createVideoWriter() };
      try {
        const { signal } = new AbortController();
        await renderComparison({ plan, scenes, readers, ...studio, path: file }, signal, () => {});
      } finally {
        await Promise.all([readers.source.close(), readers.target.close()]);
      }

      const video = await frames.open(file);
      const shown: (readonly [number | null, number | null])[] = [];
      for await (const { data, width, height } of frames.decode(video, { first: 0, last: video.info.frames - 1 })) {
        const code = (role: 'source' | 'target') => readBarCode(data, width, height, plan[role].view.rect);
        shown.push([code('source'), code('target')]);
      }
      expect(shown).toEqual(
        plan.frames.map((frame) => [sourceClip.firstNumber + frame.source, targetClip.firstNumber + frame.target]),
      );
      expect(shown.length).toBeGreaterThan(2);
    },
  );
});
