/// <reference lib="webworker" />

/** A frame to be copied; it is the worker's to close. */
export interface CopyWish {
  readonly id: number;
  readonly frame: VideoFrame;
  /** Size as displayed, pixels. */
  readonly whole: { readonly width: number; readonly height: number };
  /** Size of the copy, pixels. */
  readonly copy: { readonly width: number; readonly height: number };
}

/** The copy; null when it could not be made. */
export interface CopyAnswer {
  readonly id: number;
  readonly bitmap: ImageBitmap | null;
}

const page = globalThis as unknown as DedicatedWorkerGlobalScope;
const contexts = [0, 1].map(() =>
  new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true, alpha: false }),
);

page.addEventListener('message', ({ data: { id, frame, whole, copy } }: MessageEvent<CopyWish>) => {
  const bitmap = copied(frame, whole, copy);
  frame.close();
  page.postMessage({ id, bitmap } satisfies CopyAnswer, bitmap ? [bitmap] : []);
});

/** Converts the colours at full size and scales afterwards: a browser that scales a frame while converting it takes ten times as long. */
function copied(frame: VideoFrame, whole: CopyWish['whole'], copy: CopyWish['copy']): ImageBitmap | null {
  const [large, small] = contexts;
  if (!large || !small) return null;
  if (large.canvas.width !== whole.width || large.canvas.height !== whole.height) Object.assign(large.canvas, whole);
  large.drawImage(frame, 0, 0, whole.width, whole.height);
  Object.assign(small.canvas, copy);
  // Down to half the size every pixel of the copy sees all that it stands for; the better way would take twice as long for the same.
  small.imageSmoothingQuality = copy.width * 2 >= whole.width ? 'low' : 'medium';
  small.drawImage(large.canvas, 0, 0, copy.width, copy.height);
  return small.canvas.transferToImageBitmap();
}
