import { describe, expect, it } from 'vitest';
import type { Warp } from '../../contract/correspondences.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { Timing } from '../../document/comparison/in-step.ts';
import { type PlayedClip, playedRate, timedClip } from '../../document/comparison/played-clip.ts';
import { DEFAULT_COMPARISON, planComparison } from '../../engine/export/video/plan-comparison.ts';
import { Playback } from './playback.ts';

/** A clip whose frames appear after these milliseconds each; PTS do not begin at 0. */
const clip = (steps: readonly number[], fps: number, more: Partial<PlayedClip> = {}): PlayedClip => {
  const pts = [700];
  for (const step of steps.slice(0, -1)) pts.push(pts.at(-1)! + step);
  const table: FrameTableRecord = { timeBase: [1, 1000], pts, lastDuration: steps.at(-1)! };
  return { table, fps, range: [0, pts.length - 1], ...more };
};
const steady = (count: number, milliseconds: number) => Array.from({ length: count }, () => milliseconds);
/** A telephone that drops frames, and sends two at once. */
const uneven = Array.from({ length: 90 }, (_, index) => [33, 34, 66, 17, 16, 100][index % 6]!);

const clips = {
  '25 fps': clip(steady(75, 40), 25, { range: [5, 70], syncFrame: 31 }),
  '60 fps': clip(steady(240, 17), 60, { syncFrame: 100 }),
  'variable rate': clip(uneven, 30, { range: [7, 80], syncFrame: 40 }),
  '240 fps saved as 30': clip(steady(400, 33), 30, { captureFps: 240, syncFrame: 222 }),
  '240 fps saved as 30, in the time of the file': clip(steady(80, 33), 30, { captureFps: 240, realTime: false }),
  '100 fps saved as 25, without sync event': clip(steady(250, 40), 25, { captureFps: 100, range: [30, 240] }),
};
const warp: Warp = [
  [10, 14, 1],
  [11, 14, 1],
  [25, 40, 1],
  [26, 41, 1],
  [50, 52, 1],
];
const timings: readonly Timing[] = [
  { kind: 'offset', seconds: 0 },
  { kind: 'anchors', links: warp },
  { kind: 'method', links: warp },
];
const pairs = Object.entries(clips).flatMap(([source, a]) =>
  Object.entries(clips).map(([target, b]) => [source, target, a, b] as const),
);

/** The window with the two clips, and a clock that is told the time. */
function windowWith(source: PlayedClip, target: PlayedClip, links: Warp | null) {
  let waiting: ((milliseconds: number) => void)[] = [];
  const playback = new Playback({ requestFrame: (callback) => void waiting.push(callback) });
  const shown = (each: PlayedClip, mediaId: string) => ({ ...each, mediaId, rate: playedRate(each) });
  playback.setClip('source', shown(source, 's'));
  playback.setClip('target', shown(target, 't'));
  playback.setWarp(links);
  playback.loop = false;
  const drawAt = (milliseconds: number): void => {
    const due = waiting;
    waiting = [];
    for (const callback of due) callback(milliseconds);
  };
  return { playback, drawAt };
}

describe.each(pairs)('%s beside %s', (_source, _target, source, target) => {
  const size = { width: 640, height: 360, crop: { x: 0, y: 0, w: 360, h: 360 } };
  const planned = (timing: Timing, speed: number) =>
    planComparison({ ...size, ...source }, { ...size, ...target }, [], { ...DEFAULT_COMPARISON, timing, speed });

  it.each(timings)('the exported clip has beside a frame what the window has beside it, by $kind', (timing) => {
    const { playback } = windowWith(source, target, timing.kind === 'offset' ? null : timing.links);
    const [first, last] = target.range;
    for (const speed of [1, 0.25]) {
      let before = -1;
      for (const frame of planned(timing, speed).frames) {
        if (frame.source === before) continue;
        before = frame.source;
        playback.seek('source', frame.source, { linked: true });
        // Standing, the window also leaves the working zone, which playing and exporting keep to.
        const held = Math.max(first, Math.min(last, playback.frameOf('target')));
        expect([frame.source, frame.target]).toEqual([playback.frameOf('source'), held]);
      }
    }
  });

  it.each(timings)('and goes on beside it as the window does while it plays, by $kind', (timing) => {
    const { playback, drawAt } = windowWith(source, target, timing.kind === 'offset' ? null : timing.links);
    const speed = 0.25;
    const { frames, fps } = planned(timing, speed);
    const { time } = timedClip(source);
    const start = time.secondsOf(source.range[0]);
    playback.seek('source', source.range[0], { linked: true });
    playback.setSpeed(speed);
    playback.play();
    drawAt(0);
    let shownSince = 0;
    frames.forEach((frame, k) => {
      if (frame.source !== frames[shownSince]!.source) shownSince = k;
      const seconds = time.secondsOf(frame.source) - start + ((k - shownSince) * speed * fps[1]) / fps[0];
      drawAt((1000 * seconds) / speed);
      expect([frame.source, frame.target]).toEqual([playback.frameOf('source'), playback.frameOf('target')]);
    });
  });
});

it('an exported clip of 240 frames a second runs an eighth as long as its file, and says so when it does not', () => {
  const source = { width: 64, height: 64, crop: { x: 0, y: 0, w: 64, h: 64 }, ...clips['240 fps saved as 30'] };
  const options = { ...DEFAULT_COMPARISON, timing: timings[0]! };
  const seconds = ({ frames, fps }: ReturnType<typeof planComparison>) => (frames.length * fps[1]) / fps[0];
  const real = planComparison(source, source, [], options);
  expect(real.fps).toEqual([60, 1]);
  expect(seconds(real)).toBeCloseTo((400 * 0.033) / 8, 1);
  expect(real.speed).toBe(1);
  const slow = planComparison({ ...source, realTime: false }, source, [], options);
  expect(slow.fps).toEqual([30, 1]);
  expect(seconds(slow)).toBeCloseTo(400 * 0.033, 1);
  expect(slow.speed).toBe(1 / 8);
});
