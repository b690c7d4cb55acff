import { evenOrder } from './even-order.ts';

/** The moving pixels of a clip's sampled frames. */
export interface MotionCloud {
  /** Frame of each point. */
  readonly frames: Uint32Array;
  /** x, y of each point, pixels of the clip. */
  readonly places: Float32Array;
  /** Red, green, blue of each point. */
  readonly colours: Uint8Array;
  /** How many pixels of the clip a point stands for, along one side. */
  readonly pixelSide: number;
}

/** A small picture of a frame: RGBA, rows from the top. */
export interface SampledFrame {
  readonly frame: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A region of the clip in which somebody moves, pixels of the clip. */
export interface MotionRegion {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** So far a pixel's brightness must be from its usual value to count as moving (of 255): over the noise of compressed video. */
const THRESHOLD = 26;
/** Points of one clip, at most. */
const MOST_POINTS = 60_000;

/**
 * Which pixels move: those whose brightness is not the one that their place has in most of the sampled frames (its median over time, which
 * is the background as long as the camera stands). A generator: every `yield` is a good moment for a pause.
 *
 * @param samples all of one size
 * @param clipWidth width of the clip, pixels
 * @param regionOf where to look in a frame; null for everywhere
 */
export function* motionCloud(
  samples: readonly SampledFrame[],
  clipWidth: number,
  regionOf: (frame: number) => MotionRegion | null,
): Generator<void, MotionCloud> {
  const { width, height } = samples[0] ?? { width: 0, height: 0 };
  const pixelSide = width === 0 ? 1 : clipWidth / width;
  const usual = yield* medians(samples, width, height);
  // The index of a sample, and of a pixel in it.
  const found: [sample: number, pixel: number][] = [];
  for (const [index, { frame, data }] of samples.entries()) {
    const region = regionOf(frame);
    const [left, right] = region ? [region.left / pixelSide, region.right / pixelSide] : [0, width];
    const [top, bottom] = region ? [region.top / pixelSide, region.bottom / pixelSide] : [0, height];
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x++) {
        const pixel = y * width + x;
        if (Math.abs(brightness(data, pixel) - usual[pixel]!) > THRESHOLD) found.push([index, pixel]);
      }
    }
    yield;
  }
  const count = Math.min(MOST_POINTS, found.length);
  const frames = new Uint32Array(count);
  const places = new Float32Array(2 * count);
  const colours = new Uint8Array(3 * count);
  const order = evenOrder(found.length);
  for (let point = 0; point < count; point++) {
    const [index, pixel] = found[order[point]!]!;
    const { frame, data } = samples[index]!;
    frames[point] = frame;
    places[2 * point] = ((pixel % width) + 0.5) * pixelSide;
    places[2 * point + 1] = (Math.floor(pixel / width) + 0.5) * pixelSide;
    colours.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * point);
  }
  return { frames, places, colours, pixelSide };
}

/** The frames that are looked at: at most `most`, evenly over the range, both ends included. */
export function sampledFrames([first, last]: readonly [number, number], most: number): number[] {
  const count = Math.min(most, last - first + 1);
  if (count < 2) return [first];
  return Array.from({ length: count }, (_, index) => Math.round(first + ((last - first) * index) / (count - 1)));
}

/** The median over time of each pixel's brightness. */
function* medians(samples: readonly SampledFrame[], width: number, height: number): Generator<void, Uint8Array> {
  const usual = new Uint8Array(width * height);
  const values = new Uint8Array(samples.length);
  for (let y = 0; y < height; y++) {
    for (let pixel = y * width; pixel < (y + 1) * width; pixel++) {
      for (let index = 0; index < samples.length; index++) values[index] = brightness(samples[index]!.data, pixel);
      usual[pixel] = values.sort()[samples.length >> 1] ?? 0;
    }
    yield;
  }
  return usual;
}

/** Luma (BT.709) of a pixel, 0..255. */
function brightness(data: Uint8ClampedArray, pixel: number): number {
  return 0.2126 * data[4 * pixel]! + 0.7152 * data[4 * pixel + 1]! + 0.0722 * data[4 * pixel + 2]!;
}
