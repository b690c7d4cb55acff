import type { FrameTableRecord, VideoInfo } from '../../contract/media.ts';
import { ClipPackets } from './clip-packets.ts';
import { DecoderRefusal } from './decoder-reason.ts';
import { ReusedDecoder } from './decoder-run.ts';
import { disposableTest } from './disposable-packet.ts';
import { fingerprintDifference, fingerprintOf, SAME_PICTURE } from './fingerprint.ts';
import { type FrameKeeping, type FramePicture, keptPicture, sizeOfPicture, smallPicture } from './frame-picture.ts';
import type { DecodedFrame, FrameSketcher, FrameSource } from './frame-source.ts';
import { frameAtTimestamp, frameUntilTimestamp, matchPackets, type PacketMatch } from './match-packets.ts';

/** Frames read in advance at most. */
const MOST_AHEAD = 60;
/** Frames kept on the way to another: copies hold that one up. */
const MOST_BEHIND = { lent: 8, copied: 1 } as const;

/** A packet so much before the first frame that is wanted is surely not that frame's, seconds. */
const PASSED_BY = 0.002;

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
export class WebCodecsSource implements FrameSource<FramePicture> {
  readonly mostAhead = MOST_AHEAD;
  readonly mostBehind: number;
  readonly sketcher: FrameSketcher<FramePicture> = {
    startOf: (index) => this.startOf(index),
    sketch: (index) => this.#sketch(index),
  };
  readonly #packets: ClipPackets;
  readonly #decoder: ReusedDecoder;
  /** For small pictures, so that the other one need not leave where it is. */
  readonly #sketching: ReusedDecoder;
  readonly #match: PacketMatch;
  readonly #keeping: FrameKeeping;
  readonly #isDisposable: (data: Uint8Array) => boolean;

  private constructor(packets: ClipPackets, match: PacketMatch, keeping: FrameKeeping) {
    this.#packets = packets;
    this.#decoder = new ReusedDecoder(packets.config);
    this.#sketching = new ReusedDecoder(packets.config);
    this.#match = match;
    this.#keeping = keeping;
    this.mostBehind = keeping.copier ? MOST_BEHIND.copied : MOST_BEHIND.lent;
    this.#isDisposable = disposableTest(packets.config);
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
      const source = new WebCodecsSource(packets, await matchPackets(packets, wish.table), wish.keeping);
      await source.#prove(wish);
      return source;
    } catch (error) {
      packets.close();
      throw error;
    }
  }

  async startOf(index: number): Promise<number> {
    return frameUntilTimestamp(this.#match, await this.#packets.keyTime(this.#timeOf(index)));
  }

  async *open(index: number, from: number): AsyncGenerator<DecodedFrame<FramePicture>, void, void> {
    const keyTime = await this.#packets.keyTime(this.#timeOf(index));
    for await (const frame of this.#decoder.run(this.#needed(keyTime, from))) {
      const at = frameAtTimestamp(this.#match, frame.timestamp / 1e6);
      if (at === null) frame.close();
      else yield { index: at, take: () => keptPicture(frame, this.#keeping), drop: () => frame.close() };
    }
  }

  close(): void {
    this.#decoder.close();
    this.#sketching.close();
    this.#packets.close();
  }

  /** A time at which the frame is the latest, whatever containers round. */
  #timeOf(index: number): number {
    const { timestamps } = this.#match;
    const next = timestamps[index + 1];
    return timestamps[index]! + (next === undefined ? 0.001 : Math.min(0.001, (next - timestamps[index]!) / 2));
  }

  /**
   * The packets from a key frame on, without those that show nothing that is wanted and that no other frame is made from, and without frames
   * that are shown before the key frame: in open groups they are made from others that were not decoded, and decoders stumble over them.
   */
  async *#needed(keyTime: number, from: number) {
    const fromTime = this.#timeOf(from) - PASSED_BY;
    for await (const packet of this.#packets.packets(keyTime)) {
      if (packet.timestamp < keyTime) continue;
      if (packet.timestamp < fromTime && packet.type !== 'key' && this.#isDisposable(packet.data)) continue;
      yield packet;
    }
  }

  /** Decodes the first frame and the first frame of the middle group, and holds them against the engine's pictures. */
  async #prove({ info, table, reference }: WebCodecsWish): Promise<void> {
    for (const index of new Set([0, await this.startOf(table.pts.length >> 1)])) {
      const expected = reference(index);
      expected.catch(() => undefined);
      const frame = await this.#decode(this.#decoder, index);
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

  async #sketch(index: number): Promise<FramePicture | null> {
    const frame = await this.#decode(this.#sketching, index);
    return frame && smallPicture(frame, this.#keeping);
  }

  /** One frame, by a decoder of this clip; null when it does not come. */
  async #decode(decoder: ReusedDecoder, index: number): Promise<VideoFrame | null> {
    const frames = decoder.run(this.#upTo(index, await this.#packets.keyTime(this.#timeOf(index))));
    try {
      for await (const frame of frames) {
        const at = frameAtTimestamp(this.#match, frame.timestamp / 1e6);
        if (at === index) return frame;
        frame.close();
        if (at !== null && at > index) break;
      }
    } finally {
      await frames.return();
    }
    return null;
  }

  /** The packets that one frame needs: after them the decoder is flushed, so that it gives the frame without waiting for more. */
  async *#upTo(index: number, keyTime: number) {
    const time = this.#timeOf(index);
    let isThere = false;
    for await (const packet of this.#needed(keyTime, index)) {
      yield packet;
      isThere ||= Math.abs(packet.timestamp - time) < PASSED_BY;
      if (isThere) return;
    }
  }
}
