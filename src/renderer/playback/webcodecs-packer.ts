import { ReusedDecoder } from './decoder-run.ts';
import type { FrameCopier } from './frame-copier.ts';
import { sizeWithin } from './frame-picture.ts';
import type { FramePacker, FrameToPack } from './frame-source.ts';
import type { PacketPlan } from './packet-plan.ts';

/** Longest side of a packed frame, pixels: about what a pane shows, unpacked in 2 to 3 ms. */
const LONGEST_SIDE = 640;

/** Packs frames as JPEG, by a decoder of its own that may pause for long in the middle of a clip. */
export class WebCodecsPacker implements FramePacker<ImageBitmap> {
  readonly longestSide = LONGEST_SIDE;
  readonly #size: { readonly width: number; readonly height: number };
  readonly #plan: PacketPlan;
  readonly #decoder: ReusedDecoder;
  readonly #copier: FrameCopier;

  /** @param size of the clip's frames as displayed, pixels */
  constructor(
    config: VideoDecoderConfig,
    plan: PacketPlan,
    copier: FrameCopier,
    size: { readonly width: number; readonly height: number },
  ) {
    this.#size = size;
    this.#plan = plan;
    this.#decoder = new ReusedDecoder(config);
    this.#copier = copier;
  }

  async *open(index: number): AsyncGenerator<FrameToPack, void, void> {
    for await (const frame of this.#decoder.run(this.#plan.onwards(index, index))) {
      const at = this.#plan.indexOf(frame);
      const size = sizeWithin(this.#size, LONGEST_SIDE);
      if (at === null || at < index) frame.close();
      else yield { index: at, pack: () => this.#copier.pack(frame, size), drop: () => frame.close() };
    }
  }

  unpack(packed: Blob, longestSide = LONGEST_SIDE): Promise<ImageBitmap> {
    if (longestSide >= LONGEST_SIDE) return createImageBitmap(packed);
    const { width, height } = sizeWithin(this.#size, longestSide);
    return createImageBitmap(packed, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
  }

  close(): void {
    this.#decoder.close();
  }
}
