import type { CopyAnswer, CopyWish } from './frame-copy-worker.ts';

/** Names of renderers that draw with the processor. */
const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether this browser draws with the processor, for want of a graphics card. */
export function drawsInSoftware(): boolean {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl');
  const facts = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer = gl && facts ? String(gl.getParameter(facts.UNMASKED_RENDERER_WEBGL)) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return !gl || SOFTWARE_RENDERER.test(renderer);
}

/** Copies frames in ordinary memory, beside the page's own work. */
export class FrameCopier {
  readonly #waiting = new Map<number, PromiseWithResolvers<ImageBitmap | Blob>>();
  #worker: Worker | null = null;
  #lastId = 0;

  /** @param frame is handed over */
  copy(frame: VideoFrame, size: CopyWish['copy']): Promise<ImageBitmap> {
    return this.#ask(frame, size, false) as Promise<ImageBitmap>;
  }

  /** The copy as a JPEG picture. @param frame is handed over */
  pack(frame: VideoFrame, size: CopyWish['copy']): Promise<Blob> {
    return this.#ask(frame, size, true) as Promise<Blob>;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail();
  }

  #ask(frame: VideoFrame, copy: CopyWish['copy'], isPacked: boolean): Promise<ImageBitmap | Blob> {
    const id = ++this.#lastId;
    const answer = Promise.withResolvers<ImageBitmap | Blob>();
    this.#waiting.set(id, answer);
    const whole = { width: frame.displayWidth, height: frame.displayHeight };
    this.#started().postMessage({ id, frame, whole, copy, isPacked } satisfies CopyWish, [frame]);
    return answer.promise;
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./frame-copy-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { id, picture } }: MessageEvent<CopyAnswer>) => {
      const answer = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (answer && picture) answer.resolve(picture);
      else if (answer) answer.reject(new Error('the browser has no canvas for frames'));
      else if (picture instanceof ImageBitmap) picture.close();
    });
    worker.addEventListener('error', () => this.#fail());
    this.#worker = worker;
    return worker;
  }

  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser cannot copy frames'));
    this.#waiting.clear();
  }
}
