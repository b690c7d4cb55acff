import { expect, it, vi } from 'vitest';
import { FramePictures } from './frame-pictures.ts';

it('asks for a picture once, again after an error, and lets go of those not used for longest', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  let broken = true;
  const picture = vi.fn(async ({ index }: { index: number }) => {
    if (index === 1000 && broken) throw new Error('broken');
    return new Blob([new Uint8Array(1)]);
  });
  const pictures = new FramePictures({ picture });
  const first = await pictures.load('m1', 0, 256);
  expect(await pictures.load('m1', 0, 256)).toBe(first);
  expect(await pictures.load('m1', 0, 512)).not.toBe(first);
  expect(picture).toHaveBeenCalledTimes(2);

  await expect(pictures.load('m1', 1000, 256)).rejects.toThrow('broken');
  broken = false;
  expect(await pictures.load('m1', 1000, 256)).toMatch(/^blob:/);

  for (let index = 1; index <= 79; index++) {
    await pictures.load('m1', index, 256);
    // Used all the time, therefore kept.
    await pictures.load('m1', 0, 256);
  }
  expect(await pictures.load('m1', 0, 256)).toBe(first);
  await vi.waitFor(() => expect(revoked).toHaveBeenCalledTimes(2));
  expect(revoked).not.toHaveBeenCalledWith(first);
});
