import { createHash } from 'node:crypto';
import { appendFile, copyFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import type { DecodeRequest, OpenedVideo, RgbFrame } from '../../engine/ports.ts';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { sharedFfmpeg } from './locate-ffmpeg.ts';
import { independentFrameHashes, recordingProgram, testClip, testFolder } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

const md5 = (data: Uint8Array) => createHash('md5').update(data).digest('hex');

let own: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  own = await testFolder('frame-source');
});
afterAll(() => own.remove());

/** Children of this process that were not waited for. Node takes an ended one off its list two turns later. */
async function runningPrograms(): Promise<number> {
  for (let turn = 0; turn < 2; turn += 1) await setImmediate();
  return process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;
}

async function read(source: FfmpegFrameSource, video: OpenedVideo, request: DecodeRequest): Promise<RgbFrame[]> {
  const frames: RgbFrame[] = [];
  for await (const frame of source.decode(video, request)) frames.push(frame);
  return frames;
}

describe('jumps', () => {
  it('spare the way from the start of the file', async () => {
    const { program, runs } = await recordingProgram(await sharedFfmpeg(), own.folder);
    const source = new FfmpegFrameSource({ program: async () => program });
    const video = await source.open(await testClip('b-frames.mp4'));
    await read(source, video, { first: 60, last: 61 });
    const decodes = (await runs()).slice(1);
    expect(decodes).toHaveLength(1);
    // Frame 60 of 25 a second lies at 2.4 s, that is 30720 / 12800.
    expect(decodes[0]).toMatch(/-ss 2\.150000 .*trim=start_pts=30720:end_pts=31233,/);
  });

  it('reach the frames round a key frame of an open GOP', async () => {
    const path = await testClip('open-gop.mp4');
    const source = new FfmpegFrameSource();
    const [expected, video] = await Promise.all([independentFrameHashes(path), source.open(path)]);
    // Key frames are stored before, and shown after, the B-frames that need the GOP before: 33 to 35 belong to the key frame 36.
    for (const index of [32, 33, 35, 36, 37]) {
      const [frame] = await read(source, video, { first: index, last: index });
      expect(md5(frame!.data)).toBe(expected[index]);
    }
  });

  it('that lead to other pixels at the same PTS are noticed and mended', async () => {
    const path = await testClip('b-frames.mp4');
    const real = await sharedFfmpeg();
    // Same times, other pictures.
    const { program, runs } = await recordingProgram(real, own.folder, await testClip('one-key-frame.mp4'));
    const source = new FfmpegFrameSource({ program: async () => program });
    const video = await source.open(path);
    const frames = await read(source, video, { first: 40, last: 43 });
    expect(frames.map((frame) => frame.index)).toEqual([40, 41, 42, 43]);
    expect(frames.map((frame) => md5(frame.data))).toEqual((await independentFrameHashes(path)).slice(40, 44));
    expect((await runs()).slice(1).map((run) => run.includes(' -ss '))).toEqual([true, false]);
    // Once a way has failed in a file it is not tried again there.
    await read(source, video, { first: 50, last: 50 });
    expect((await runs()).slice(3).map((run) => run.includes(' -ss '))).toEqual([false]);
  });
});

describe('FrameReader over it', () => {
  it('gives the same frames forwards, backwards and at random, and ends its decoder', async () => {
    const path = await testClip('open-gop.mp4');
    const source = new FfmpegFrameSource();
    const [expected, video] = await Promise.all([independentFrameHashes(path), source.open(path)]);
    const reader = new FrameReader(source, video, { budgetBytes: 30 * 160 * 120 * 3 });
    const up = expected.map((_, index) => index);
    for (const index of [...up, ...up.toReversed(), 40, 3, 71]) {
      expect(md5((await reader.frame(index)).data)).toBe(expected[index]);
    }
    await reader.close();
    expect(await runningPrograms()).toBe(0);
  });
});

