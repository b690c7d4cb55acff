import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameProxies } from './frame-proxies.ts';
import type { FramePacker, FrameToPack } from './frame-source.ts';
import { SeekGate } from './seek-gate.ts';
import { FakePicture } from './testing/fake-picture.ts';

const BYTES = 1000;

/** Packs a frame in 2 ms; what is packed has the frame's number in its type. */
class FakePacker implements FramePacker<FakePicture> {
  readonly longestSide = 640;
  readonly opened: number[] = [];
  readonly packed: number[] = [];
  readonly unpacked: FakePicture[] = [];
  running = 0;
  held = 0;
  leavesOut = -1;
  sizeOf: (index: number) => number = () => BYTES;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  async *open(index: number): AsyncGenerator<FrameToPack, void, void> {
    this.opened.push(index);
    this.running += 1;
    try {
      for (let next = index; next < this.#count; next += 1) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (next === this.leavesOut) continue;
        this.held += 1;
        const pack = async () => {
          this.held -= 1;
          this.packed.push(next);
          return new Blob([new Uint8Array(this.sizeOf(next))], { type: `frame/${next}` });
        };
        yield { index: next, pack, drop: () => void (this.held -= 1) };
      }
    } finally {
      this.running -= 1;
    }
  }

  async unpack(packed: Blob): Promise<FakePicture> {
    const picture = new FakePicture(Number(packed.type.split('/')[1]));
    this.unpacked.push(picture);
    return picture;
  }
}

/** @param frames how many there is room for: a tenth of the memory is left free for frames that take more than others */
function proxiesOf(count: number, frames = count) {
  const packer = new FakePacker(count);
  const gate = new SeekGate();
  gate.moved();
  const seen: number[] = [];
  const proxies = new FrameProxies({
    count,
    packer,
    gate,
    budgetBytes: Math.ceil((frames * BYTES) / 0.9),
    onPicture: (index) => void seen.push(index),
  });
  const there = () => Array.from({ length: count }, (_, index) => index).filter((index) => proxies.has(index));
  return { proxies, packer, gate, seen, there };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('small packed frames', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are made of all frames of a short clip, on from the one that is shown, each once', async () => {
    const { proxies, packer, there } = proxiesOf(100);
    proxies.follow(40, true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(there()).toHaveLength(100);
    expect(packer.opened).toEqual([40, 0]);
    expect(packer.packed).toEqual([...range(40, 100), ...range(0, 40)]);
    expect([packer.running, packer.held]).toEqual([0, 0]);
    expect(proxies.bytes).toBe(100 * BYTES);
    proxies.close();
  });

  it('are made while nobody needs the processor', async () => {
    const { proxies, packer, gate } = proxiesOf(100);
    const playing = setInterval(() => gate.moved(), 33);
    await vi.advanceTimersByTimeAsync(5000);
    expect(packer.opened).toEqual([]);
    clearInterval(playing);
    await vi.advanceTimersByTimeAsync(1500);
    const { length } = packer.packed;
    expect(length).toBeGreaterThan(10);
    gate.works(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(packer.packed.length).toBeLessThanOrEqual(length + 1);
    gate.works(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(packer.packed).toHaveLength(100);
    // It paused where it was.
    expect(packer.opened).toEqual([0]);
    proxies.close();
  });

  it('keep to their memory: those round the frame that is shown are there, and follow it', async () => {
    const { proxies, there } = proxiesOf(1000, 90);
    proxies.follow(500, true);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(proxies.bytes).toBeLessThanOrEqual(90 * BYTES);
    expect(there()).toEqual(range(470, 560));
    proxies.follow(530, true);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(there()).toEqual(expect.arrayContaining(range(500, 590)));
    expect(proxies.bytes).toBeLessThanOrEqual(100 * BYTES);
    proxies.follow(20, true);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(there()).toEqual(expect.arrayContaining(range(0, 90)));
    expect(proxies.bytes).toBeLessThanOrEqual(100 * BYTES);
    proxies.setBudget(30 * BYTES);
    expect(proxies.bytes).toBeLessThanOrEqual(30 * BYTES);
    expect(there()).toContain(20);
    proxies.close();
  });

  it.each([
    ['large ones among small', (index: number) => (index % 7 === 0 ? 9 * BYTES : BYTES)],
    ['ever larger ones', (index: number) => BYTES + 20 * index],
    ['ever smaller ones', (index: number) => 22 * BYTES - 20 * index],
  ])('come to an end when the memory is full: %s', async (_what, sizeOf) => {
    const { proxies, packer } = proxiesOf(1000, 200);
    packer.sizeOf = sizeOf;
    for (const centre of [500, 530, 100, 900]) {
      proxies.follow(centre, true);
      await vi.advanceTimersByTimeAsync(30_000);
      const { length } = packer.packed;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(packer.packed.length).toBe(length);
      expect(proxies.bytes).toBeLessThanOrEqual(Math.ceil((200 * BYTES) / 0.9));
      expect(proxies.has(centre)).toBe(true);
    }
    proxies.close();
  });

  it('are unpacked when they are to be seen, the newest first, and only a few are kept so', async () => {
    const { proxies, packer, seen } = proxiesOf(60);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(packer.unpacked).toEqual([]);
    proxies.follow(3, false);
    await vi.advanceTimersByTimeAsync(10);
    expect(proxies.get(3)).toBeNull();
    // A still smaller picture is the receiver's own; a larger one cannot be made of it.
    expect((await proxies.sketch(3, 192))?.index).toBe(3);
    expect([proxies.get(3), await proxies.sketch(3, 1000)]).toEqual([null, null]);
    packer.unpacked.pop()!.close();
    for (const index of [10, 11, 12, 13]) proxies.follow(index, true);
    await vi.advanceTimersByTimeAsync(10);
    expect(seen.at(-1)).not.toBe(10);
    expect(proxies.get(13)?.index).toBe(13);
    for (const index of range(20, 40)) {
      proxies.follow(index, true);
      await vi.advanceTimersByTimeAsync(1);
      expect(proxies.get(index)?.index).toBe(index);
    }
    expect(packer.unpacked.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(6);
    proxies.close();
    expect(packer.unpacked.every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('go on after a frame that the decoder leaves out, and end when they are closed', async () => {
    const { proxies, packer, there } = proxiesOf(30);
    packer.leavesOut = 12;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(there()).toEqual([...range(0, 12), ...range(13, 30)]);
    expect(packer.opened).toEqual([0]);
    proxies.follow(12, true);
    await vi.advanceTimersByTimeAsync(10);
    expect(proxies.get(12)).toBeNull();
    const other = proxiesOf(30);
    await vi.advanceTimersByTimeAsync(1020);
    other.proxies.close();
    const { length } = other.packer.packed;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(other.packer.packed.length).toBeLessThanOrEqual(length + 1);
    expect([other.packer.running, other.packer.held]).toEqual([0, 0]);
  });
});
