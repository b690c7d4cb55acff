import { expect, it } from 'vitest';
import { parseFrames, proposedFrames } from './query-frames.ts';

it('proposes frames inside the range, each once', () => {
  expect(proposedFrames([0, 100])).toEqual([25, 50, 75]);
  expect(proposedFrames([40, 44])).toEqual([41, 42, 43]);
  expect(proposedFrames([0, 1])).toEqual([0, 1]);
  expect(proposedFrames([0, 0])).toEqual([0]);
});

it('reads frames in any order and says what is wrong', () => {
  expect(parseFrames('47, 37;37 3', [0, 83])).toEqual({ frames: [3, 37, 47] });
  expect(parseFrames('0', [0, 0])).toEqual({ frames: [0] });
  const problem = (text: string) => parseFrames(text, [2, 83]);
  expect(problem(' , ')).toEqual({ problem: { key: 'run.frames.none' } });
  expect(problem('3, -4')).toEqual({ problem: { key: 'run.frames.no-number', values: { word: '-4' } } });
  expect(problem('3.5')).toMatchObject({ problem: { key: 'run.frames.no-number' } });
  const outside = { key: 'run.frames.outside', values: { frame: '84', first: 2, last: 83 } };
  expect(problem('84')).toEqual({ problem: outside });
  expect(problem('1')).toMatchObject({ problem: { key: 'run.frames.outside' } });
});
