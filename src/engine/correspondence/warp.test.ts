import { describe, expect, it } from 'vitest';
import type { SpaceTimePack } from '../../contract/pack.ts';
import { anchoredWarp, cellCentreTimes, timesOfVotes, warpOfCells } from './warp.ts';

const pack = { frames: 8, size: 16 } as SpaceTimePack;

describe('warpOfCells', () => {
  it('is the identity for cells that match themselves, up to both ends of the clip', () => {
    const warp = warpOfCells({ times: cellCentreTimes(4, pack), confidence: [1, 1, 1, 1] }, pack);
    expect([...warp.targetTimes]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...warp.confidence]).toEqual(Array(8).fill(1));
  });

  it('never falls and stays inside the clip', () => {
    const warp = warpOfCells({ times: [1, 9, 3, 3], confidence: [0.5, 0.1, 0.3, 0.5] }, pack);
    const times = [...warp.targetTimes];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThanOrEqual(7);
    // The falling cells 1..3 are pooled: (0.1 * 9 + 0.3 * 3 + 0.5 * 3) / 0.9.
    expect(times[4]).toBeCloseTo(3.3 / 0.9, 9);
    expect(warp.confidence[1]).toBeCloseTo(0.5 * 0.75 + 0.1 * 0.25, 9);
  });
});

describe('timesOfVotes', () => {
  it('follows the votes, refined below the cell, and overrules a row that would step back', () => {
    const ln = Math.log;
    const rows = [
      [0.97, 0.01, 0.01, 0.01],
      [0.01, 0.01, 0.49, 0.49],
      [0.5, 0.01, 0.4, 0.09],
      [0.01, 0.01, 0.01, 0.97],
    ].map((row) => Float64Array.from(row, ln));
    const { times, confidence } = timesOfVotes(rows, pack);
    expect(times[0]).toBeCloseTo((0.97 * 0.5 + 0.01 * 2.5 + 0.01 * 4.5) / 0.99, 9);
    // Row 2 would like cell 0, but the rows round it speak for cell 2: window 0..3 round it.
    expect(confidence[2]).toBeCloseTo(0.4, 9);
    expect(times[2]).toBeCloseTo(0.5 * 0.5 + 0.01 * 2.5 + 0.4 * 4.5 + 0.09 * 6.5, 9);
  });
});

describe('anchoredWarp', () => {
  const warp = { targetTimes: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7), confidence: new Float64Array(8).fill(0.2) };

  it('passes through the anchors and bends between them', () => {
    const bent = anchoredWarp(warp, [
      { sourceTime: 6.2, targetTime: 5, confidence: 0.9 },
      { sourceTime: 2, targetTime: 3, confidence: 0.8 },
    ]);
    expect([...bent.targetTimes]).toEqual([1, 2, 3, 3.5, 4, 4.5, 5, 6]);
    expect([...bent.confidence]).toEqual([0.2, 0.2, 0.8, 0.2, 0.2, 0.2, 0.9, 0.2]);
  });

  it('leaves out anchors that contradict the order, and changes nothing without any', () => {
    const bent = anchoredWarp(warp, [
      { sourceTime: 2, targetTime: 6, confidence: 0.9 },
      { sourceTime: 5, targetTime: 1, confidence: 0.9 },
    ]);
    expect(bent.targetTimes[2]).toBe(6);
    expect([...bent.targetTimes]).toEqual([...bent.targetTimes].sort((a, b) => a - b));
    expect(anchoredWarp(warp, [])).toBe(warp);
  });

  it('keeps the parts between anchors inside their times', () => {
    const jump = { ...warp, targetTimes: Float64Array.of(0, 0, 0, 7, 7, 7, 7, 7) };
    const bent = anchoredWarp(jump, [
      { sourceTime: 1, targetTime: 2, confidence: 1 },
      { sourceTime: 6, targetTime: 4, confidence: 1 },
    ]);
    expect([...bent.targetTimes]).toEqual([...bent.targetTimes].sort((a, b) => a - b));
    expect([bent.targetTimes[1], bent.targetTimes[6]]).toEqual([2, 4]);
  });
});
