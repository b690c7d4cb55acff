import { describe, expect, it, vi } from 'vitest';
import { ClipReader } from './clip-reader.ts';
import type { DecodedFrame, FramePacker, FrameSketcher, FrameSource } from './frame-source.ts';
import { SeekGate } from './seek-gate.ts';
import { FakePicture } from './testing/fake-picture.ts';

const FRAME_BYTES = 400;

/** A decoder with key frames at every `group` frames; it decodes one frame each time it is let. */
class FakeSource implements FrameSource<FakePicture> {
  readonly mostAhead: number;
  readonly mostBehind = 6;
  sketcher: FrameSketcher<FakePicture> | null = null;
  packer: FramePacker<FakePicture> | null = null;
  readonly opened: number[] = [];
  /** The first frame that may not be left out, of every run. */
  readonly from: number[] = [];
  readonly decoded: number[] = [];
  running = 0;
  held = 0;
  failsAt: number | null = null;
  leavesOut: number | null = null;
  /** Frames that no other is made from: they are left out before the first that is wanted. */
  isDisposable = (_index: number): boolean => false;
  /** Resolves before every frame. */
  turn: () => Promise<void> = async () => {};
  /** How long a frame that is taken is being copied, milliseconds; one after the other. */
  copying = 0;
  copyFails = false;
  #copied: Promise<unknown> = Promise.resolve();
  readonly #group: number;
  readonly #count: number;

  constructor(group: number, count: number, mostAhead = 4) {
    this.#group = group;
    this.#count = count;
    this.mostAhead = mostAhead;
  }

  startOf(index: number): number {
    return index - (index % this.#group);
  }

  async *open(index: number, from: number, isLast = false): AsyncGenerator<DecodedFrame<FakePicture>, void, void> {
    this.opened.push(index);
    this.from.push(from);
    this.running += 1;
    try {
      for (let next = this.startOf(index); next < (isLast ? index + 1 : this.#count); next += 1) {
        await this.turn();
        if (next === this.failsAt) throw new Error('broken');
        this.decoded.push(next);
        if (next === this.leavesOut || (next < from && this.isDisposable(next))) continue;
        this.held += 1;
        const release = () => void (this.held -= 1);
        yield { index: next, take: () => this.#taken(next, release), drop: release };
      }
    } finally {
      this.running -= 1;
    }
  }

  close(): void {}

  #taken(index: number, release: () => void): FakePicture | Promise<FakePicture> {
    release();
    if (this.copying === 0) return new FakePicture(index);
    const copy = this.#copied.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, this.copying));
      if (this.copyFails) throw new Error('no copy');
      return new FakePicture(index);
    });
    this.#copied = copy.catch(() => undefined);
    return copy;
  }
}

