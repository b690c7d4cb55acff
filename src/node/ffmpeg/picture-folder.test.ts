import { copyFile, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBarCode } from '../../../build/golden-media/bar-code.ts';
import { ensureGolden } from '../../../build/golden-media/ensure-golden.ts';
import { judgeMedia } from '../store/locate-media.ts';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { listPictures } from './picture-folder.ts';
import { testFolder } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

let own: Awaited<ReturnType<typeof testFolder>>;
let golden: string;
let folder: string;
beforeAll(async () => {
  own = await testFolder('picture-folder');
  golden = (await ensureGolden(['pictures'])).pictures!;
});
beforeEach(async () => {
  folder = join(own.folder, 'swing');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
});
afterAll(() => own.remove());

const put = (from: number, name: string) =>
  copyFile(join(golden, `${String(from).padStart(5, '0')}.jpg`), join(folder, name));

async function codes(first: number, last: number): Promise<(number | null)[]> {
  const source = new FfmpegFrameSource();
  const video = await source.open(folder);
  const found: (number | null)[] = [];
  for await (const { data, width, height } of source.decode(video, { first, last })) {
    found.push(readBarCode(data, width, height));
  }
  return found;
}

describe('a folder of pictures', () => {
  it('is a clip at 24 pictures a second, in the order of the numbers, gaps and all', async () => {
    // By name, 10 would come before 9.
    for (const number of [7, 8, 9, 10, 11, 20]) await put(number, `frame ${number}.JPG`);
    await writeFile(join(folder, 'notes.txt'), 'nothing');
    await mkdir(join(folder, '00001.jpg'));
    const { info, table } = await new FfmpegFrameSource().open(folder);
    expect(info).toMatchObject({ file: 'swing', frames: 6, fps: 24, vfr: false, width: 320, height: 180 });
    expect(table).toEqual({ timeBase: [1, 24], pts: [0, 1, 2, 3, 4, 5], lastDuration: 1 });
    expect(await codes(0, 5)).toEqual([7, 8, 9, 10, 11, 20]);
    expect(await codes(3, 4)).toEqual([10, 11]);
  });

  it('may have pictures of several sizes: all are brought to that of the first', async () => {
    for (const number of [0, 1, 3]) await put(number, `${number}.jpg`);
    const picture = await loadImage(join(golden, '00002.jpg'));
    const other = createCanvas(200, 200);
    other.getContext('2d').drawImage(picture, 0, 0, 200, 200);
    await writeFile(join(folder, '2.jpg'), await other.encode('jpeg', 95));
    const { info } = await new FfmpegFrameSource().open(folder);
    expect(info).toMatchObject({ frames: 4, width: 320, height: 180, mixedPictures: true });
    expect(await codes(0, 3)).toEqual([0, 1, 2, 3]);
    expect(await codes(2, 3)).toEqual([2, 3]);
  });

  it('is known again by its pictures, not by its name, and refused when they change', async () => {
    for (const number of [0, 1, 2]) await put(number, `${number}.jpg`);
    const source = new FfmpegFrameSource();
    const video = await source.open(folder);
    await writeFile(join(folder, 'notes.txt'), 'nothing');
    const read = async () => {
      for await (const _ of source.decode(video, { first: 1, last: 1 }));
    };
    await expect(read()).resolves.toBeUndefined();
    const moved = join(own.folder, 'moved');
    await rename(folder, moved);
    expect(await judgeMedia(moved, video)).toBe('same');
    expect(await judgeMedia(folder, video)).toBe('not-found');
    await rename(moved, folder);
    await put(30, '2.jpg');
    expect(await judgeMedia(folder, video)).toBe('different');
    await utimes(folder, 1000, 1000);
    await expect(read()).rejects.toThrow(/swing was changed/);
  });

  it('is refused when it has none, those of two sequences, or broken ones', async () => {
    await writeFile(join(folder, 'notes.txt'), 'nothing');
    await expect(listPictures(folder, 'swing')).rejects.toMatchObject({
      code: 'not-a-video',
      message: 'The folder swing has no numbered pictures in it.',
      hint: expect.stringContaining('00000.jpg'),
    });
    await put(0, 'a0.jpg');
    await put(1, 'b0.jpg');
    await expect(listPictures(folder, 'swing')).rejects.toThrow(/several sequences.*a#\.jpg, b#\.jpg/);
    await rm(join(folder, 'b0.jpg'));
    await writeFile(join(folder, 'a1.jpg'), 'no picture at all');
    await put(2, 'a2.jpg');
    await expect(new FfmpegFrameSource().open(folder)).rejects.toThrow(/Only \d of the 3 pictures in swing/);
    expect((await readdir(folder)).length).toBe(4);
  });
});
