import type { FrameTableRecord, VideoInfo } from '../../contract/media.ts';
import { ClipPackets } from './clip-packets.ts';
import { DecoderRefusal } from './decoder-reason.ts';
import { ReusedDecoder } from './decoder-run.ts';
import { fingerprintDifference, fingerprintOf, SAME_PICTURE } from './fingerprint.ts';
import { type FrameKeeping, type FramePicture, keptPicture, sizeOfPicture } from './frame-picture.ts';
import type { DecodedFrame, FrameSource } from './frame-source.ts';
import { HeldFrame } from './held-frame.ts';
import { matchPackets, type PacketMatch } from './match-packets.ts';
import { PacketPlan } from './packet-plan.ts';
import { singleFrame } from './single-frame.ts';
import { WebCodecsPacker } from './webcodecs-packer.ts';
import { WebCodecsSketcher } from './webcodecs-sketcher.ts';

/** Frames read in advance at most. */
const MOST_AHEAD = 60;
/** Frames kept on the way to another: copies hold that one up. */
const MOST_BEHIND = { lent: 8, copied: 1 } as const;

/** Transfers of high dynamic range; browsers bring them to the screen in ways of their own. */
const HDR_TRANSFERS: readonly (string | null)[] = ['arib-std-b67', 'smpte2084'];

/** What is needed to read a clip with the browser's own decoder. */
export interface WebCodecsWish {
  readonly url: string;
  readonly info: VideoInfo;
  readonly table: FrameTableRecord;
  readonly keeping: FrameKeeping;
  /** The engine's picture of a frame, against which the decoder's is held. */
  reference(index: number): Promise<Blob>;
}

/** Reads frames with the browser's decoder (WebCodecs), out of the file's own bytes. */
export class WebCodecsSource implements FrameSource<FramePicture, ImageBitmap> {
  readonly mostAhead = MOST_AHEAD;
  readonly mostBehind: number;
  readonly sketcher: WebCodecsSketcher;
  readonly packer: WebCodecsPacker | null;
  readonly #packets: ClipPackets;
  readonly #plan: PacketPlan;
  readonly #decoder: ReusedDecoder;
  readonly #keeping: FrameKeeping;
  readonly #held = new HeldFrame();

  private constructor(packets: ClipPackets, match: PacketMatch, { keeping, info }: WebCodecsWish) {
    this.#packets = packets;
    this.#plan = new PacketPlan(packets, match);
    this.#decoder = new ReusedDecoder(packets.config);
    this.sketcher = new WebCodecsSketcher(packets.config, this.#plan, this.#held, keeping);
    this.packer = keeping.copier && new WebCodecsPacker(packets.config, this.#plan, keeping.copier, info);
    this.#keeping = keeping;
    this.mostBehind = keeping.copier ? MOST_BEHIND.copied : MOST_BEHIND.lent;
  }

  /**
   * Opens a clip. That it can be decoded is not believed but tried: packets must agree with the frame table, and decoded frames must look
   * like the engine's.
   *
   * @throws DecoderRefusal why the browser's decoder is not used
   */
  static async open(wish: WebCodecsWish): Promise<WebCodecsSource> {
    if (typeof VideoDecoder === 'undefined') throw new DecoderRefusal('no-webcodecs');
    if (HDR_TRANSFERS.includes(wish.info.color.transfer)) throw new DecoderRefusal('hdr');
    if (wish.info.mixedPictures) throw new DecoderRefusal('mixed-pictures');
    const packets = await ClipPackets.open(wish.url, wish.info.codec);
    try {
      const source = new WebCodecsSource(packets, await matchPackets(packets, wish.table), wish);
      await source.#prove(wish);
      return source;
    } catch (error) {
      packets.close();
      throw error;
    }
  }

  startOf(index: number): Promise<number> {
    return this.#plan.startOf(index);
  }

  async *open(index: number, from: number, isLast = false): AsyncGenerator<DecodedFrame<FramePicture>, void, void> {
    const packets = isLast ? this.#plan.upTo(index, from) : this.#plan.onwards(index, from);
    for await (const frame of this.#decoder.run(packets)) {
      const at = this.#plan.indexOf(frame);
      if (isLast && at === index) this.#held.hold(index, frame);
      if (at === null) frame.close();
      else yield { index: at, take: () => keptPicture(frame, this.#keeping), drop: () => frame.close() };
    }
  }

  close(): void {
    this.#decoder.close();
    this.sketcher.close();
    this.packer?.close();
    this.#held.close();
    this.#packets.close();
  }

  /** Decodes the first frame and the first frame of the middle group, and holds them against the engine's pictures. */
  async #prove({ info, table, reference }: WebCodecsWish): Promise<void> {
    for (const index of new Set([0, await this.startOf(table.pts.length >> 1)])) {
      const expected = reference(index);
      expected.catch(() => undefined);
      const frame = await singleFrame(this.#decoder, this.#plan, index);
      if (!frame) throw new DecoderRefusal('frame-missing', { frame: index });
      try {
        const { width, height } = sizeOfPicture(frame);
        if (Math.abs(width - info.width) > 1 || Math.abs(height - info.height) > 1) {
          const values = { seen: `${width} × ${height}`, expected: `${info.width} × ${info.height}` };
          throw new DecoderRefusal('size', values);
        }
        const picture = await createImageBitmap(await expected);
        const difference = fingerprintDifference(fingerprintOf(frame), fingerprintOf(picture));
        picture.close();
        if (difference > SAME_PICTURE) throw new DecoderRefusal('colours');
      } finally {
        frame.close();
      }
    }
  }
}
