import type { EncodedPacket } from 'mediabunny';
import type { ClipPackets } from './clip-packets.ts';
import { disposableTest } from './disposable-packet.ts';
import { frameAtTimestamp, frameUntilTimestamp, type PacketMatch } from './match-packets.ts';

/** A packet so much before the first frame that is wanted is surely not that frame's, seconds. */
const PASSED_BY = 0.002;

/** Which packets of a clip must be decoded for its frames. */
export class PacketPlan {
  readonly #packets: ClipPackets;
  readonly #match: PacketMatch;
  readonly #isDisposable: (data: Uint8Array) => boolean;

  constructor(packets: ClipPackets, match: PacketMatch) {
    this.#packets = packets;
    this.#match = match;
    this.#isDisposable = disposableTest(packets.config);
  }

  /** The key frame at which decoding must begin for a frame to be seen. */
  async startOf(index: number): Promise<number> {
    return frameUntilTimestamp(this.#match, await this.#packets.keyTime(this.#timeOf(index)));
  }

  /** The frame that a decoder gave; null when the frame table has none at that time. */
  indexOf(frame: VideoFrame): number | null {
    return frameAtTimestamp(this.#match, frame.timestamp / 1e6);
  }

  /**
   * The packets from a frame's key frame on, without those that show nothing that is wanted and that no other frame is made from, and
   * without frames that are shown before the key frame: in open groups they are made from others that were not decoded, and decoders
   * stumble over them.
   *
   * @param from the first frame that is wanted; not behind `index`
   */
  async *onwards(index: number, from: number): AsyncGenerator<EncodedPacket, void, void> {
    const keyTime = await this.#packets.keyTime(this.#timeOf(index));
    const fromTime = this.#timeOf(from) - PASSED_BY;
    for await (const packet of this.#packets.packets(keyTime)) {
      if (packet.timestamp < keyTime) continue;
      if (packet.timestamp < fromTime && packet.type !== 'key' && this.#isDisposable(packet.data)) continue;
      yield packet;
    }
  }

  /**
   * The same, up to the frame: after them the decoder is flushed, so that it gives the frame without waiting for more.
   *
   * @param from the first frame that is wanted; not behind `index`
   */
  async *upTo(index: number, from = index): AsyncGenerator<EncodedPacket, void, void> {
    const time = this.#timeOf(index);
    for await (const packet of this.onwards(index, from)) {
      yield packet;
      if (Math.abs(packet.timestamp - time) < PASSED_BY) return;
    }
  }

  /** A time at which the frame is the latest, whatever containers round. */
  #timeOf(index: number): number {
    const { timestamps } = this.#match;
    const next = timestamps[index + 1];
    return timestamps[index]! + (next === undefined ? 0.001 : Math.min(0.001, (next - timestamps[index]!) / 2));
  }
}
