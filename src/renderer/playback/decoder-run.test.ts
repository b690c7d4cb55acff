import type { EncodedPacket } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReusedDecoder } from './decoder-run.ts';

/** Gives each packet back as a frame a little later, two behind as a decoder of B-frames does. */
class FakeDecoder extends EventTarget {
  static made = 0;
  static most = 0;
  static failsAt: number | null = null;
  state: CodecState = 'unconfigured';
  decodeQueueSize = 0;
  readonly #init: VideoDecoderInit;
  #held: number[] = [];
  #generation = 0;

  constructor(init: VideoDecoderInit) {
    super();
    FakeDecoder.made += 1;
    this.#init = init;
  }

  configure(): void {
    this.state = 'configured';
  }

  decode({ timestamp }: EncodedVideoChunk): void {
    this.decodeQueueSize += 1;
    FakeDecoder.most = Math.max(FakeDecoder.most, this.decodeQueueSize);
    const generation = this.#generation;
    setTimeout(() => {
      if (generation !== this.#generation) return;
      this.decodeQueueSize -= 1;
      if (timestamp === FakeDecoder.failsAt) {
        this.state = 'closed';
        this.#generation += 1;
        this.#init.error(new DOMException('broken'));
        return;
      }
      this.#held.push(timestamp);
      if (this.#held.length > 2) this.#give();
      this.dispatchEvent(new Event('dequeue'));
    });
  }

  async flush(): Promise<void> {
    while (this.decodeQueueSize > 0) await new Promise((resolve) => setTimeout(resolve));
    while (this.#held.length > 0) this.#give();
  }

  reset(): void {
    this.#generation += 1;
    this.decodeQueueSize = 0;
    this.#held = [];
    this.state = 'unconfigured';
  }

  close(): void {
    this.state = 'closed';
  }

  #give(): void {
    open.add(this.#held[0]!);
    const timestamp = this.#held.shift()!;
    this.#init.output({ timestamp, close: () => void open.delete(timestamp) } as VideoFrame);
  }
}

/** Frames that were given and not closed. */
const open = new Set<number>();

async function* packets(first: number, count: number, ended: () => void = () => {}) {
  try {
    for (let at = first; at < first + count; at += 1) {
      yield { toEncodedVideoChunk: () => ({ timestamp: at }) } as unknown as EncodedPacket;
    }
  } finally {
    ended();
  }
}

async function taken(frames: AsyncGenerator<VideoFrame, void, void>, most: number): Promise<number[]> {
  const times: number[] = [];
  for await (const frame of frames) {
    times.push(frame.timestamp);
    frame.close();
    if (times.length === most) break;
  }
  return times;
}

describe('a decoder that is used again', () => {
  beforeEach(() => {
    vi.stubGlobal('VideoDecoder', FakeDecoder);
    Object.assign(FakeDecoder, { made: 0, most: 0, failsAt: null });
    open.clear();
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('gives all frames of a run, the last ones too, and never has many packets waiting', async () => {
    const decoder = new ReusedDecoder({ codec: 'avc1' });
    expect(await taken(decoder.run(packets(0, 40)), 99)).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(FakeDecoder.most).toBeLessThanOrEqual(10);
    expect(open.size).toBe(0);
  });

  it('stops in the middle and begins elsewhere, with the same decoder and without frames of before', async () => {
    const decoder = new ReusedDecoder({ codec: 'avc1' });
    const ended = vi.fn();
    expect(await taken(decoder.run(packets(0, 200, ended)), 5)).toEqual([0, 1, 2, 3, 4]);
    expect(ended).toHaveBeenCalledOnce();
    expect(await taken(decoder.run(packets(500, 200)), 3)).toEqual([500, 501, 502]);
    expect(FakeDecoder.made).toBe(1);
    expect(open.size).toBe(0);
  });

  it('tells that it failed, and is another one the next time', async () => {
    const decoder = new ReusedDecoder({ codec: 'avc1' });
    FakeDecoder.failsAt = 7;
    await expect(taken(decoder.run(packets(0, 40)), 99)).rejects.toThrow('broken');
    FakeDecoder.failsAt = null;
    expect(await taken(decoder.run(packets(0, 3)), 99)).toEqual([0, 1, 2]);
    expect(FakeDecoder.made).toBe(2);
    expect(open.size).toBe(0);
  });
});
