import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createCanvas } from '@napi-rs/canvas';
import type { Camera, Drift } from './camera.ts';

/** Pixels that the plate reaches beyond the frame on every side, for the camera to drift over. */
export const MARGIN = 48;
/** Plate pixels per frame pixel. */
const OVERSAMPLING = 1.5;

/** Paints in pixels of the steady picture. */
export type Scenery = (context: SKRSContext2D, camera: Camera) => void;

/** The scenery of a clip, painted once, larger than the frame, and shown through the camera's drift. */
export class Plate {
  readonly #plate: Canvas;
  readonly #frame: Canvas;

  constructor(camera: Camera, scenery: Scenery) {
    const { width, height } = camera.setup;
    this.#plate = createCanvas(
      Math.round((width + 2 * MARGIN) * OVERSAMPLING),
      Math.round((height + 2 * MARGIN) * OVERSAMPLING),
    );
    this.#frame = createCanvas(width, height);
    const context = this.#plate.getContext('2d');
    context.scale(OVERSAMPLING, OVERSAMPLING);
    context.translate(MARGIN, MARGIN);
    scenery(context, camera);
  }

  at(drift: Drift): Canvas {
    const context = this.#frame.getContext('2d');
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.setTransform(drift.a, drift.b, -drift.b, drift.a, drift.x, drift.y);
    context.translate(-MARGIN, -MARGIN);
    context.scale(1 / OVERSAMPLING, 1 / OVERSAMPLING);
    context.drawImage(this.#plate, 0, 0);
    return this.#frame;
  }
}

/** Paints a layer out of focus: the whole layer is blurred once, `radius` in frame pixels. */
export function outOfFocus(context: SKRSContext2D, radius: number, paint: (layer: SKRSContext2D) => void): void {
  const { width, height } = context.canvas;
  const canvas = createCanvas(width, height);
  const layer = canvas.getContext('2d');
  layer.setTransform(context.getTransform());
  paint(layer);
  context.save();
  context.resetTransform();
  context.filter = `blur(${radius * OVERSAMPLING}px)`;
  context.drawImage(canvas, 0, 0);
  context.restore();
}
