import { describe, expect, it } from 'vitest';
import type { Moment } from '../../contract/moments.ts';
import { createRunSettings, type RunContext, runProblem, runWish } from './run-settings.ts';

const point = (visible: boolean) => ({ ball: { x: 1, y: 2, visible } });
const marked: Moment[] = [
  { name: 'top', frame: 20, keypoints: point(true) },
  { name: 'hidden', frame: 90, keypoints: point(false) },
];
const context: RunContext = {
  source: { mediaId: 'a', frames: 100, workingZone: null },
  target: { mediaId: 'b', frames: 50, workingZone: null },
  marked,
  engineReady: true,
  device: { chosen: 'cpu', working: ['cpu'], refused: { cuda: 'none' }, fellBackFrom: null, threads: 2 },
};

describe('a run', () => {
  it('looks for what is marked and visible, by auto, unless told otherwise', () => {
    const { getState } = createRunSettings();
    expect(runWish(getState(), context)).toEqual({
      ...{ methods: ['auto'], pose: true, device: 'auto', mirror: 'auto' },
      queries: { moments: [marked[0]] },
    });
    getState().toggleMethod('dtw+space');
    getState().toggleMethod('st-match');
    getState().set({ wantsJoints: true, typedFrames: { mediaId: 'a', text: '7, 5' }, mirror: 'off' });
    expect(runWish(getState(), context)).toMatchObject({
      ...{ methods: ['auto', 'st-match', 'dtw+space'], mirror: 'off' },
      queries: { suggestAt: [5, 7] },
    });
  });

  it('looks for joints when nothing is marked, inside the zone', () => {
    const { getState } = createRunSettings();
    const nothing = {
      ...context,
      marked: [],
      source: { ...context.source!, workingZone: [40, 80] as [number, number] },
    };
    expect(runWish(getState(), nothing)?.queries).toEqual({ suggestAt: [50, 60, 70] });
    getState().set({ typedFrames: { mediaId: 'another clip', text: 'nonsense' } });
    expect(runWish(getState(), nothing)).not.toBeNull();
  });

  it('says why it cannot be started', () => {
    const { getState } = createRunSettings();
    const problem = (change: Partial<RunContext>) => runProblem(getState(), { ...context, ...change })?.key;
    expect(problem({})).toBeUndefined();
    expect(problem({ source: null, target: null })).toBe('run.problem.no-clips');
    expect(problem({ source: null })).toBe('run.problem.no-source');
    expect(problem({ target: null })).toBe('run.problem.no-target');
    expect(problem({ engineReady: false })).toBe('run.problem.engine');
    const zone = { ...context.source!, workingZone: [30, 40] as [number, number] };
    expect(runProblem(getState(), { ...context, source: zone })).toEqual({
      key: 'run.problem.outside-zone',
      values: { moment: 'top', frame: 20, first: 30, last: 40 },
    });
    getState().set({ device: 'cuda' });
    expect(problem({})).toBe('run.problem.device');
    getState().set({ typedFrames: { mediaId: 'a', text: '100' }, wantsJoints: true });
    expect(problem({})).toBe('run.problem.frames');
    getState().toggleMethod('auto');
    expect(problem({})).toBe('run.problem.no-method');
  });
});
