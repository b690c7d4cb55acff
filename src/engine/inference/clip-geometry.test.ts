import { describe, expect, it } from 'vitest';
import { sampleClip } from '../../kernels/clip-sampling.ts';
import { ClipGeometry, centredSquare, checkCrop, squareCrop } from './clip-geometry.ts';

const frame = { width: 640, height: 360 };

describe('crops', () => {
  it('becomes the smallest square round the same centre', () => {
    expect(squareCrop({ x: 10, y: 20, w: 100, h: 40 })).toEqual({ x: 10, y: -10, w: 100, h: 100 });
    expect(squareCrop({ x: 10, y: 20, w: 30, h: 50 })).toEqual({ x: 0, y: 20, w: 50, h: 50 });
  });

  it('is the middle of the frame when nothing better is known', () => {
    expect(centredSquare(frame)).toEqual({ x: 140, y: 0, w: 360, h: 360 });
    expect(centredSquare({ width: 3, height: 10 })).toEqual({ x: 0, y: 3.5, w: 3, h: 3 });
  });

  it('must show some of the frame', () => {
    expect(() => checkCrop({ x: -50, y: -50, w: 51, h: 51 }, frame, 'a.mp4')).not.toThrow();
    const outside = () => checkCrop({ x: 640, y: 0, w: 10, h: 10 }, frame, 'a.mp4');
    expect(outside).toThrow(/a\.mp4: the crop 640,0,10,10 shows nothing of the frame of 640 x 360/);
    expect(outside).toThrow(expect.objectContaining({ code: 'crop-invalid' }));
  });
});

describe('ClipGeometry', () => {
  const geometry = new ClipGeometry(sampleClip([10, 41], 64), { x: 100, y: -20, w: 256, h: 256 }, 128);

  it('maps corners of the crop to corners of the square input, and back', () => {
    expect(geometry.frameToClip({ x: 100, y: -20 })).toEqual({ x: 0, y: 0 });
    expect(geometry.frameToClip({ x: 356, y: 236 })).toEqual({ x: 128, y: 128 });
    expect(geometry.clipToFrame({ x: 64, y: 0.5 })).toEqual({ x: 228, y: -19 });
    expect(geometry.jointsToClip([{ x: 101, y: -18, score: 0.4 }])).toEqual([{ x: 0.5, y: 1, score: 0.4 }]);
  });

  it('maps time both ways', () => {
    // 32 video frames, 64 clip frames: every video frame is shown twice, clip frames 2k and 2k + 1.
    expect(geometry.clipTimeOf(10)).toBe(0.5);
    expect(geometry.videoTimeOf(0.5)).toBe(10);
    expect(geometry.videoFrameOf(62.9)).toBe(41);
    expect(geometry.videoFrameOf(-0.5)).toBe(10);
    expect(geometry.videoFrameOf(63.5)).toBe(41);
  });

  it('names the last clip frame that shows a video frame, or its rounded clip time', () => {
    expect(geometry.clipFrameOf(12)).toBe(5);
    expect(geometry.clipFrameOf(0)).toBe(0);
    // 640 frames: clip frame i shows 10 i + 5.
    const sparse = new ClipGeometry(sampleClip([0, 639], 64), geometry.crop, 128);
    expect(sparse.clipFrameOf(28)).toBe(2);
    expect(sparse.clipFrameOf(31)).toBe(3);
    expect(sparse.clipFrameOf(639)).toBe(63);
    // 96 frames: frame 37 is not shown, its clip time is 24.5: the half goes to the even neighbour.
    const halves = new ClipGeometry(sampleClip([0, 95], 64), geometry.crop, 128);
    expect(halves.sampling.videoFrames).not.toContain(37);
    expect(halves.clipFrameOf(37)).toBe(24);
  });
});
