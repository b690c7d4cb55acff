import { expect, it } from 'vitest';
import { hitTest } from './hit-test.ts';
import { FIT, type Looking } from './view-transform.ts';

const looking: Looking = { view: FIT, frame: { width: 100, height: 100 }, canvas: { width: 200, height: 200 } };
const points = [
  { name: 'a', x: 10, y: 10 },
  { name: 'b', x: 14, y: 10 },
  { name: 'c', x: 14, y: 10 },
];

it('finds the point that is meant', () => {
  const at = (x: number, y: number, reach = 10) => hitTest(points, looking, { x, y }, reach)?.name;
  expect(at(21, 20)).toBe('a');
  // Of two at one place the one on top.
  expect(at(27, 20)).toBe('c');
  expect(at(20, 31)).toBeUndefined();
  expect(at(20, 31, 22)).toBe('a');
  // The reach is that of the screen, not of the frame.
  expect(hitTest(points, { ...looking, canvas: { width: 1000, height: 1000 } }, { x: 120, y: 100 }, 10)).toBeNull();
});