describe('decode', () => {
  it('turns the picture upright and says by how much', async () => {
    const [red, green, blue, white] = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 255],
    ] as const;
    // As stored: red and green above blue and white. Clockwise by 90: blue and red above white and green.
    const upright = {
      0: [red, green, blue, white],
      90: [blue, red, white, green],
      180: [white, blue, green, red],
      270: [green, white, red, blue],
    } as const;
    const source = new FfmpegFrameSource();
    const seen: number[] = [];
    for (const name of ['quadrants.mp4', 'rotated-90.mp4', 'rotated-180.mp4', 'rotated-270.mp4'] as const) {
      const video = await source.open(await testClip(name));
      const { rotationDegrees, width, height } = video.info;
      seen.push(rotationDegrees);
      expect([width, height]).toEqual(rotationDegrees % 180 === 0 ? [96, 64] : [64, 96]);
      const [frame] = await read(source, video, { first: 2, last: 2 });
      const quadrants = [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const;
      const colours = quadrants.map(([x, y]) => {
        const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
        return [...frame!.data.subarray(at, at + 3)].map((value) => (value > 127 ? 255 : 0));
      });
      expect(colours).toEqual(upright[rotationDegrees]);
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 90, 180, 270]);
  });

  it('crops whole pixels of the whole frame, then scales by area', async () => {
    const source = new FfmpegFrameSource();
    const video = await source.open(await testClip('odd.webm'));
    const crop = { x: 101, y: 33, w: 120, h: 80 };
    const [whole] = await read(source, video, { first: 3, last: 3 });
    const [cropped] = await read(source, video, { first: 3, last: 3, crop });
    const [scaled] = await read(source, video, { first: 3, last: 3, crop, size: { width: 30, height: 20 } });
    expect(cropped).toMatchObject({ index: 3, width: 120, height: 80 });
    expect(scaled).toMatchObject({ index: 3, width: 30, height: 20 });
    const at = (x: number, y: number, channel: number) => whole!.data[((crop.y + y) * 353 + crop.x + x) * 3 + channel]!;
    let worst = 0;
    for (let y = 0; y < 80; y += 1) {
      for (let x = 0; x < 120; x += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          worst = Math.max(worst, Math.abs(cropped!.data[(y * 120 + x) * 3 + channel]! - at(x, y, channel)));
        }
      }
    }
    expect(worst).toBe(0);
    for (let y = 0; y < 20; y += 1) {
      for (let x = 0; x < 30; x += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          let sum = 0;
          for (let dy = 0; dy < 4; dy += 1)
            for (let dx = 0; dx < 4; dx += 1) sum += at(4 * x + dx, 4 * y + dy, channel);
          worst = Math.max(worst, Math.abs(scaled!.data[(y * 30 + x) * 3 + channel]! - sum / 16));
        }
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
  });

  it('makes frames of any size', async () => {
    const source = new FfmpegFrameSource();
    const video = await source.open(await testClip('quadrants.mp4'));
    const frames = await read(source, video, { first: 0, last: 1, size: { width: 131, height: 17 } });
    expect(frames.map(({ index, width, height, data }) => [index, width, height, data.length])).toEqual([
      [0, 131, 17, 131 * 17 * 3],
      [1, 131, 17, 131 * 17 * 3],
    ]);
    // Left upper corner red, right lower corner white, as in the whole frame.
    expect([...frames[0]!.data.subarray(0, 3)].map((value) => value > 127)).toEqual([true, false, false]);
    expect([...frames[0]!.data.subarray(-3)].every((value) => value > 200)).toBe(true);
  });

  it('refuses what is not there', async () => {
    const source = new FfmpegFrameSource();
    const video = await source.open(await testClip('quadrants.mp4'));
    const code = (request: DecodeRequest) =>
      read(source, video, request).then(
        () => 'ok',
        (error) => error.code,
      );
    expect(await code({ first: 0, last: 5 })).toBe('frame-out-of-range');
    expect(await code({ first: -1, last: 2 })).toBe('frame-out-of-range');
    expect(await code({ first: 2, last: 1 })).toBe('frame-out-of-range');
    expect(await code({ first: 0.5, last: 1 })).toBe('frame-out-of-range');
    expect(await code({ first: 0, last: 0, crop: { x: 90, y: 0, w: 7, h: 10 } })).toBe('crop-invalid');
    expect(await code({ first: 0, last: 0, crop: { x: 0.5, y: 0, w: 7, h: 10 } })).toBe('crop-invalid');
    expect(await code({ first: 0, last: 0, size: { width: 0, height: 10 } })).toBe('crop-invalid');
  });

  it('ends with the reason of its signal and leaves no process behind', async () => {
    const source = new FfmpegFrameSource();
    const video = await source.open(await testClip('hd.mp4'));
    const controller = new AbortController();
    const reason = Object.assign(new Error('enough'), { name: 'AbortError' });
    let frames = 0;
    const reading = (async () => {
      for await (const _ of source.decode(video, { first: 0, last: 49 }, controller.signal)) {
        frames += 1;
        if (frames === 3) controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(frames).toBe(3);
    expect(await runningPrograms()).toBe(0);
    for await (const _ of source.decode(video, { first: 20, last: 49 })) break;
    expect(await runningPrograms()).toBe(0);
    await expect(source.decode(video, { first: 0, last: 0 }, controller.signal).next()).rejects.toBe(reason);
    await expect(source.open(video.path, controller.signal)).rejects.toBe(reason);
    const opening = new AbortController();
    setTimeout(() => opening.abort(reason), 30);
    await expect(source.open(video.path, opening.signal)).rejects.toBe(reason);
    expect(await runningPrograms()).toBe(0);
  });

  it('knows a video that was opened elsewhere, and a file that has become another', async () => {
    const path = join(own.folder, 'changing.mp4');
    await copyFile(await testClip('quadrants.mp4'), path);
    const source = new FfmpegFrameSource();
    const video = await source.open(path);
    const copy = structuredClone(video);
    expect(await read(new FfmpegFrameSource(), copy, { first: 1, last: 1 })).toHaveLength(1);
    await utimes(path, 1000, 1000);
    expect(await read(source, video, { first: 1, last: 1 })).toHaveLength(1);
    await appendFile(path, 'x');
    await expect(read(source, video, { first: 1, last: 1 })).rejects.toThrow(/changing\.mp4 was changed since/);
    await own.remove();
    await expect(read(source, video, { first: 1, last: 1 })).rejects.toThrow(
      expect.objectContaining({ code: 'file-not-found', message: expect.stringContaining('changing.mp4') }),
    );
  });
});
