import { describe, expect, it } from 'vitest';
import {
  backGuided,
  followGuided,
  guidedProgress,
  guidedStep,
  placeGuided,
  skipGuided,
  startGuided,
} from './guided.ts';

const TOP = { momentId: 'm2', name: 'top', frame: 50, points: ['head', 'club'] };
const START = { momentId: 'm1', name: 'start', frame: 10, points: ['head', 'club'] };

const begin = (marked = {}) => startGuided([TOP, START], marked)!;
const asked = (state: ReturnType<typeof startGuided>) => {
  const step = state && guidedStep(state);
  return step && `${step.momentName}/${step.point}`;
};

describe('guided marking', () => {
  it('asks for every point of every moment in turn, moments in time order', () => {
    let state: ReturnType<typeof startGuided> = begin();
    const questions: (string | null)[] = [];
    while (state) {
      questions.push(asked(state));
      state = placeGuided(state, { x: 1, y: 2 }).state;
    }
    expect(questions).toEqual(['start/head', 'start/club', 'top/head', 'top/club']);
  });

  it('does not ask for what is marked already, hidden points included, and not at all when nothing is left', () => {
    const marked = { m1: { head: { x: 1, y: 2, visible: true }, club: { x: 0, y: 0, visible: false } } };
    expect(begin(marked).steps.map(({ momentName }) => momentName)).toEqual(['top', 'top']);
    expect(
      startGuided([TOP], { m2: { head: { x: 1, y: 2, visible: true }, club: { x: 1, y: 2, visible: true } } }),
    ).toBe(null);
    expect(startGuided([], {})).toBeNull();
  });

  it('turns a click into a mark and a skip into a hidden point', () => {
    const placed = placeGuided(begin(), { x: 3.5, y: 4 });
    expect(placed.edit).toEqual({ kind: 'place', momentId: 'm1', name: 'head', x: 3.5, y: 4 });
    const skipped = skipGuided(placed.state!);
    expect(skipped.edit).toEqual({ kind: 'hide', momentId: 'm1', name: 'club' });
    expect(guidedStep(skipped.state!)).toMatchObject({ momentName: 'top', frame: 50, point: 'head' });
  });

  it('goes back to the question before, and counts', () => {
    const second = placeGuided(begin(), { x: 1, y: 2 }).state!;
    expect(guidedProgress(second)).toEqual({ number: 2, of: 4 });
    expect(asked(backGuided(second))).toBe('start/head');
    expect(asked(backGuided(backGuided(second)))).toBe('start/head');
  });

  it('follows moments that are moved, renamed or deleted meanwhile', () => {
    const second = placeGuided(begin(), { x: 1, y: 2 }).state!;
    expect(
      followGuided(second, [
        { id: 'm1', name: 'start', frame: 10 },
        { id: 'm2', name: 'top', frame: 50 },
      ]),
    ).toBe(second);
    const moved = followGuided(second, [
      { id: 'm1', name: 'address', frame: 12 },
      { id: 'm2', name: 'top', frame: 50 },
    ])!;
    expect(guidedStep(moved)).toMatchObject({ momentName: 'address', frame: 12, point: 'club' });
    const gone = followGuided(second, [{ id: 'm2', name: 'top', frame: 50 }])!;
    expect(guidedStep(gone)).toMatchObject({ momentName: 'top', point: 'head' });
    expect(gone.index).toBe(0);
    expect(followGuided(second, [])).toBeNull();
  });
});
