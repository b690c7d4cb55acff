import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RgbFrame } from '../../engine/ports.ts';
import { encodePicture } from './encode-picture.ts';
import { writePng } from './write-png.ts';

/** Every pixel has a colour of its own. */
const frame: RgbFrame = {
  index: 0,
  width: 40,
  height: 30,
  data: Uint8Array.from({ length: 40 * 30 * 3 }, (_, i) => [((i / 3) % 40) | 0, i / 120, (i * 7) % 251][i % 3]! | 0),
};

async function decode(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, rgba: context.getImageData(0, 0, image.width, image.height).data };
}

const rgbOf = (rgba: Uint8ClampedArray) =>
  Uint8Array.from({ length: (rgba.length / 4) * 3 }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)]!);

describe('encodePicture', () => {
  it("writes a PNG with exactly the frame's pixels", async () => {
    const { width, height, rgba } = await decode(await encodePicture(frame, 'png'));
    expect([width, height]).toEqual([40, 30]);
    expect(rgbOf(rgba)).toEqual(frame.data);
    expect(rgba[3]).toBe(255);
  });

  it('writes a JPEG, smaller at lower quality', async () => {
    const good = await encodePicture(frame, 'jpeg', 95);
    const poor = await encodePicture(frame, 'jpeg', 20);
    expect([...good.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(poor.length).toBeLessThan(good.length);
    expect((await decode(good)).width).toBe(40);
  });
});

describe('writePng', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tandem-picture-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes the file, whole, and nothing beside it', async () => {
    const file = path.join(folder, 'new folder', 'a % picture.png');
    await writePng(frame, file);
    expect(rgbOf((await decode(await readFile(file))).rgba)).toEqual(frame.data);
    expect(await readdir(path.dirname(file))).toEqual(['a % picture.png']);
  });

  it('names the path when it cannot be written', async () => {
    const file = path.join(folder, 'no-folder');
    await writeFile(file, '');
    await expect(writePng(frame, path.join(file, 'picture.png'))).rejects.toThrow(
      expect.objectContaining({
        code: 'export-failed',
        message: expect.stringContaining(path.join(file, 'picture.png')),
      }),
    );
  });
});
