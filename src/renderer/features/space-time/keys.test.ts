import { expect, it } from 'vitest';
import { cameraKey } from './camera-keys.ts';
import { rowAfter } from './row-after.ts';
import { selectedPoints } from './selected-points.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it('knows the keys of the view, and leaves the others and all with Ctrl, Cmd or Alt to the window', () => {
  expect(cameraKey({ ...plain, key: '2' })).toEqual({ preset: 'side' });
  expect(cameraKey({ ...plain, key: '0' })).toBe('reset');
  expect(cameraKey({ ...plain, key: 'ArrowUp' })).toHaveProperty('step.turn');
  expect(cameraKey({ ...plain, key: 'ArrowUp', shiftKey: true })).toHaveProperty('step.pan');
  expect(cameraKey({ ...plain, key: '+' })).toHaveProperty('step.zoom');
  expect(cameraKey({ ...plain, key: '5' })).toBeNull();
  expect(cameraKey({ ...plain, key: ' ' })).toBeNull();
  expect(cameraKey({ ...plain, key: 'ArrowUp', altKey: true })).toBeNull();
});

it('moves between the first and the last row', () => {
  expect(rowAfter('ArrowDown', 9, 10, 5)).toBe(9);
  expect(rowAfter('PageUp', 3, 10, 5)).toBe(0);
  expect(rowAfter('End', 3, 10, 5)).toBe(9);
  expect(rowAfter('a', 3, 10, 5)).toBeNull();
});

it('selects a point in both clips', () => {
  const point = (momentName: string, keypoint: string) => ({ momentName, keypoint }) as never;
  const points = [point('a', 'hip'), point('b', 'hip'), point('a', 'knee'), point('a', 'hip')];
  expect(selectedPoints(points, { role: 'source', momentName: 'a', keypoint: 'hip' })).toEqual([0, 3]);
  expect(selectedPoints(points, { role: 'source', momentName: 'a', keypoint: null })).toEqual([]);
  expect(selectedPoints(points, null)).toEqual([]);
});
