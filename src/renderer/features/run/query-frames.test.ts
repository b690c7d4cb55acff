import { expect, it } from 'vitest';
import { parseFrames, proposedFrames } from './query-frames.ts';

it('proposes frames inside the clip, each once', () => {
  expect(proposedFrames(101)).toEqual([25, 50, 75]);
  expect(proposedFrames(2)).toEqual([0, 1]);
  expect(proposedFrames(1)).toEqual([0]);
});

it('reads frames in any order and says what is wrong', () => {
  expect(parseFrames('47, 37;37 3', 84)).toEqual({ frames: [3, 37, 47] });
  expect(parseFrames('0', 1)).toEqual({ frames: [0] });
  expect(parseFrames(' , ', 84)).toEqual({ problem: 'Name at least one frame.' });
  expect(parseFrames('3, -4', 84)).toEqual({ problem: '"-4" is not a frame number.' });
  expect(parseFrames('3.5', 84)).toEqual({ problem: '"3.5" is not a frame number.' });
  expect(parseFrames('84', 84)).toEqual({ problem: 'The clip has no frame 84: its last frame is 83.' });
});
