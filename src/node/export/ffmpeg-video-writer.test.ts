import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FfmpegFrameSource } from '../ffmpeg/ffmpeg-frame-source.ts';
import { type FfmpegProgram, sharedFfmpeg } from '../ffmpeg/locate-ffmpeg.ts';
import { createVideoWriter } from './ffmpeg-video-writer.ts';

const SIZE = { width: 64, height: 48 };

/** One colour over the whole frame. */
const plain = (rgb: readonly [number, number, number]) =>
  Uint8Array.from({ length: SIZE.width * SIZE.height * 4 }, (_, i) => [...rgb, 255][i % 4]!);

describe('createVideoWriter', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tandem-writer-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A folder of the test's own. */
  async function place(name: string): Promise<string> {
    const own = path.join(folder, name);
    await mkdir(own);
    return own;
  }

  /** A program that runs shell commands before (or instead of) ffmpeg. */
  async function program(own: string, commands: string): Promise<() => Promise<FfmpegProgram>> {
    const script = path.join(own, 'ffmpeg.sh');
    await writeFile(script, `#!/bin/sh\n${commands}\n`);
    await chmod(script, 0o755);
    return async () => ({ ...(await sharedFfmpeg()), path: script });
  }

  async function write(file: string, frames: readonly Uint8Array[], writer = createVideoWriter()): Promise<void> {
    const encoder = await writer.open({ path: file, ...SIZE, fps: [30000, 1001], crf: 12 });
    try {
      for (const frame of frames) await encoder.write(frame);
    } catch (error) {
      await encoder.abort();
      throw error;
    }
    await encoder.finish();
  }

  it('writes H.264, yuv420p, BT.709 in television range, with the index in front', async () => {
    const own = await place('format');
    const file = path.join(own, 'a clip: 50 %d.mp4');
    const colours = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 255],
      [128, 128, 128],
    ] as const;
    await write(
      file,
      colours.flatMap((colour) => [plain(colour), plain(colour), plain(colour)]),
    );
    expect(await readdir(own)).toEqual([path.basename(file)]);

    const video = await new FfmpegFrameSource().open(file);
    expect(video.info).toMatchObject({ ...SIZE, frames: 15, codec: 'h264', pixelFormat: 'yuv420p', vfr: false });
    expect(video.info.fps).toBeCloseTo(30000 / 1001, 6);
    expect(video.info.color).toEqual({ range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' });
    const bytes = await readFile(file, 'latin1');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));

    // Limited-range BT.709 (ITU-R BT.709-6, 3.2 to 3.5): Y = 16 + 219 * (0.2126 R + 0.7152 G + 0.0722 B).
    const { stdout } = await promisify(execFile)(
      (await sharedFfmpeg()).path,
      ['-v', 'error', '-i', `file:${file}`, '-f', 'rawvideo', '-'],
      { encoding: 'buffer', maxBuffer: 1e8 },
    );
    const frameBytes = (SIZE.width * SIZE.height * 3) / 2;
    const middle = (SIZE.height / 2) * SIZE.width + SIZE.width / 2;
    const luma = colours.map((_, i) => stdout[(3 * i + 1) * frameBytes + middle]!);
    const expected = colours.map(([r, g, b]) => 16 + (219 * (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 255);
    for (const [i, value] of luma.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(2);
  });

  it('gives flat colours back', async () => {
    const file = path.join(await place('colours'), 'clip.mp4');
    await write(
      file,
      [
        [200, 60, 30],
        [20, 90, 160],
      ].map((rgb) => plain(rgb as [number, number, number])),
    );
    const source = new FfmpegFrameSource();
    const colours: number[][] = [];
    for await (const frame of source.decode(await source.open(file), { first: 0, last: 1 })) {
      colours.push([...frame.data.slice(SIZE.width * 3 * 20 + 90, SIZE.width * 3 * 20 + 93)]);
    }
    for (const [i, rgb] of [
      [200, 60, 30],
      [20, 90, 160],
    ].entries()) {
      for (const channel of [0, 1, 2]) expect(Math.abs(colours[i]![channel]! - rgb[channel]!)).toBeLessThanOrEqual(4);
    }
  });

  it('replaces a file only when the new one is whole', async () => {
    const own = await place('replace');
    const file = path.join(own, 'clip.mp4');
    await writeFile(file, 'old');
    const encoder = await createVideoWriter().open({ path: file, ...SIZE, fps: [25, 1], crf: 20 });
    await encoder.write(plain([1, 2, 3]));
    expect(await readFile(file, 'utf8')).toBe('old');
    await encoder.abort();
    expect(await readdir(own)).toEqual(['clip.mp4']);
    expect(await readFile(file, 'utf8')).toBe('old');
    await write(file, [plain([1, 2, 3])]);
    expect((await readFile(file)).length).toBeGreaterThan(500);
    expect(await readdir(own)).toEqual(['clip.mp4']);
  });

  it('holds the caller back instead of piling up frames', async () => {
    const own = await place('pace');
    // Reads nothing for a while: no frame larger than the pipe can be taken meanwhile.
    const slow = await program(own, `sleep 0.4; exec "${(await sharedFfmpeg()).path}" "$@"`);
    const big = { width: 640, height: 480 };
    const encoder = await createVideoWriter(slow).open({
      path: path.join(own, 'clip.mp4'),
      ...big,
      fps: [25, 1],
      crf: 20,
    });
    const begin = performance.now();
    await encoder.write(new Uint8Array(640 * 480 * 4));
    await encoder.write(new Uint8Array(640 * 480 * 4));
    expect(performance.now() - begin).toBeGreaterThan(200);
    await encoder.finish();
  });

  it('says in words that ffmpeg failed, names the path, and leaves no file', async () => {
    const own = await place('full');
    const file = path.join(own, 'clip.mp4');
    // A file may not grow beyond 4 blocks: what a full disk does.
    const writer = createVideoWriter(await program(own, `ulimit -f 4; exec "${(await sharedFfmpeg()).path}" "$@"`));
    let seed = 1;
    const noise = () =>
      Uint8Array.from({ length: SIZE.width * SIZE.height * 4 }, () => (seed = (seed * 48271) % 2147483647) & 255);
    await expect(write(file, Array.from({ length: 60 }, noise), writer)).rejects.toThrow(
      expect.objectContaining({ code: 'export-failed', message: expect.stringContaining(file) }),
    );
    expect(await readdir(own)).toEqual(['ffmpeg.sh']);
  });

  it('tells the reason that ffmpeg gave when it ends in the middle', async () => {
    const own = await place('early');
    const writer = createVideoWriter(
      await program(own, 'head -c 20000 >/dev/null; echo "No space left on device" >&2; exit 1'),
    );
    await expect(
      write(
        path.join(own, 'clip.mp4'),
        Array.from({ length: 40 }, () => plain([9, 9, 9])),
        writer,
      ),
    ).rejects.toThrow('No space left on device');
    expect(await readdir(own)).toEqual(['ffmpeg.sh']);
  });

  it('refuses places that cannot be written before any work', async () => {
    const own = await place('refused');
    await writeFile(path.join(own, 'file'), '');
    await mkdir(path.join(own, 'folder.mp4'));
    const open = (file: string, size = SIZE) =>
      createVideoWriter().open({ path: file, ...size, fps: [25, 1], crf: 20 });
    for (const file of [path.join(own, 'file', 'clip.mp4'), path.join(own, 'folder.mp4')]) {
      await expect(open(file)).rejects.toThrow(
        expect.objectContaining({ code: 'export-failed', message: expect.stringContaining(file) }),
      );
    }
    await expect(open(path.join(own, 'odd.mp4'), { width: 63, height: 48 })).rejects.toThrow('63 x 48');
    expect((await readdir(own)).sort()).toEqual(['file', 'folder.mp4']);
  });

  it('says when the program does not start', async () => {
    const own = await place('missing');
    const writer = createVideoWriter(async () => ({ ...(await sharedFfmpeg()), path: path.join(own, 'nothing-here') }));
    await expect(write(path.join(own, 'clip.mp4'), [plain([0, 0, 0]), plain([0, 0, 0])], writer)).rejects.toThrow(
      expect.objectContaining({ code: 'export-failed' }),
    );
    expect(await readdir(own)).toEqual([]);
  });
});
