/// <reference lib="webworker" />
import { HalfCopier } from './half-frame/half-copier.ts';

/** A frame to be copied; it is the worker's to close. */
export interface CopyWish {
  readonly id: number;
  readonly frame: VideoFrame;
  /** Size as displayed, pixels. */
  readonly whole: { readonly width: number; readonly height: number };
  /** Size of the copy, pixels. */
  readonly copy: { readonly width: number; readonly height: number };
  /** Whether the copy is to be a JPEG picture. */
  readonly isPacked: boolean;
}

/** The copy; null when it could not be made. */
export interface CopyAnswer {
  readonly id: number;
  readonly picture: ImageBitmap | Blob | null;
}

/** Hardly to be told from the frame at its size, at a twentieth of a bitmap's memory. */
const PACKED = { type: 'image/jpeg', quality: 0.8 } as const;

const page = globalThis as unknown as DedicatedWorkerGlobalScope;
const contexts = [0, 1].map(() =>
  new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true, alpha: false }),
);
const halves = new HalfCopier();
/** One copy after the other: they share their memory. */
let turn: Promise<void> = Promise.resolve();

page.addEventListener('message', ({ data }: MessageEvent<CopyWish>) => {
  turn = turn.then(() => answer(data));
});

async function answer({ id, frame, whole, copy, isPacked }: CopyWish): Promise<void> {
  const canvas = await drawn(frame, whole, copy).catch(() => null);
  frame.close();
  const picture = isPacked ? await canvas?.convertToBlob(PACKED).catch(() => null) : canvas?.transferToImageBitmap();
  const handedOver = picture instanceof ImageBitmap ? [picture] : [];
  page.postMessage({ id, picture: picture ?? null } satisfies CopyAnswer, handedOver);
}

/** The copy's canvas. */
async function drawn(
  frame: VideoFrame,
  whole: CopyWish['whole'],
  copy: CopyWish['copy'],
): Promise<OffscreenCanvas | null> {
  const [large, small] = contexts;
  if (!large || !small) return null;
  resize(small.canvas, copy);
  const half = await halves.picture(frame, copy);
  if (half?.width === copy.width && half.height === copy.height) {
    small.putImageData(half, 0, 0);
    return small.canvas;
  }
  // The colours are converted first, scaling comes afterwards: a browser that scales a frame while converting it takes ten times as long.
  resize(large.canvas, half ?? whole);
  if (half) large.putImageData(half, 0, 0);
  else large.drawImage(frame, 0, 0, whole.width, whole.height);
  // Down to half the size every pixel of the copy sees all that it stands for; the better way would take twice as long for the same.
  small.imageSmoothingQuality = copy.width * 2 >= large.canvas.width ? 'low' : 'medium';
  small.drawImage(large.canvas, 0, 0, copy.width, copy.height);
  return small.canvas;
}

function resize(canvas: OffscreenCanvas, { width, height }: CopyWish['copy']): void {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
}
