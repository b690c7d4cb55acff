import {
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  UrlSource,
  type VideoSample,
  VideoSampleSink,
  WEBM,
} from 'mediabunny';
import type { FrameTableRecord, VideoInfo } from '../../contract/media.ts';
import { fingerprintDifference, fingerprintOf, SAME_PICTURE } from './fingerprint.ts';
import type { DecodedFrame, FrameSource } from './frame-source.ts';
import { frameAtTimestamp, matchPackets, type PacketMatch, type PacketTime } from './match-packets.ts';

/** Frames read in advance at most. */
const MOST_AHEAD = 60;

/** Bytes of the file that are kept in memory. */
const FILE_CACHE_BYTES = 32 * 2 ** 20;

/** What is needed to read a clip with the browser's own decoder. */
export interface WebCodecsWish {
  readonly url: string;
  readonly info: VideoInfo;
  readonly table: FrameTableRecord;
  /** Size of the bitmaps, pixels, displayed orientation. */
  readonly size: { readonly width: number; readonly height: number };
  /** The engine's picture of a frame, against which the decoder's is held. */
  reference(index: number): Promise<Blob>;
}

/** Reads frames with the browser's decoder (WebCodecs), out of the file's own bytes. */
export class WebCodecsSource implements FrameSource<ImageBitmap> {
  readonly mostAhead = MOST_AHEAD;
  readonly #input: Input;
  readonly #sink: VideoSampleSink;
  readonly #match: PacketMatch;
  readonly #size: { readonly width: number; readonly height: number };

  private constructor(input: Input, track: InputVideoTrack, match: PacketMatch, size: WebCodecsWish['size']) {
    this.#input = input;
    this.#sink = new VideoSampleSink(track);
    this.#match = match;
    this.#size = size;
  }

  /**
   * Opens a clip. That it can be decoded is not believed but tried: packets must agree with the frame table, and decoded frames must look
   * like the engine's.
   *
   * @throws Error whose message says in words for people why the browser's decoder is not used
   */
  static async open(wish: WebCodecsWish): Promise<WebCodecsSource> {
    if (typeof VideoDecoder === 'undefined') throw new Error('this browser has no video decoder for pages');
    const input = new Input({
      source: new UrlSource(wish.url, {
        maxCacheSize: FILE_CACHE_BYTES,
        getRetryDelay: () => null,
        handleUnhandledError: () => undefined,
      }),
      formats: [MP4, QTFF, MATROSKA, WEBM],
    });
    try {
      const track = await input.getPrimaryVideoTrack();
      if (!track) throw new Error('the browser finds no video track');
      if (!(await track.canDecode())) throw new Error(`this browser cannot decode ${wish.info.codec}`);
      const match = matchPackets(await packetTimes(track), wish.table);
      if (typeof match === 'string') throw new Error(match);
      const source = new WebCodecsSource(input, track, match, wish.size);
      await source.#prove(wish);
      return source;
    } catch (error) {
      input.dispose();
      throw error;
    }
  }

  startOf(index: number): number {
    return this.#keyBefore(index).index;
  }

  async *open(index: number): AsyncGenerator<DecodedFrame<ImageBitmap>, void, void> {
    for await (const sample of this.#sink.samples(this.#keyBefore(index).timestamp)) {
      const frame = frameAtTimestamp(this.#match, sample.timestamp);
      if (frame === null) sample.close();
      else yield { index: frame, take: () => toBitmap(sample, this.#size), drop: () => sample.close() };
    }
  }

  close(): void {
    this.#input.dispose();
  }

  #keyBefore(index: number): { readonly index: number; readonly timestamp: number } {
    const { keys } = this.#match;
    let low = 0;
    let high = keys.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (keys[middle]!.index <= index) low = middle;
      else high = middle - 1;
    }
    return keys[low]!;
  }

  /** Decodes the first frame and the first frame of the middle group, and holds them against the engine's pictures. */
  async #prove({ info, reference }: WebCodecsWish): Promise<void> {
    const { keys } = this.#match;
    for (const index of new Set([0, keys[keys.length >> 1]!.index])) {
      const frames = this.#sink.samples(this.#keyBefore(index).timestamp);
      try {
        for (;;) {
          const { value: sample, done } = await frames.next();
          if (done) throw new Error(`this browser's decoder gives no frame ${index}`);
          const frame = frameAtTimestamp(this.#match, sample.timestamp);
          const { displayWidth, displayHeight } = sample;
          if (frame === null || frame < index) {
            sample.close();
            continue;
          }
          const bitmap = await toBitmap(sample, this.#size);
          const [seen, expected] = [
            fingerprintOf(bitmap),
            fingerprintOf(await createImageBitmap(await reference(index))),
          ];
          bitmap.close();
          if (frame !== index) throw new Error(`this browser's decoder leaves out frame ${index}`);
          if (Math.abs(displayWidth - info.width) > 1 || Math.abs(displayHeight - info.height) > 1) {
            throw new Error(`the browser shows ${displayWidth} x ${displayHeight}, not ${info.width} x ${info.height}`);
          }
          if (fingerprintDifference(seen, expected) > SAME_PICTURE) {
            throw new Error('the browser shows other colours or another frame than the studio analyses');
          }
          break;
        }
      } finally {
        await frames.return();
      }
    }
  }
}

async function packetTimes(track: InputVideoTrack): Promise<PacketTime[]> {
  const packets: PacketTime[] = [];
  for await (const { timestamp, type } of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    packets.push({ timestamp, isKey: type === 'key' });
  }
  return packets;
}

/** Copies a sample, upright, and closes it: a decoder stops while too many of its frames are held. */
async function toBitmap(sample: VideoSample, { width, height }: WebCodecsWish['size']): Promise<ImageBitmap> {
  if (sample.rotation === 0 && !sample.flip) {
    // The browser makes this copy beside the page's own work; through a canvas it would hold the page up.
    const frame = sample.toVideoFrame();
    sample.close();
    try {
      return await createImageBitmap(frame, { resizeWidth: width, resizeHeight: height, resizeQuality: 'low' });
    } finally {
      frame.close();
    }
  }
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('the browser has no canvas for frames');
    sample.draw(context, 0, 0, width, height);
    return canvas.transferToImageBitmap();
  } finally {
    sample.close();
  }
}
