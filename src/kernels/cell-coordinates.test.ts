import { describe, expect, it } from 'vitest';
import { cellOfFrame, cellToFrame, cellToPixel, frameToCell, pixelToCell } from './cell-coordinates.ts';

describe('cell coordinates', () => {
  it('puts cell k of n at (k + 0.5) * 64 / n - 0.5 frames and (k + 0.5) * 128 / n pixels', () => {
    expect(cellToFrame(0, 64, 32)).toBe(0.5);
    expect(cellToFrame(31, 64, 32)).toBe(62.5);
    expect(cellToFrame(0, 64, 8)).toBe(3.5);
    expect(cellToPixel(0, 128, 32)).toBe(2);
    expect(cellToPixel(7, 128, 8)).toBe(120);
  });

  it('is undone by its inverse', () => {
    expect(frameToCell(cellToFrame(4.25, 64, 8), 64, 8)).toBeCloseTo(4.25, 12);
    expect(pixelToCell(cellToPixel(4.25, 128, 16), 128, 16)).toBeCloseTo(4.25, 12);
  });

  it('finds the cell that holds a frame, and the border cells for times outside', () => {
    expect([0, 1, 1.49, 1.5, 2, 63].map((time) => cellOfFrame(time, 64, 32))).toEqual([0, 0, 0, 1, 1, 31]);
    expect([-9, 99].map((time) => cellOfFrame(time, 64, 32))).toEqual([0, 31]);
  });
});
