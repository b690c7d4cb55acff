import { describe, expect, it } from 'vitest';
import type { DecodeRequest, FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';
import { FrameReader } from './frame-reader.ts';

const FRAME_BYTES = 4 * 3 * 3;

function video(frames: number): OpenedVideo {
  return {
    path: '/clip.mp4',
    info: {
      file: 'clip.mp4',
      width: 4,
      height: 3,
      frames,
      durationSeconds: frames / 25,
      fps: 25,
      vfr: false,
      codec: 'none',
      pixelFormat: 'rgb24',
      rotationDegrees: 0,
      color: { range: null, matrix: null, primaries: null, transfer: null },
    },
    table: { timeBase: [1, 25], pts: Array.from({ length: frames }, (_, i) => i), lastDuration: 1 },
    quickHash: '',
    sizeBytes: 1,
  };
}

/** Frames whose every byte is their index; remembers what was decoded and what is still open. */
class FakeSource implements FrameSource {
  readonly decoded: number[] = [];
  readonly runs: DecodeRequest[] = [];
  open_ = 0;
  failAt = -1;

  open(): Promise<OpenedVideo> {
    throw new Error('not used');
  }

  async *decode(_: OpenedVideo, request: DecodeRequest, signal?: AbortSignal): AsyncGenerator<RgbFrame> {
    this.runs.push(request);
    this.open_ += 1;
    try {
      for (let index = request.first; index <= request.last; index += 1) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        if (index === this.failAt) throw new Error(`frame ${index} is broken`);
        this.decoded.push(index);
        yield { index, width: 4, height: 3, data: new Uint8Array(FRAME_BYTES).fill(index) };
      }
    } finally {
      this.open_ -= 1;
    }
  }
}

function reader(frames: number, framesInBudget: number, range?: readonly [number, number]) {
  const source = new FakeSource();
  const options = {
    budgetBytes: framesInBudget * FRAME_BYTES,
    ...(range ? { range: [range[0], range[1]] as [number, number] } : {}),
  };
  return { source, reader: new FrameReader(source, video(frames), options) };
}

const rising = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

describe('FrameReader', () => {
  it('decodes each frame once, forwards and then backwards, when the budget holds them', async () => {
    const { source, reader: frames } = reader(100, 100);
    for (const index of [...rising(0, 99), ...rising(0, 98).reverse()]) {
      expect((await frames.frame(index)).data[0]).toBe(index);
    }
    expect(source.decoded).toEqual(rising(0, 99));
    expect(source.runs).toHaveLength(1);
    await frames.close();
  });

  it('decodes each frame once a pass when the budget holds a part only', async () => {
    const { source, reader: frames } = reader(200, 40);
    for (const index of rising(0, 199)) expect((await frames.frame(index)).index).toBe(index);
    expect(source.decoded).toEqual(rising(0, 199));
    for (const index of rising(0, 198).reverse()) expect((await frames.frame(index)).data[0]).toBe(index);
    // The last 40 were still there; the other 160 came once more, in stretches that grow to 30.
    expect(source.decoded.length).toBeLessThanOrEqual(200 + 160);
    expect(source.runs.length).toBeLessThanOrEqual(1 + 10);
    await frames.close();
  });

  it('lets the decoder run on over small gaps and jumps over large ones', async () => {
    const { source, reader: frames } = reader(1000, 100);
    for (const index of rising(0, 96, 6)) await frames.frame(index);
    expect(source.runs).toHaveLength(1);
    await frames.frame(600);
    expect(source.runs.map((run) => run.first)).toEqual([0, 600]);
    await frames.frame(300);
    expect(source.runs.map((run) => run.first)).toEqual([0, 600, 300]);
    expect(source.decoded.length).toBeLessThan(140);
    await frames.close();
  });

  it('shares one decode among all who wait', async () => {
    const { source, reader: frames } = reader(100, 50);
    const asked = [30, 12, 12, 30, 11, 10, 31, 12];
    const got = await Promise.all(asked.map((index) => frames.frame(index)));
    expect(got.map((frame) => frame.index)).toEqual(asked);
    expect(new Set(source.decoded).size).toBe(source.decoded.length);
    await frames.close();
  });

  it('reads ahead a little, inside the range only', async () => {
    const { source, reader: frames } = reader(100, 100, [10, 14]);
    await frames.frame(10);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(source.decoded).toEqual([10, 11, 12, 13, 14]);
    expect(source.open_).toBe(0);
    expect((await frames.frame(40)).index).toBe(40);
    await new Promise((resolve) => setTimeout(resolve, 60));
    // It stands still eight frames on, and goes on from there.
    expect(source.decoded.at(-1)).toBe(48);
    expect(source.open_).toBe(1);
    await frames.frame(49);
    expect(source.runs).toHaveLength(2);
    await frames.close();
    expect(source.open_).toBe(0);
  });

  it('serves frames that are larger than the budget', async () => {
    const { reader: frames } = reader(20, 0.5);
    for (const index of [5, 6, 7, 6, 5, 4, 19, 0]) expect((await frames.frame(index)).data[0]).toBe(index);
    await frames.close();
  });

  it('ends a wait with the reason of its signal, not the wait of others', async () => {
    const { reader: frames } = reader(100, 50);
    const controller = new AbortController();
    const reason = new Error('enough');
    const ended = frames.frame(20, controller.signal);
    const goesOn = frames.frame(20);
    controller.abort(reason);
    await expect(ended).rejects.toBe(reason);
    expect((await goesOn).index).toBe(20);
    await expect(frames.frame(20, controller.signal)).rejects.toBe(reason);
    await frames.close();
  });

  it('hands on the failure of the decoder and can go on after it', async () => {
    const { source, reader: frames } = reader(100, 50);
    source.failAt = 30;
    expect((await frames.frame(20)).index).toBe(20);
    await expect(frames.frame(30)).rejects.toThrow('frame 30 is broken');
    expect((await frames.frame(40)).index).toBe(40);
    source.failAt = -1;
    expect((await frames.frame(30)).index).toBe(30);
    await frames.close();
    expect(source.open_).toBe(0);
  });

  it('ends everything when it is closed', async () => {
    const { source, reader: frames } = reader(100, 50);
    await frames.frame(3);
    const waiting = frames.frame(90);
    const failed = expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await frames.close();
    await failed;
    expect(source.open_).toBe(0);
    await expect(frames.frame(3)).rejects.toMatchObject({ name: 'AbortError' });
    await frames.close();
  });

  it('refuses frames that are not there', async () => {
    const { reader: frames } = reader(10, 5);
    for (const index of [-1, 10, 0.5, Number.NaN]) {
      await expect(frames.frame(index)).rejects.toMatchObject({ code: 'frame-out-of-range' });
    }
    await frames.close();
  });
});
