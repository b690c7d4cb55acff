import { describe, expect, it } from 'vitest';
import type { Warp } from '../../../contract/correspondences.ts';
import type { FrameRange } from '../../../contract/geometry.ts';
import { ClipTime } from '../../../document/timing/clip-time.ts';
import { planFrames, type TimingOptions } from './comparison-timing.ts';

/** A table with a millisecond clock. */
const tableOf = (milliseconds: readonly number[], lastDuration: number) =>
  new ClipTime({ timeBase: [1, 1000], pts: [...milliseconds], lastDuration });
const steady = (count: number, step: number) =>
  tableOf(
    Array.from({ length: count }, (_, i) => i * step),
    step,
  );

const identity: Warp = Array.from({ length: 10 }, (_, i) => [i, i, 1]);

interface Part extends Partial<Omit<TimingOptions, 'source' | 'target'>> {
  readonly sourceTable?: ClipTime;
  readonly targetTable?: ClipTime;
  readonly sourceRange?: FrameRange;
  readonly targetRange?: FrameRange;
  readonly sourceSync?: number;
  readonly targetSync?: number;
}
const options = ({
  sourceTable = steady(10, 40),
  targetTable = steady(20, 40),
  sourceRange = [0, 9],
  targetRange = [0, 19],
  sourceSync = sourceRange[0],
  targetSync = targetRange[0],
  ...rest
}: Part = {}): TimingOptions => ({
  source: { time: sourceTable, range: sourceRange, syncFrame: sourceSync },
  target: { time: targetTable, range: targetRange, syncFrame: targetSync },
  timing: { kind: 'method', links: identity },
  speed: 1,
  fps: [25, 1],
  moments: [],
  freezeSeconds: 0,
  ...rest,
});
const sources = (part: Part) => planFrames(options(part)).map(({ source }) => source);
const targets = (part: Part) => planFrames(options(part)).map(({ target }) => target);

