import path from 'node:path';
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { RgbFrame } from '../../../engine/ports.ts';
import { MODELS_FOLDER } from './real-models.ts';

/** A drawn person of the pose pack's parity pictures, and where to put the picture. */
export interface PlacedPerson {
  readonly picture: 'stand' | 'reach' | 'squat';
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The parity picture itself, 192 x 192. */
export async function parityPicture(file: string): Promise<RgbFrame> {
  const image = await loadImage(path.join(MODELS_FOLDER, 'movenet-lightning', file));
  return drawn(0, image.width, image.height, [{ image, x: 0, y: 0, side: image.width }]);
}

/** A frame with people on a plain ground. */
export async function frameWithPeople(
  index: number,
  width: number,
  height: number,
  people: readonly PlacedPerson[],
): Promise<RgbFrame> {
  const placed = people.map(async ({ picture, x, y, side }) => {
    const image = await loadImage(path.join(MODELS_FOLDER, 'movenet-lightning', 'parity', `synthetic_${picture}.png`));
    return { image, x, y, side };
  });
  return drawn(index, width, height, await Promise.all(placed));
}

function drawn(
  index: number,
  width: number,
  height: number,
  pictures: readonly { image: Image; x: number; y: number; side: number }[],
): RgbFrame {
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#8a9a7a';
  context.fillRect(0, 0, width, height);
  for (const { image, x, y, side } of pictures) context.drawImage(image, x, y, side, side);
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    for (let colour = 0; colour < 3; colour++) data[i * 3 + colour] = rgba[i * 4 + colour]!;
  }
  return { index, width, height, data };
}
