import { expect, it } from 'vitest';
import { sceneViews, viewAt, viewSize } from './scene-views.ts';
import type { SpaceTimeData } from './space-time-data.ts';

const SIZE = { width: 901, height: 300 };
const data = (...kinds: readonly string[]) => ({ points: kinds.map((kind) => ({ kind })) }) as unknown as SpaceTimeData;

it('has one view, or one per method when both have predicted something', () => {
  expect(sceneViews(data('manual', 'joint', 'sequential'), false, SIZE)).toHaveLength(1);
  expect(sceneViews(data('manual', 'joint'), true, SIZE)).toEqual([{ left: 0, hidden: null, only: null }]);
  const apart = sceneViews(data('manual', 'joint', 'sequential'), true, SIZE);
  expect(apart.map(({ left, only, hidden }) => [left, only, hidden])).toEqual([
    [0, 'joint', 'sequential'],
    [450, 'sequential', 'joint'],
  ]);
  expect(viewSize(apart, SIZE)).toEqual({ width: 450, height: 300 });
  expect(viewAt(apart, 449).only).toBe('joint');
  expect(viewAt(apart, 450).only).toBe('sequential');
});