function readerOf(source: FakeSource, count: number, frames = 40, gate = new SeekGate()) {
  const fallback = new FakeSource(1, count, 0);
  const failures: unknown[] = [];
  const reader = new ClipReader<FakePicture>({
    count,
    budgetBytes: frames * FRAME_BYTES,
    frameBytes: FRAME_BYTES,
    bytesOf: () => FRAME_BYTES,
    fallback,
    gate,
    onFrame: () => {},
    onSourceFailed: (error) => void failures.push(error),
  });
  reader.setSource(source);
  return { reader, fallback, failures };
}
const rest = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('clip reader', () => {
  it('has small pictures of the whole clip for places whose frames are not at hand, and they pass for no frame', async () => {
    const source = new FakeSource(30, 100);
    source.sketcher = { startOf: (index) => source.startOf(index), sketch: async (index) => new FakePicture(index) };
    const { reader } = readerOf(source, 100);
    await reader.request(5);
    await vi.waitFor(() => expect(reader.nearest(61)?.index).toBe(60));
    const small = reader.nearest(61)!.bitmap;
    expect(reader.get(60)).toBeNull();
    // What was decoded in full goes before what is as near but small.
    await reader.request(60);
    expect(reader.nearest(60)?.bitmap).toBe(reader.get(60));
    reader.setSource(new FakeSource(30, 100));
    expect(small.isClosed).toBe(true);
  });

  it('shows a frame small that is packed, and reads it in full only where somebody who scrubs stops', async () => {
    const source = new FakeSource(50, 100);
    const packed: number[] = [];
    source.packer = {
      longestSide: 640,
      async *open(index) {
        for (let next = index; next < 100; next += 1) {
          const pack = async () => {
            packed.push(next);
            return new Blob([new Uint8Array(8)], { type: `frame/${next}` });
          };
          yield { index: next, pack, drop: () => {} };
        }
      },
      unpack: async (packed) => new FakePicture(Number(packed.type.split('/')[1])),
    };
    const { reader } = readerOf(source, 100);
    await reader.request(2);
    await vi.waitFor(() => expect(packed).toHaveLength(100), { timeout: 5000 });
    reader.request(40).catch(() => undefined);
    await rest();
    source.opened.length = 0;
    for (const index of [60, 70, 80, 90]) {
      reader.request(index).catch(() => undefined);
      await vi.waitFor(() => expect(reader.get(index)?.index).toBe(index), { interval: 1 });
    }
    expect(source.opened).toEqual([]);
    const whole = await reader.request(95);
    expect(source.opened[0]).toBe(95);
    expect(reader.get(95)).toBe(whole);
  });

  it('reads ahead only while no other clip waits for a frame that is shown', async () => {
    const gate = new SeekGate();
    const source = new FakeSource(30, 100);
    const { reader } = readerOf(source, 100, 40, gate);
    const other = {};
    gate.wants(other, true);
    expect((await reader.request(31)).index).toBe(31);
    await rest();
    expect(source.decoded.at(-1)).toBe(31);
    // What is shown does not wait for the other one.
    expect((await reader.request(33)).index).toBe(33);
    gate.wants(other, false);
    await vi.waitFor(() => expect(source.decoded.at(-1)).toBe(37));
  });

  it('decodes the frame that is jumped to alone, then those around it once, and then on', async () => {
    const source = new FakeSource(30, 100);
    const { reader } = readerOf(source, 100);
    expect((await reader.request(20)).index).toBe(20);
    expect(source.decoded.at(-1)).toBe(20);
    await rest();
    expect(source.opened).toEqual([20, 21]);
    expect(source.from).toEqual([20, 9]);
    expect(source.decoded.at(-1)).toBe(24);
    const around = [8, 9, 19, 20, 24, 25].map((index) => reader.get(index) !== null);
    expect(around).toEqual([false, true, true, true, true, false]);
    for (let index = 21; index <= 31; index += 1) await reader.request(index);
    await rest();
    expect(source.opened).toEqual([20, 21]);
    expect(source.held).toBe(0);
  });

  it('decodes on to frames that are wished one soon after the other, as by somebody who scrubs', async () => {
    const source = new FakeSource(30, 100);
    const { reader } = readerOf(source, 100);
    await reader.request(2);
    await rest();
    source.opened.length = 0;
    for (const index of [8, 12, 16, 20]) expect((await reader.request(index)).index).toBe(index);
    expect(source.opened).toEqual([]);
  });

  it('lets the clip that waited first have its frame first', async () => {
    const gate = new SeekGate();
    const order: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => {
      const source = new FakeSource(50, 100);
      source.turn = async () => {
        order.push(name);
        await new Promise((resolve) => setTimeout(resolve, 1));
      };
      return readerOf(source, 100, 40, gate).reader;
    });
    await Promise.all([first!.request(30), second!.request(30)]);
    expect(order.slice(0, 62)).toEqual([...Array(31).fill('first'), ...Array(31).fill('second')]);
  });

  it('begins anew at a nearer key frame instead of decoding all the way', async () => {
    const source = new FakeSource(10, 100);
    const { reader } = readerOf(source, 100);
    await reader.request(3);
    await rest();
    await reader.request(57);
    expect(source.opened).toEqual([3, 4, 57]);
    expect(source.decoded).not.toContain(40);
  });

  it('reads backwards in runs, not a run for every frame', async () => {
    const source = new FakeSource(50, 100, 12);
    const { reader } = readerOf(source, 100);
    for (let index = 45; index >= 15; index -= 1) {
      await reader.request(index);
      await rest();
    }
    expect(source.opened.length).toBeLessThanOrEqual(6);
    expect(source.held).toBe(0);
  });

  it('gives the frame that is jumped back to before it keeps those that lie before it', async () => {
    const source = new FakeSource(50, 100, 12);
    const { reader } = readerOf(source, 100);
    await reader.request(90);
    await rest();
    expect((await reader.request(45)).index).toBe(45);
    expect(source.from.at(-1)).toBe(39);
    expect(reader.get(38)).toBeNull();
    await rest();
    expect(reader.get(38)).not.toBeNull();
  });

  it('lets the newest wish win, gives a picture on the way, and never runs two decoders', async () => {
    const source = new FakeSource(100, 300);
    const { reader } = readerOf(source, 300);
    let most = 0;
    source.turn = async () => {
      most = Math.max(most, source.running);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const old = reader.request(90);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const newest = reader.request(250);
    await expect(old).rejects.toMatchObject({ name: 'AbortError' });
    expect((await newest).index).toBe(250);
    expect(most).toBe(1);
    expect(source.decoded.filter((index) => index < 100).length).toBeLessThan(90);
  });

  it('turns to a frame that a seek under way would have left out', async () => {
    const source = new FakeSource(200, 300);
    source.isDisposable = (index) => index % 2 === 1;
    const { reader, fallback } = readerOf(source, 300);
    source.turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    const old = reader.request(150);
    old.catch(() => undefined);
    await vi.waitFor(() => expect(source.decoded.length).toBeGreaterThan(5));
    expect((await reader.request(41)).index).toBe(41);
    expect(source.decoded).not.toContain(149);
    expect(fallback.opened).toEqual([]);
    expect(source.opened[1]).toBe(41);
  });

  it('keeps within its memory and closes what it lets go', async () => {
    const source = new FakeSource(10, 200);
    const { reader } = readerOf(source, 200, 10);
    const first = await reader.request(0);
    for (let index = 1; index < 60; index += 1) await reader.request(index);
    await rest();
    const kept = Array.from({ length: 200 }, (_, index) => reader.get(index)).filter((bitmap) => bitmap !== null);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(first.isClosed).toBe(true);
    expect(reader.get(59)?.isClosed).toBe(false);
    expect(reader.nearest(0)?.index).toBe(Math.min(...kept.map(({ index }) => index)));
  });

  it('gives the frame that is stepped back to before it keeps the whole group before a key frame', async () => {
    const source = new FakeSource(30, 100, 20);
    const { reader } = readerOf(source, 100, 60);
    await reader.request(60);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await reader.request(59)).index).toBe(59);
    expect(source.from.at(-1)).toBe(59);
    expect(reader.get(58)).toBeNull();
    // The others follow in portions, those first that are stepped to next.
    await vi.waitFor(() => expect(reader.get(34)).not.toBeNull());
    expect(source.from.slice(-2)).toEqual([46, 33]);
  });

  it('takes a frame that the decoder leaves out from the fallback', async () => {
    const source = new FakeSource(10, 100);
    source.leavesOut = 15;
    const { reader, fallback, failures } = readerOf(source, 100);
    expect((await reader.request(15)).index).toBe(15);
    expect(fallback.opened).toEqual([15]);
    expect(failures).toEqual([]);
  });

  it('goes on with the fallback when the decoder fails, and says so', async () => {
    const source = new FakeSource(10, 100);
    source.failsAt = 12;
    const { reader, fallback, failures } = readerOf(source, 100);
    expect((await reader.request(15)).index).toBe(15);
    expect(failures).toMatchObject([{ message: 'broken' }]);
    expect(fallback.decoded).toEqual([15]);
  });

  it('says that a frame cannot be read, once, and tries again when asked again', async () => {
    const { reader, fallback } = readerOf(new FakeSource(10, 100), 100);
    reader.setSource(fallback);
    fallback.failsAt = 7;
    await expect(reader.request(7)).rejects.toThrow('broken');
    await rest();
    expect(fallback.opened.filter((index) => index === 7)).toEqual([7]);
    fallback.failsAt = null;
    expect((await reader.request(7)).index).toBe(7);
  });

  it('serves two viewers of the same clip: neither takes the other one its frame', async () => {
    const source = new FakeSource(20, 200);
    const { reader } = readerOf(source, 200);
    const frames = await Promise.all([reader.request(15, 'source'), reader.request(135, 'target')]);
    expect(frames.map(({ index }) => index)).toEqual([15, 135]);
    await vi.waitFor(() => expect([16, 17, 136, 137].every((index) => reader.get(index) !== null)).toBe(true));
    const waiting = reader.request(77, 'target');
    reader.withdraw('target');
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not run to and fro between two viewers for every frame that they play', async () => {
    const source = new FakeSource(20, 400, 12);
    const { reader } = readerOf(source, 400, 80);
    for (let at = 0; at < 60; at += 1) {
      await Promise.all([reader.request(at, 'source'), reader.request(200 + at, 'target')]);
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    await rest();
    // Six frames at a time for either of them.
    expect(source.opened.length).toBeLessThanOrEqual(30);
  });

  it('reads on where it plays to, wherever it was jumped from', async () => {
    const source = new FakeSource(20, 400, 8);
    const { reader } = readerOf(source, 400, 100);
    await reader.request(300);
    await reader.request(40);
    await reader.request(40, '', 1);
    await vi.waitFor(() => expect(reader.get(48)).not.toBeNull());
    await reader.request(300, '', -1);
    await vi.waitFor(() => expect(reader.get(290)).not.toBeNull());
  });

  it('shows some of what plays in time where all of it would be too late', async () => {
    const source = new FakeSource(1000, 1000, 60);
    const { reader } = readerOf(source, 1000, 100);
    // A frame takes longer than it is shown.
    source.copying = 25;
    source.turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    let inTime = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      reader.request(frame, '', 1).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (frame >= 40 && reader.get(frame)) inTime += 1;
    }
    expect(inTime).toBeGreaterThan(3);
    // It never went back for what it had left out.
    expect(source.opened).toHaveLength(1);
    // Where playing ends that frame is wanted, however late.
    reader.request(500, '', 1).catch(() => undefined);
    expect((await reader.request(90)).index).toBe(90);
  });

  it('decodes on while frames are copied, and reads by the fallback when the copies fail', async () => {
    const source = new FakeSource(20, 200, 8);
    const { reader, fallback, failures } = readerOf(source, 200);
    source.copying = 30;
    await reader.request(40);
    expect(source.decoded).toContain(43);
    expect(reader.get(43)).toBeNull();
    source.copyFails = true;
    expect((await reader.request(100)).index).toBe(100);
    expect(failures).toHaveLength(1);
    expect(fallback.opened).toContain(100);
  });

  it('shows a frame on the way of a long seek that is nearer than what is at hand', async () => {
    const source = new FakeSource(300, 300);
    const { reader } = readerOf(source, 300);
    source.turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    const glimpses: (number | undefined)[] = [];
    const exact = reader.request(200);
    const timer = setInterval(() => glimpses.push(reader.nearest(200)?.index), 50);
    await exact;
    clearInterval(timer);
    const seen = glimpses.filter((index) => index !== undefined);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(reader.nearest(200)?.index).toBe(200);
  });

  it('gives memory back when its share becomes smaller', async () => {
    const { reader } = readerOf(new FakeSource(10, 100, 20), 100, 40);
    const shown = await reader.request(0);
    await vi.waitFor(() => expect(reader.bytes).toBeGreaterThan(15 * FRAME_BYTES));
    reader.setBudget(5 * FRAME_BYTES);
    expect(reader.bytes).toBeLessThanOrEqual(5 * FRAME_BYTES);
    expect(shown.isClosed).toBe(false);
  });

  it('gives everything back when it is closed', async () => {
    const source = new FakeSource(10, 100);
    const { reader } = readerOf(source, 100);
    const bitmap = await reader.request(5);
    const late = reader.request(80);
    reader.close();
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    await rest();
    expect([bitmap.isClosed, source.running, source.held]).toEqual([true, 0, 0]);
  });
});
