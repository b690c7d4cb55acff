import { evenOrder } from './even-order.ts';
import { type MotionCloud, type MotionRegion, motionCloud, type SampledFrame, sampledFrames } from './motion-cloud.ts';
import type { SpaceTimeClip } from './space-time-data.ts';

/** Frames of a clip that are looked at: enough for a figure at every part of a movement. */
const SAMPLES = 32;
/** With so many pictures there is a first cloud already. */
const FIRST = 10;
/** The window's thread is given back after so long, milliseconds. */
const SLICE = 6;

/** What a cloud is read from. */
export interface CloudSource {
  readonly clip: SpaceTimeClip;
  /** A small picture of a frame; it stays the giver's and is read at once. */
  readonly pictureOf: (frame: number) => Promise<ImageBitmap>;
  /** Where the person is in a frame, pixels of the clip; null for everywhere. */
  readonly regionOf: (frame: number) => MotionRegion | null;
}

/**
 * Reads the moving pixels of a clip: pictures one after the other, then the reckoning in slices, so that the window stays awake.
 *
 * @param onProgress takes the share that is done, 0..1, and once a first, thin cloud
 * @throws the signal's reason when it is aborted; what `pictureOf` throws when a frame cannot be read
 */
export async function readMotionCloud(
  { clip, pictureOf, regionOf }: CloudSource,
  signal: AbortSignal,
  onProgress: (share: number, first: MotionCloud | null) => void,
): Promise<MotionCloud> {
  const samples: SampledFrame[] = [];
  const frames = sampledFrames(clip.range, SAMPLES);
  // Any beginning of this order is spread over the whole range.
  for (const place of evenOrder(frames.length)) {
    const frame = frames[place]!;
    const bitmap = await pictureOf(frame).catch(unlessAbandoned);
    signal.throwIfAborted();
    if (!bitmap) continue;
    const { width, height } = samples[0] ?? bitmap;
    samples.push({ frame, width, height, data: pixelsOf(bitmap, width, height) });
    const isFirst = samples.length === FIRST && frames.length > 2 * FIRST;
    const first = isFirst ? await inSlices(motionCloud(samples, clip.width, regionOf), signal) : null;
    onProgress(samples.length / (frames.length + 1), first);
    await pause();
    signal.throwIfAborted();
  }
  return await inSlices(motionCloud(samples, clip.width, regionOf), signal);
}

/** A picture that nobody read because others were wanted more is left out. */
function unlessAbandoned(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') return null;
  throw error;
}

function pixelsOf(bitmap: ImageBitmap, width: number, height: number): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE) continue;
    await pause();
    signal.throwIfAborted();
    since = performance.now();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
