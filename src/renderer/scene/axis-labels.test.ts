import { expect, it } from 'vitest';
import { axisLabels } from './axis-labels.ts';

/** An orthographic look from the front: 100 pixels per unit, the origin in the middle of 600 x 400. */
const MATRIX = [1 / 3, 0, 0, 0, 0, 1 / 2, 0, 0, 0, 0, -0.01, 0, 0, 0, 0, 1];
const VIEW = { width: 600, height: 400 };
const clip = {
  title: 'a',
  width: 640,
  height: 480,
  range: [0, 80] as [number, number],
  secondsOf: (frame: number) => frame / 40,
};
const box = { size: { time: 4.4, height: 1, width: 1.2 }, origin: [-2.2, -0.5, -0.6] as const };
const words = { title: 'Source', seconds: (s: number) => `${s} s`, pixels: (p: number) => `${p} px` };

it('writes frames and seconds along time, away from the box, and leaves out the axis that points at the viewer', () => {
  const labels = axisLabels('source', clip, box, 30, words, MATRIX, VIEW);
  const ticks = labels.filter(({ look }) => look === 'tick');
  expect(ticks.map(({ text, under }) => `${text} ${under}`)).toEqual([
    ...['0 0 s', '10 0.25 s', '20 0.5 s', '30 0.75 s', '40 1 s', '50 1.25 s', '60 1.5 s', '70 1.75 s', '80 2 s'],
    'y 480 px',
  ]);
  const [now] = labels;
  expect(now).toMatchObject({ text: '30', look: 'now', away: [0, -1] });
  expect(now!.x).toBeCloseTo(300 - 220 + (440 * 30) / 80);
  expect(now!.y).toBeCloseTo(150);
});

it('keeps the present frame on the axis, and writes below the box for the target', () => {
  const [now] = axisLabels('target', clip, box, 200, words, MATRIX, VIEW);
  expect(now!.text).toBe('80');
  expect(now!.x).toBeCloseTo(520);
  expect(now!.away[1]).toBeCloseTo(1);
});

it('writes the extent only at an edge that bounds the picture of the box', () => {
  // Looking a little from the left: the near corner of the first frame is seen before the far one.
  const sheared = [...MATRIX];
  sheared[8] = 0.2;
  const texts = axisLabels('source', clip, box, 30, words, sheared, VIEW).map(({ text }) => text);
  expect(texts).toContain('y');
  sheared[8] = -0.2;
  expect(axisLabels('source', clip, box, 30, words, sheared, VIEW).map(({ text }) => text)).not.toContain('y');
});
