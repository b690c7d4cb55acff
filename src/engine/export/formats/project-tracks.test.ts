import { describe, expect, it } from 'vitest';
import type { ProjectFile, RunRecord } from '../../../contract/project.ts';
import { exampleMedia, exampleProject, exampleResult } from '../../../document/testing/example-project.ts';
import { correspondenceTracks } from './correspondence-tracks.ts';
import { projectTracks } from './project-tracks.ts';
import { EXAMPLE_TABLES } from './testing/awkward-project.ts';
import { withPixelCentre } from './track-set.ts';

function withRuns(...runs: Partial<RunRecord>[]): ProjectFile {
  const project = exampleProject();
  const base = project.records.at(-1) as RunRecord;
  const records = runs.map((fields, index) => ({ ...base, id: `run-${index}`, ...fields }));
  return { ...project, records: [...project.records.slice(0, -1), ...records] };
}

describe('projectTracks', () => {
  it('gives marked points and predictions with their times', () => {
    const { points, clips } = projectTracks(exampleProject(), EXAMPLE_TABLES);
    expect(clips.map(({ name, stem }) => [name, stem])).toEqual([
      ['source.mp4', 'source'],
      ['target.mp4', 'target'],
    ]);
    // (1024 + 50 * 512 - 1024) / 12800 = 2 s
    expect(points.map((p) => [p.clipId, p.pointId, p.frame, p.ptsSeconds, p.confidence, p.visible, p.source])).toEqual([
      ['source', 'top/left_wrist', 50, 2, null, true, 'manual'],
      ['source', 'top/ball', 50, 2, null, false, 'manual'],
      ['target', 'top/left_wrist/auto', 60, 2.4, 0.9, true, 'joint'],
      ['target', 'top/ball/auto', 61, 2.44, 0.4, true, 'joint'],
    ]);
    const withoutTables = projectTracks(exampleProject(), new Map());
    expect(withoutTables.points.map(({ ptsSeconds }) => ptsSeconds)).toEqual([null, null, 2.4, 2.44]);
  });

  it('takes corrections for marked points and leaves rejected predictions out', () => {
    const project = withRuns({
      verdicts: [
        { momentName: 'top', keypoint: 'left_wrist', verdict: 'corrected', correction: { frame: 62, x: 7, y: 8 } },
        { momentName: 'top', keypoint: 'ball', verdict: 'rejected', correction: null },
      ],
    });
    const target = projectTracks(project, EXAMPLE_TABLES).points.filter(({ clipId }) => clipId === 'target');
    expect(target).toEqual([
      expect.objectContaining({
        frame: 62,
        ptsSeconds: 2.48,
        x: 7,
        y: 8,
        confidence: null,
        source: 'manual',
        method: null,
      }),
    ]);
  });

  it('takes the newest run of each method, or all with ids of their own', () => {
    const project = withRuns(
      { createdAt: '2026-01-02T00:00:00Z', result: exampleResult('auto', { moments: [] }) },
      { createdAt: '2026-01-01T00:00:00Z' },
      { createdAt: '2026-01-01T00:00:00Z', result: exampleResult('dtw+space') },
    );
    const newest = projectTracks(project, EXAMPLE_TABLES).points.filter(({ method }) => method);
    expect(newest.map(({ pointId, source }) => [pointId, source])).toEqual([
      ['top/left_wrist/dtw+space', 'sequential'],
      ['top/ball/dtw+space', 'sequential'],
    ]);
    const twice = withRuns({}, { createdAt: '2026-03-01T00:00:00Z' });
    const all = projectTracks(twice, EXAMPLE_TABLES, { runs: 'all' }).points.filter(({ method }) => method);
    expect(all.map(({ pointId }) => pointId)).toEqual([
      'top/left_wrist/auto',
      'top/ball/auto',
      'top/left_wrist/auto#2',
      'top/ball/auto#2',
    ]);
  });

  it('names clips apart and says how they were rotated', () => {
    const media = exampleMedia('a', { rotationOverrideDegrees: 270 });
    const named = (id: string, file: string) => ({
      ...media,
      id,
      info: { ...media.info, file, rotationDegrees: 180 as const },
    });
    const records = [
      named('a', 'x.mp4'),
      named('b', 'x.mp4'),
      named('c', 'X.mov'),
      named('d', '..'),
      named('e', 'a/b:c.mp4'),
    ];
    const { clips } = projectTracks({ ...exampleProject(), records }, new Map());
    expect(clips.map(({ name, stem }) => [name, stem])).toEqual([
      ['x.mp4', 'x'],
      ['x (2).mp4', 'x (2)'],
      ['X.mov', 'X (3)'],
      ['..', 'clip'],
      ['a/b:c.mp4', 'a_b_c'],
    ]);
    expect(clips[0]).toMatchObject({ width: 480, height: 640, rotationDegrees: 90 });
  });

  it('moves the origin to the centre of the first pixel when asked', () => {
    const moved = withPixelCentre(projectTracks(exampleProject(), EXAMPLE_TABLES), 0);
    expect(moved.points[1]).toMatchObject({ x: 320, y: 409.5 });
    expect(moved.pixelCentre).toBe(0);
  });
});

describe('correspondenceTracks', () => {
  it('gives the predictions of several methods', () => {
    const set = correspondenceTracks([exampleResult('auto'), exampleResult('nn+space')]);
    expect(set.points.map((p) => [p.pointId, p.source, p.ptsSeconds])).toEqual([
      ['top/left_wrist/auto', 'joint', 2.4],
      ['top/ball/auto', 'joint', 2.44],
      ['top/left_wrist/nn+space', 'sequential', 2.4],
      ['top/ball/nn+space', 'sequential', 2.44],
    ]);
  });
});
