import { appendFile, copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpeningProgress } from '../../contract/media.ts';
import type { RgbFrame } from '../../engine/ports.ts';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { sharedFfmpeg } from './locate-ffmpeg.ts';
import { recordingProgram, testClip, testFolder } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

let own: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  own = await testFolder('index-memory');
});
afterAll(() => own.remove());

describe('opening', () => {
  it('tells how far it is and shows the first picture', async () => {
    const told: OpeningProgress[] = [];
    const pictures: RgbFrame[] = [];
    const source = new FfmpegFrameSource();
    const path = await testClip('hd.mp4');
    const video = await source.open(path, undefined, {
      progress: (progress) => told.push(progress),
      firstPicture: (frame) => pictures.push(frame),
    });
    expect(told[0]?.facts).toEqual({
      ...{ width: 1280, height: 720, codec: 'h264', pixelFormat: 'yuv420p', rotationDegrees: 0 },
      color: { range: null, matrix: null, primaries: null, transfer: null },
      ...{ durationSeconds: 2, framesExpected: 50 },
    });
    expect(told[0]!.framesDone).toBeGreaterThan(0);
    // Whoever is quicker, the picture or the count: it is the first frame.
    for await (const { data } of source.decode(video, { first: 0, last: 0 })) {
      for (const picture of pictures) expect(picture).toEqual({ index: 0, width: 1280, height: 720, data });
    }
  });

  it('decodes a file once, wherever it lies and whatever it is called, but not another one', async () => {
    const { program, runs } = await recordingProgram(await sharedFfmpeg(), own.folder);
    const cacheFolder = join(own.folder, 'cache');
    const open = (path: string) => new FfmpegFrameSource({ program: async () => program, cacheFolder }).open(path);
    const path = join(own.folder, 'one.mp4');
    await copyFile(await testClip('b-frames.mp4'), path);
    const first = await open(path);
    const again = await open(path);
    expect(again).toEqual(first);
    expect(await runs()).toHaveLength(1);
    const moved = join(own.folder, 'two.mp4');
    await rename(path, moved);
    expect(await open(moved)).toEqual({ ...first, path: moved, info: { ...first.info, file: 'two.mp4' } });
    expect(await runs()).toHaveLength(1);

    // What was remembered serves to decode: the checksums are those of the frames.
    const source = new FfmpegFrameSource({ program: async () => program, cacheFolder });
    for await (const frame of source.decode(await source.open(moved), { first: 60, last: 61 })) {
      expect(frame.width).toBe(160);
    }
    expect((await runs()).slice(1).map((run) => run.includes(' -ss '))).toEqual([true]);

    await appendFile(moved, 'x');
    await open(moved);
    expect(await runs()).toHaveLength(3);
  });
});
