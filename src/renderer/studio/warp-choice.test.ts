import { describe, expect, it } from 'vitest';
import type { Warp } from '../../contract/correspondences.ts';
import type { RunRecord } from '../../contract/project.ts';
import { exampleResult } from '../../document/testing/example-project.ts';
import { availableKinds, createWarpStore, currentWarp, nextKind, type WarpSources } from './warp-choice.ts';

const LINKS: Warp = [
  [0, 1, 0.5],
  [9, 12, 0.9],
];
const run = (id: string, warp: Warp = LINKS): RunRecord => ({
  id,
  kind: 'run',
  sourceId: 'source',
  targetId: 'target',
  createdAt: '2026-01-01T00:00:00Z',
  result: { ...exampleResult(), warp },
  poses: { source: null, target: null },
  verdicts: [],
});
const anchors = [
  { sourceFrame: 3, targetFrame: 5 },
  { sourceFrame: 8, targetFrame: 20 },
];
const NOTHING: WarpSources = { anchors: [], runs: [], shown: [] };
const NO_CHOICE = { kind: null, runId: null };

describe('what playback follows', () => {
  it('is, until the user chooses, a shown run, else the anchors, else the offset', () => {
    const [a, b] = [run('a'), run('b')];
    expect(currentWarp(NO_CHOICE, NOTHING)).toEqual({ kind: 'offset', warp: null, run: null });
    expect(currentWarp(NO_CHOICE, { ...NOTHING, anchors })).toEqual({
      kind: 'anchors',
      warp: [
        [3, 5, 1],
        [8, 20, 1],
      ],
      run: null,
    });
    expect(currentWarp(NO_CHOICE, { anchors, runs: [a, b], shown: [b] })).toEqual({
      kind: 'method',
      warp: LINKS,
      run: b,
    });
    // A run that the method view does not show is not followed by itself.
    expect(currentWarp(NO_CHOICE, { anchors, runs: [a], shown: [] }).kind).toBe('anchors');
    expect(currentWarp(NO_CHOICE, { anchors: [], runs: [run('empty', [])], shown: [run('empty', [])] }).kind).toBe(
      'offset',
    );
  });

  it('is what the user chose, as long as there is something for it', () => {
    const [a, b] = [run('a'), run('b')];
    const sources = { anchors, runs: [a, b], shown: [a] };
    expect(currentWarp({ kind: 'offset', runId: null }, sources).warp).toBeNull();
    expect(currentWarp({ kind: 'anchors', runId: null }, sources).kind).toBe('anchors');
    expect(currentWarp({ kind: 'method', runId: 'b' }, sources).run).toBe(b);
    expect(currentWarp({ kind: 'method', runId: 'deleted' }, sources).run).toBe(a);
    expect(currentWarp({ kind: 'anchors', runId: null }, { ...sources, anchors: [] }).kind).toBe('method');
    expect(currentWarp({ kind: 'method', runId: 'b' }, { ...NOTHING, anchors }).kind).toBe('anchors');
  });

  it('is one constant shift with one anchor', () => {
    expect(currentWarp(NO_CHOICE, { ...NOTHING, anchors: anchors.slice(0, 1) }).warp).toEqual([[3, 5, 1]]);
  });

  it('goes round the kinds that there are', () => {
    const all = { anchors, runs: [run('a')], shown: [] };
    expect(availableKinds(all)).toEqual(['offset', 'anchors', 'method']);
    expect([nextKind('offset', all), nextKind('anchors', all), nextKind('method', all)]).toEqual([
      'anchors',
      'method',
      'offset',
    ]);
    expect(nextKind('offset', { ...all, anchors: [] })).toBe('method');
    expect(nextKind('offset', NOTHING)).toBe('offset');
  });

  it('forgets the run with another choice', () => {
    const store = createWarpStore();
    store.getState().choose('method', 'b');
    store.getState().selectAnchor('x');
    expect(store.getState()).toMatchObject({ kind: 'method', runId: 'b', selectedAnchorId: 'x' });
    store.getState().choose('anchors');
    expect(store.getState()).toMatchObject({ kind: 'anchors', runId: null });
  });
});
