import type { EncodedPacket } from 'mediabunny';

/** Packets that wait in the decoder at most. */
const DECODE_QUEUE = 10;
/** Frames that wait to be taken at most: more would be memory that nobody counts. */
const READY = 8;

/** One decoder of the browser, used again from seek to seek. */
export class ReusedDecoder {
  readonly #config: VideoDecoderConfig;
  #decoder: VideoDecoder | null = null;
  #ready: VideoFrame[] = [];
  #error: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(config: VideoDecoderConfig) {
    this.#config = config;
  }

  /**
   * Decodes packets; frames come in presentation order and are the receiver's to close. One run at a time; to end it early stops the decoder.
   *
   * @param packets in the order of decoding, from a key frame on
   */
  async *run(packets: AsyncGenerator<EncodedPacket, void, void>): AsyncGenerator<VideoFrame, void, void> {
    const decoder = this.#start();
    let isFed = false;
    let isDrained = false;
    try {
      for (;;) {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#wake = resolve;
        while (!isFed && decoder.decodeQueueSize < DECODE_QUEUE && this.#ready.length < READY && !this.#error) {
          const { value: packet, done } = await packets.next();
          if (this.#error) break;
          if (!done) decoder.decode(packet.toEncodedVideoChunk());
          else {
            isFed = true;
            const drained = () => {
              isDrained = true;
              this.#wake();
            };
            decoder.flush().then(drained, drained);
          }
        }
        if (this.#error) throw this.#error;
        const frame = this.#ready.shift();
        if (frame) yield frame;
        else if (isDrained) return;
        else await promise;
      }
    } finally {
      this.#wake = () => undefined;
      if (decoder.state === 'configured') decoder.reset();
      for (const frame of this.#ready.splice(0)) frame.close();
      await packets.return();
    }
  }

  close(): void {
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = null;
  }

  #start(): VideoDecoder {
    if (!this.#decoder || this.#decoder.state === 'closed') {
      this.#error = null;
      this.#decoder = new VideoDecoder({
        output: (frame) => {
          this.#ready.push(frame);
          this.#wake();
        },
        error: (error) => {
          this.#error = error;
          this.#wake();
        },
      });
      this.#decoder.addEventListener('dequeue', () => this.#wake());
    }
    this.#decoder.configure(this.#config);
    return this.#decoder;
  }
}
