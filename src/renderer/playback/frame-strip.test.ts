import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coarseToFine, FrameStrip } from './frame-strip.ts';
import { SeekGate } from './seek-gate.ts';

const GROUP = 60;

/** A clip with a key frame at every sixtieth frame. */
function sketching() {
  const sketched: number[] = [];
  const pictures: { index: number; isClosed: boolean; close(): void }[] = [];
  const sketcher = {
    startOf: (index: number) => index - (index % GROUP),
    sketch: async (index: number) => {
      sketched.push(index);
      const picture = {
        index,
        isClosed: false,
        close() {
          this.isClosed = true;
        },
      };
      pictures.push(picture);
      return picture;
    },
  };
  return { sketcher, sketched, pictures };
}

describe('a strip of small pictures', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('covers a clip roughly at once, then finer, with as many pictures however long it is', async () => {
    expect(coarseToFine(7)).toEqual([0, 4, 2, 6, 1, 3, 5]);
    expect(coarseToFine(1)).toEqual([0]);
    for (const [count, spacing] of [
      [1800, GROUP],
      [216_000, 3376],
    ] as const) {
      const { sketcher, sketched } = sketching();
      const strip = new FrameStrip(count, sketcher, new SeekGate(), () => {});
      await vi.advanceTimersByTimeAsync(200);
      expect(sketched.slice(0, 2)).toEqual([0, expect.closeTo(count / 2, -2)]);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(sketched.length).toBeLessThanOrEqual(64);
      expect(new Set(sketched).size).toBe(sketched.length);
      expect(sketched.filter((index) => index % GROUP !== 0)).toEqual([]);
      for (let index = 0; index < count; index += 997) {
        expect(Math.abs(strip.nearest(index)!.index - index)).toBeLessThanOrEqual(spacing);
      }
      strip.close();
    }
  });

  it('leaves the finer pictures for when nothing plays', async () => {
    const gate = new SeekGate();
    const { sketcher, sketched } = sketching();
    const playing = setInterval(() => gate.moved(), 33);
    const strip = new FrameStrip(6000, sketcher, gate, () => {});
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sketched).toHaveLength(12);
    clearInterval(playing);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sketched).toHaveLength(64);
    strip.close();
  });

  it('waits while a frame is looked for, gives everything back, and then begins nothing more', async () => {
    const gate = new SeekGate();
    const clip = {};
    gate.wants(clip, true);
    const { sketcher, sketched, pictures } = sketching();
    const told: number[] = [];
    const strip = new FrameStrip(600, sketcher, gate, (index) => void told.push(index));
    await vi.advanceTimersByTimeAsync(100);
    expect([sketched, strip.nearest(5)]).toEqual([[], null]);
    gate.wants(clip, false);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(sketched);
    const { length } = sketched;
    expect(length).toBeGreaterThan(1);
    strip.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sketched.length).toBe(length);
    expect(pictures.every(({ isClosed }) => isClosed)).toBe(true);
  });
});

describe('the gate', () => {
  it('opens after a while in any case, so that a slow clip does not stop the other one', async () => {
    const gate = new SeekGate();
    gate.wants({}, true);
    const start = performance.now();
    await gate.pass({});
    expect(performance.now() - start).toBeGreaterThan(200);
  });
});
