import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import type { RgbFrame } from '../../engine/ports.ts';
import { rgbToRgba } from './rgb-to-rgba.ts';

/**
 * A frame as a picture file.
 *
 * @param quality of a JPEG, 0..100 (default 90)
 * @returns the file's bytes
 */
export async function encodePicture(frame: RgbFrame, type: 'png' | 'jpeg', quality = 90): Promise<Uint8Array> {
  const canvas = canvasOf(frame);
  return type === 'png' ? await canvas.encode('png') : await canvas.encode('jpeg', quality);
}

function canvasOf(frame: RgbFrame): Canvas {
  const image = new ImageData(frame.width, frame.height);
  rgbToRgba(frame.data, image.data);
  const canvas = createCanvas(frame.width, frame.height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}
