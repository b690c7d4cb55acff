import {
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  UrlSource,
  WEBM,
} from 'mediabunny';
import { DecoderRefusal } from './decoder-reason.ts';
import type { PacketTimes } from './match-packets.ts';

/** Bytes of the file that are kept in memory. */
const FILE_CACHE_BYTES = 32 * 2 ** 20;

/** Packets that are looked at from one place on. */
const LOOKED_AT = 160;
/** The last of them in presentation order may have others between them that come later in the file. */
const REORDERED = 32;

/** The packets of a clip's video track, read out of the file's bytes as they are needed. */
export class ClipPackets implements PacketTimes {
  readonly config: VideoDecoderConfig;
  readonly first: number;
  readonly last: number;
  readonly #input: Input;
  readonly #sink: EncodedPacketSink;

  private constructor(input: Input, sink: EncodedPacketSink, config: VideoDecoderConfig, ends: [number, number]) {
    this.#input = input;
    this.#sink = sink;
    this.config = config;
    [this.first, this.last] = ends;
  }

  /** @throws DecoderRefusal */
  static async open(url: string, codec: string): Promise<ClipPackets> {
    const input = new Input({
      source: new UrlSource(url, {
        maxCacheSize: FILE_CACHE_BYTES,
        getRetryDelay: () => null,
        handleUnhandledError: () => undefined,
      }),
      formats: [MP4, QTFF, MATROSKA, WEBM],
    });
    try {
      if (!(await input.canRead())) throw new DecoderRefusal('container');
      const track = await input.getPrimaryVideoTrack();
      const config = track && (await track.getDecoderConfig());
      if (!config || !(await VideoDecoder.isConfigSupported(config)).supported) {
        throw new DecoderRefusal('codec', { codec });
      }
      const sink = new EncodedPacketSink(track);
      const last = await sink.getPacket(Number.POSITIVE_INFINITY, { metadataOnly: true });
      const head = await timesFrom(sink, undefined);
      if (!last || head.length === 0) throw new DecoderRefusal('other-times');
      return new ClipPackets(input, sink, upright(config, track), [head[0]!, last.timestamp]);
    } catch (error) {
      input.dispose();
      throw error;
    }
  }

  async from(seconds: number): Promise<readonly number[]> {
    const key = await this.#sink.getKeyPacket(seconds, { metadataOnly: true });
    return timesFrom(this.#sink, key ?? undefined);
  }

  /** When the packet is shown at which decoding must begin for what is shown at a time. */
  async keyTime(seconds: number): Promise<number> {
    const key = await this.#sink.getKeyPacket(seconds, { metadataOnly: true });
    if (!key) throw new DecoderRefusal('first-frame');
    return key.timestamp;
  }

  /** Packets in the order of decoding, from the one on that is given by {@link keyTime}. */
  async *packets(keyTime: number): AsyncGenerator<EncodedPacket, void, void> {
    const key = await this.#sink.getKeyPacket(keyTime);
    if (key) yield* this.#sink.packets(key);
  }

  close(): void {
    this.#input.dispose();
  }
}

async function timesFrom(sink: EncodedPacketSink, start: EncodedPacket | undefined): Promise<number[]> {
  const times: number[] = [];
  let isWhole = true;
  for await (const { timestamp } of sink.packets(start, undefined, { metadataOnly: true })) {
    times.push(timestamp);
    isWhole = times.length < LOOKED_AT;
    if (!isWhole) break;
  }
  times.sort((a, b) => a - b);
  return isWhole ? times : times.slice(0, -REORDERED);
}

/** The decoder turns its frames as the file asks for it, so that whoever draws them need not know. */
function upright(config: VideoDecoderConfig, track: InputVideoTrack): VideoDecoderConfig {
  return { ...config, rotation: track.rotation } as VideoDecoderConfig;
}