describe('planFrames: which source frame', () => {
  it('shows every frame once at the own rate', () => {
    expect(sources({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('shows only the range', () => {
    expect(sources({ sourceRange: [3, 6] })).toEqual([3, 4, 5, 6]);
  });

  it('shows every frame four times at a quarter of the speed', () => {
    expect(sources({ speed: 0.25, sourceRange: [2, 4] })).toEqual([2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]);
  });

  it('shows every other frame at twice the speed', () => {
    expect(sources({ speed: 2 })).toEqual([1, 3, 5, 7, 9]);
  });

  it('is not misled by PTS that were rounded to milliseconds', () => {
    const pts = Array.from({ length: 60 }, (_, i) => Math.round((i * 1001) / 30));
    expect(sources({ sourceTable: tableOf(pts, 33), sourceRange: [0, 59], fps: [30000, 1001] })).toEqual(
      Array.from({ length: 60 }, (_, i) => i),
    );
  });

  it('keeps real time for a variable rate', () => {
    // Frame 1 is shown for 200 ms, frame 2 for 40 ms, frame 3 for 80 ms.
    const sourceTable = tableOf([0, 40, 240, 280], 80);
    expect(sources({ sourceTable, sourceRange: [0, 3] })).toEqual([0, 1, 1, 1, 1, 1, 2, 3, 3]);
  });

  it('gives a single frame its own duration', () => {
    expect(sources({ sourceRange: [5, 5] })).toEqual([5]);
    expect(sources({ sourceTable: tableOf([0], 200), sourceRange: [0, 0] })).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('planFrames: which target frame', () => {
  it('follows the warp', () => {
    const warp: Warp = [
      [0, 4, 1],
      [1, 4, 1],
      [2, 7, 1],
      [3, 11, 1],
    ];
    expect(targets({ timing: { kind: 'method', links: warp }, sourceRange: [0, 3] })).toEqual([4, 4, 7, 11]);
  });

  it('goes in a straight line where the warp has a hole, and in real time outside of it', () => {
    const warp: Warp = [
      [2, 5, 1],
      [4, 9, 1],
    ];
    expect(targets({ timing: { kind: 'method', links: warp }, sourceRange: [0, 5] })).toEqual([3, 4, 5, 7, 9, 10]);
  });

  it('plays the target in its own real time with an offset', () => {
    // The target has half the rate; 0.2 s later is 2.5 of its frames later.
    const frames = planFrames(
      options({ targetTable: steady(20, 80), timing: { kind: 'offset', seconds: 0.2 }, sourceRange: [0, 5] }),
    );
    // Target times 0.20, 0.24, 0.28, 0.32, 0.36, 0.40.
    expect(frames.map(({ target }) => target)).toEqual([2, 3, 3, 4, 4, 5]);
    expect(frames.some(({ targetHeld }) => targetHeld)).toBe(false);
  });

  it('goes in straight lines through anchors, in real time outside of them', () => {
    const links: Warp = [
      [2, 4, 1],
      [6, 12, 1],
    ];
    // From 2 to 6 twice as fast: the linked frames stand beside each other.
    expect(targets({ timing: { kind: 'anchors', links } })).toEqual([2, 3, 4, 6, 8, 10, 12, 13, 14, 15]);
    const late = planFrames(options({ timing: { kind: 'anchors', links: [[0, 15, 1]] } }));
    expect(late.slice(4).map(({ target, targetHeld = false }) => [target, targetHeld])).toEqual([
      [19, false],
      ...Array.from({ length: 5 }, () => [19, true]),
    ]);
  });

  it('counts an offset from the sync events, wherever the ranges begin', () => {
    const timing = { kind: 'offset', seconds: 0 } as const;
    const sync = { sourceSync: 7, targetSync: 12, sourceRange: [4, 8] as const, targetRange: [1, 19] as const };
    expect(targets({ ...sync, timing } as Part)).toEqual([9, 10, 11, 12, 13]);
    expect(targets({ ...sync, timing: { ...timing, seconds: -0.08 } } as Part)).toEqual([7, 8, 9, 10, 11]);
  });

  it('lets the target run on while a source frame stands', () => {
    // The target has four times the rate, and the source plays at half its speed.
    const timing = { kind: 'offset', seconds: 0 } as const;
    const slow = { targetTable: steady(80, 10), targetRange: [0, 79] as [number, number], speed: 0.5, timing };
    expect(targets({ ...slow, sourceRange: [0, 2] })).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('holds and marks the first and last frame where the target has none', () => {
    const before = planFrames(options({ timing: { kind: 'offset', seconds: -0.08 }, sourceRange: [0, 3] }));
    expect(before.map(({ target, targetHeld = false }) => [target, targetHeld])).toEqual([
      [0, true],
      [0, true],
      [0, false],
      [1, false],
    ]);
    const after = planFrames(
      options({ timing: { kind: 'offset', seconds: 0 }, targetRange: [5, 6], sourceRange: [0, 3] }),
    );
    expect(after.map(({ target, targetHeld = false }) => [target, targetHeld])).toEqual([
      [5, false],
      [6, false],
      [6, true],
      [6, true],
    ]);
  });
});

describe('planFrames: key moments', () => {
  const moments = [{ name: 'hit', sourceFrame: 2, targetFrame: 8 }];

  it('stands after the moment has been reached, on the frames of the moment itself', () => {
    const frames = planFrames(options({ sourceRange: [1, 3], moments, freezeSeconds: 0.08 }));
    expect(frames).toEqual([
      { source: 1, target: 1 },
      { source: 2, target: 8, momentName: 'hit' },
      { source: 2, target: 8, momentName: 'hit', frozen: true },
      { source: 2, target: 8, momentName: 'hit', frozen: true },
      { source: 3, target: 3 },
    ]);
  });

  it('stands at a moment on the last frame and at one that the speed skips', () => {
    const last = planFrames(options({ sourceRange: [1, 2], moments, freezeSeconds: 0.04 }));
    expect(last.map(({ source, frozen = false }) => [source, frozen])).toEqual([
      [1, false],
      [2, false],
      [2, true],
    ]);
    const skipped = planFrames(options({ speed: 2, sourceRange: [0, 3], moments, freezeSeconds: 0.04 }));
    expect(skipped.map(({ source, frozen = false }) => [source, frozen])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  it('leaves out moments beyond the range', () => {
    expect(planFrames(options({ sourceRange: [4, 6], moments, freezeSeconds: 1 }))).toHaveLength(3);
  });

  it('keeps to the offset that the user set', () => {
    const timing = { kind: 'offset', seconds: 0.2 } as const;
    const frames = planFrames(options({ sourceRange: [1, 3], timing, moments, freezeSeconds: 0.04 }));
    // Source frame 2 lies 0.04 s after the range's start.
    expect(frames.map(({ target }) => target)).toEqual([5, 6, 6, 7]);
  });
});
