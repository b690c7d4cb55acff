import { beforeEach, describe, expect, it } from 'vitest';
import type { FrameTableRecord } from '../../contract/media.ts';
import { Playback } from './playback.ts';

/** Frames at these milliseconds; the last one is shown for `last` ms. */
const table = (pts: number[], last: number): FrameTableRecord => ({ timeBase: [1, 1000], pts, lastDuration: last });
const even = (count: number, milliseconds: number): FrameTableRecord =>
  table(
    Array.from({ length: count }, (_, index) => 5000 + index * milliseconds),
    milliseconds,
  );

describe('playback', () => {
  let time: number;
  let waiting: ((milliseconds: number) => void)[];
  let playback: Playback;
  let heard: [string, number][];

  beforeEach(() => {
    time = 0;
    waiting = [];
    heard = [];
    playback = new Playback({ requestFrame: (callback) => void waiting.push(callback) });
    playback.onFrame((role, frame) => heard.push([role, frame]));
  });

  /** Lets the screen draw a picture after some milliseconds. */
  const wait = (milliseconds: number) => {
    time += milliseconds;
    for (const callback of waiting.splice(0)) callback(time);
  };
  const frames = () => [playback.frameOf('source'), playback.frameOf('target')];
  const pair = (source: FrameTableRecord, target: FrameTableRecord) => {
    playback.setClip('source', { mediaId: 's', table: source, range: [0, source.pts.length - 1] });
    playback.setClip('target', { mediaId: 't', table: target, range: [0, target.pts.length - 1] });
    wait(0);
    heard.length = 0;
  };

  it('plays in real time from the frame table, however uneven it is', () => {
    playback.setClip('source', { mediaId: 's', table: table([0, 40, 60, 160], 40), range: [0, 3] });
    playback.play();
    wait(0);
    const seen = [39, 1, 19, 1, 99, 1].map((milliseconds) => {
      wait(milliseconds);
      return playback.frameOf('source');
    });
    expect(seen).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('does not add up errors of the clock: 60 pictures a second of a 25 fps clip are 25 frames a second', () => {
    pair(even(1000, 40), even(1000, 40));
    playback.play();
    wait(0);
    for (let picture = 0; picture < 600; picture += 1) wait(1000 / 60);
    expect(playback.secondsOf('source')).toBeCloseTo(10, 1);
    expect(frames()[0]).toBe(frames()[1]);
  });

  it('begins with its first frames at hand, or a moment later without them', () => {
    const atHand = new Set<string>();
    playback = new Playback({ requestFrame: (callback) => void waiting.push(callback) }, (mediaId, frame) =>
      atHand.has(`${mediaId} ${frame}`),
    );
    pair(even(100, 40), even(100, 40));
    playback.seek('source', 10);
    playback.play();
    for (let picture = 0; picture < 5; picture += 1) wait(40);
    expect(frames()).toEqual([10, 10]);
    for (let frame = 10; frame < 22; frame += 1) atHand.add(`s ${frame}`).add(`t ${frame}`);
    wait(0);
    wait(40);
    // The time that was waited is not made up for.
    expect(frames()).toEqual([11, 11]);
    playback.pause();
    playback.seek('source', 50);
    playback.play();
    for (let picture = 0; picture < 12; picture += 1) wait(40);
    expect(frames()).toEqual([50, 50]);
    wait(60);
    wait(40);
    expect(frames()).toEqual([51, 51]);
  });

  it('keeps the sync events together while the frame rates differ, and tells time relative to them', () => {
    playback.setClip('source', { mediaId: 's', table: even(100, 40), range: [0, 99], syncFrame: 10 });
    playback.setClip('target', { mediaId: 't', table: even(200, 20), range: [0, 199], syncFrame: 50 });
    playback.seek('source', 15, { linked: true });
    // 5 frames of 40 ms are 10 of 20 ms.
    expect(frames()).toEqual([15, 60]);
    expect(playback.secondsFromSyncOf('source')).toBeCloseTo(0.2);
    expect(playback.secondsFromSyncOf('target')).toBeCloseTo(0.2);
    playback.seek('target', 30, { linked: true });
    expect(frames()).toEqual([0, 30]);
    expect(playback.secondsFromSyncOf('source')).toBeCloseTo(-0.4);
  });

  it('moves one pane alone when it is not linked', () => {
    pair(even(10, 40), even(10, 40));
    playback.seek('target', 7);
    expect(frames()).toEqual([0, 7]);
    playback.step('source', 2);
    expect(frames()).toEqual([2, 7]);
    playback.step('both', 1);
    expect(frames()).toEqual([3, 3]);
  });

  it('follows a warp from link to link, in real time outside of it', () => {
    pair(even(20, 40), even(60, 40));
    playback.setWarp([
      [4, 10, 1],
      [8, 18, 1],
    ]);
    const target = (source: number) => playback.linkedFrame('source', source);
    expect([4, 5, 6, 7, 8].map(target)).toEqual([10, 12, 14, 16, 18]);
    expect([2, 3, 9, 10].map(target)).toEqual([8, 9, 19, 20]);
    expect(playback.linkedFrame('target', 14)).toBe(6);
    playback.setWarp(null);
    expect(target(5)).toBe(5);
  });

  it('shows exactly the linked frame of every frame of a run, also where the target stands still', () => {
    pair(even(8, 33), even(8, 17));
    const warp = [0, 1, 1, 1, 4, 6, 6, 7].map((to, from) => [from, to, 1] as [number, number, number]);
    playback.setWarp(warp);
    expect(warp.map(([from]) => playback.linkedFrame('source', from))).toEqual([0, 1, 1, 1, 4, 6, 6, 7]);
    expect(playback.linkedFrame('target', 1)).toBe(1);
  });

  it('holds the last frame of the clip that ends first and says so', () => {
    pair(even(3, 100), even(6, 100));
    playback.loop = false;
    playback.play();
    wait(0);
    for (const milliseconds of [200, 200]) wait(milliseconds);
    expect(frames()).toEqual([2, 4]);
    expect([playback.isHeld('source'), playback.isHeld('target')]).toEqual([true, false]);
    wait(200);
    expect(frames()).toEqual([2, 5]);
    expect(playback.isPlaying).toBe(false);
    playback.play();
    wait(0);
    wait(100);
    expect(frames()).toEqual([1, 1]);
    expect(playback.isHeld('source')).toBe(false);
  });

  it('loops both panes inside the range, both ways', () => {
    playback.setClip('source', { mediaId: 's', table: even(100, 10), range: [20, 29] });
    playback.setClip('target', { mediaId: 't', table: even(100, 10), range: [40, 49] });
    expect(frames()).toEqual([20, 40]);
    playback.play();
    wait(0);
    wait(90);
    expect(frames()).toEqual([29, 49]);
    wait(20);
    expect(frames()).toEqual([21, 41]);
    playback.play(-1);
    wait(0);
    wait(30);
    expect(frames()).toEqual([28, 48]);
  });

  it('speeds up with J and L, and K stops', () => {
    pair(even(100, 10), even(100, 10));
    playback.shuttle(1);
    expect([playback.isPlaying, playback.speed]).toEqual([true, 1]);
    playback.shuttle(1);
    playback.shuttle(1);
    expect(playback.speed).toBe(4);
    wait(0);
    wait(100);
    expect(frames()).toEqual([40, 40]);
    playback.shuttle(-1);
    expect([playback.speed, playback.direction]).toEqual([1, -1]);
    wait(100);
    wait(100);
    expect(frames()[0]).toBeLessThan(30);
    playback.shuttle(0);
    expect([playback.isPlaying, playback.speed, playback.direction]).toEqual([false, 1, 1]);
  });

  it('tells a frame once per picture of the screen, however often it was sought', () => {
    pair(even(100, 10), even(100, 10));
    for (const frame of [3, 4, 5]) playback.seek('source', frame);
    expect(heard).toEqual([]);
    wait(16);
    wait(16);
    expect(heard).toEqual([['source', 5]]);
    playback.seek('source', 5);
    wait(16);
    expect(heard).toHaveLength(1);
  });

  it('plays at the speed that was set, and goes on where it was after the window was hidden', () => {
    pair(even(1000, 10), even(1000, 10));
    playback.setSpeed(0.5);
    playback.play();
    wait(0);
    wait(200);
    expect(frames()).toEqual([10, 10]);
    wait(60_000);
    expect(playback.frameOf('source')).toBe(60);
    // A busy second is made up for.
    wait(900);
    expect(playback.frameOf('source')).toBe(105);
  });

  it('does not drift in three quarters of an hour of uneven pictures, at any speed, however often the speed is changed', () => {
    pair(even(150_000, 40), even(300_000, 20));
    playback.play();
    wait(0);
    let random = 1;
    let expected = 0;
    for (let picture = 0; picture < 60_000; picture += 1) {
      random = (random * 48_271) % 2_147_483_647;
      const milliseconds = 1 + (random % 90);
      wait(milliseconds);
      expected += milliseconds * playback.speed;
      if (picture % 1000 === 999) playback.setSpeed(0.25 + (picture % 7) / 4);
    }
    expect(expected).toBeGreaterThan(2_700_000);
    expect(playback.frameOf('source')).toBe(Math.floor(expected / 40 + 1e-6));
    expect(playback.frameOf('target')).toBe(Math.floor(expected / 20 + 1e-6));
  });

  it('plays slow motion in real time when its rate is known, beside a clip of ordinary speed', () => {
    // 240 frames a second that were saved as 30, and 30 that were saved as 30: both show two seconds of the scene.
    const [slow, plain] = [even(480, 1000 / 30), even(60, 1000 / 30)];
    playback.setClip('source', { mediaId: 's', table: plain, range: [0, 59] });
    playback.setClip('target', { mediaId: 't', table: slow, range: [0, 479], rate: 8 });
    playback.play();
    wait(0);
    wait(501);
    expect(frames()).toEqual([15, 120]);
    expect(playback.secondsOf('target')).toBeCloseTo(0.5, 2);
    expect(playback.frameAt('target', 0.5)).toBe(120);
    // The file's own time from here on, at the frames that are shown.
    playback.setClip('target', { mediaId: 't', table: slow, range: [0, 479] });
    wait(0);
    wait(100);
    expect(frames()).toEqual([18, 18]);
  });

  it('keeps both panes in step through loops under a warp, forwards and backwards', () => {
    pair(even(100, 10), even(300, 10));
    playback.setWarp([
      [0, 20, 1],
      [50, 70, 1],
      [99, 220, 1],
    ]);
    for (const direction of [1, -1] as const) {
      playback.play(direction);
      for (let picture = 0; picture < 500; picture += 1) {
        wait(7);
        const [source, target] = [playback.frameOf('source'), playback.frameOf('target')];
        expect(target).toBeGreaterThanOrEqual(playback.linkedFrame('source', source)!);
        expect(target).toBeLessThanOrEqual(source === 99 ? 221 : playback.linkedFrame('source', source + 1)!);
      }
    }
  });

  it('keeps the frame when a clip gets another range, and forgets it with another clip', () => {
    const clip = { mediaId: 's', table: even(100, 10), range: [0, 99] as [number, number] };
    playback.setClip('source', clip);
    playback.seek('source', 42);
    playback.setClip('source', { ...clip, range: [50, 60] });
    expect(playback.frameOf('source')).toBe(42);
    playback.play();
    wait(0);
    expect(playback.frameOf('source')).toBe(50);
    playback.setClip('source', { ...clip, mediaId: 'other', range: [7, 9] });
    expect(playback.frameOf('source')).toBe(7);
    playback.setClip('source', null);
    expect(playback.isPlaying).toBe(false);
  });
});
