import { describe, expect, it } from 'vitest';
import type { QuarterTurn } from '../../contract/geometry.ts';
import { turnPoint } from '../../document/rotate.ts';
import type { DecodeRequest, FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';
import { turnedVideo, turnFrame, turningFrames } from './turned-video.ts';

const SIZE = { width: 5, height: 3 };
const TURNS: readonly QuarterTurn[] = [90, 180, 270];

/** A picture whose every pixel tells where it lies: red x, green y, blue the frame. */
function picture(index: number, crop = { x: 0, y: 0, w: SIZE.width, h: SIZE.height }): RgbFrame {
  const data = new Uint8Array(crop.w * crop.h * 3);
  for (let y = 0; y < crop.h; y++)
    for (let x = 0; x < crop.w; x++) data.set([crop.x + x, crop.y + y, index], (y * crop.w + x) * 3);
  return { index, width: crop.w, height: crop.h, data };
}

const VIDEO: OpenedVideo = {
  path: '/a.mp4',
  info: {
    ...{ file: 'a.mp4', ...SIZE, frames: 10, durationSeconds: 1, fps: 10, vfr: false, codec: 'h264' },
    ...{ pixelFormat: 'rgb24', rotationDegrees: 270 },
    color: { range: null, matrix: null, primaries: null, transfer: null },
  },
  table: { timeBase: [1, 10], pts: [0], lastDuration: 1 },
  quickHash: 'h',
  sizeBytes: 1,
};

const asked: DecodeRequest[] = [];
const SOURCE: FrameSource = {
  open: async () => VIDEO,
  async *decode(video, request) {
    if (video !== VIDEO) throw new Error('The source knows only the file as it is.');
    asked.push(request);
    for (let index = request.first; index <= request.last; index++) yield picture(index, request.crop);
  },
};

function pixel(frame: RgbFrame, x: number, y: number): number[] {
  return [...frame.data.subarray((y * frame.width + x) * 3, (y * frame.width + x) * 3 + 3)];
}

describe('a turned video', () => {
  it('has the size of the turned picture and says by how much it is turned in all', () => {
    expect(turnedVideo(VIDEO, 0)).toBe(VIDEO);
    expect(turnedVideo(VIDEO, 90).info).toMatchObject({ width: 3, height: 5, rotationDegrees: 0 });
    expect(turnedVideo(VIDEO, 180).info).toMatchObject({ width: 5, height: 3, rotationDegrees: 90 });
  });

  it('turns every pixel to where points of the project are turned', () => {
    for (const degrees of TURNS) {
      const turned = turnFrame(picture(7), degrees);
      for (let y = 0; y < SIZE.height; y++) {
        for (let x = 0; x < SIZE.width; x++) {
          const to = turnPoint({ x: x + 0.5, y: y + 0.5 }, { degrees, ...SIZE });
          expect(pixel(turned, to.x - 0.5, to.y - 0.5)).toEqual([x, y, 7]);
        }
      }
    }
  });

  it('gives the asked part of the turned picture, and decodes no more than that', async () => {
    for (const degrees of TURNS) {
      const video = turnedVideo(VIDEO, degrees);
      const crop = { x: 1, y: 1, w: 2, h: 1 };
      const whole: RgbFrame[] = [];
      for await (const frame of turningFrames(SOURCE).decode(video, { first: 2, last: 3 })) whole.push(frame);
      const parts: RgbFrame[] = [];
      for await (const frame of turningFrames(SOURCE).decode(video, { first: 2, last: 3, crop })) parts.push(frame);
      expect(parts.map(({ index, width, height }) => [index, width, height])).toEqual([
        [2, 2, 1],
        [3, 2, 1],
      ]);
      expect([pixel(parts[1]!, 0, 0), pixel(parts[1]!, 1, 0)]).toEqual([
        pixel(whole[1]!, 1, 1),
        pixel(whole[1]!, 2, 1),
      ]);
      const { w, h } = asked.at(-1)!.crop!;
      expect(w * h).toBe(2);
    }
  });

  it('swaps the sides of a wanted size, and leaves other videos alone', async () => {
    const frames = turningFrames(SOURCE);
    for await (const _ of frames.decode(turnedVideo(VIDEO, 90), {
      first: 0,
      last: 0,
      size: { width: 30, height: 50 },
    }));
    expect(asked.at(-1)?.size).toEqual({ width: 50, height: 30 });
    for await (const frame of frames.decode(VIDEO, { first: 0, last: 0 })) expect(frame).toEqual(picture(0));
  });
});
