import { describe, expect, it } from 'vitest';
import { datasetFileSchema } from '../../contract/dataset-file.ts';
import { type EvaluationReport, evaluationReportSchema } from '../../contract/evaluation.ts';
import type { ClipMatch } from '../clip.ts';
import { ClipGeometry } from '../inference/clip-geometry.ts';
import { evaluate, type PredictPair } from './evaluate.ts';
import { formatReport } from './format-report.ts';
import { choosePairs, datasetPairs, type EvaluationPair } from './pairs.ts';
import { pairSets, viewGroup } from './sets.ts';

type Points = Record<string, [number, number] | [number, number, false]>;

/** A clip of 8 frames of 200 x 200 pixels that is analysed whole: 8 clip frames, square input of 100 pixels. */
function datasetClip(
  file: string,
  action: string,
  view: string,
  moments: [string, number, Points, [number, number]?][],
) {
  return {
    file,
    action,
    view,
    width: 200,
    height: 200,
    fps: 10,
    frames: 8,
    range: [0, 7],
    moments: moments.map(([name, frame, points, frame_range]) => ({
      name,
      frame,
      ...(frame_range ? { frame_range } : {}),
      keypoints: Object.fromEntries(
        Object.entries(points).map(([point, [x, y, visible]]) => [point, { x, y, visible: visible ?? true }]),
      ),
    })),
  };
}

const body: Points = { head: [100, 20], left_wrist: [60, 100], right_wrist: [140, 100], left_knee: [80, 120] };
const dataset = datasetFileSchema.parse({
  format: 'tandem-dataset',
  version: 1,
  clips: [
    datasetClip('a', 'golf', 'front (face-on)', [
      ['top', 2, { ...body, club: [150, 10] }],
      ['impact', 5, body],
    ]),
    datasetClip('b', 'golf', 'front / left', [
      ['top', 3, { ...body, club: [150, 10, false] }],
      ['impact', 6, body, [5, 6]],
    ]),
    datasetClip('c', 'golf', 'down-the-line', [['top', 3, { ...body, club: [150, 10] }]]),
    datasetClip('d', 'serve', 'behind the server', [['toss', 1, { head: [10, 10] }]]),
  ],
});
const geometry = new ClipGeometry(
  { range: [0, 7], videoFrames: [0, 1, 2, 3, 4, 5, 6, 7] },
  { x: 0, y: 0, w: 200, h: 200 },
  100,
);

/** Predicts the truth, changed by `change` (clip frames and frame pixels). */
function truthBut(
  change: (point: string, moment: string) => { t?: number; dx?: number; dy?: number },
  trusted = true,
): PredictPair {
  return async ({ moments }) => ({
    source: geometry,
    target: geometry,
    targetPose: null,
    moments: moments.map((moment) => ({
      name: moment.name,
      confidence: 0.7,
      trusted,
      timeEntropy: 0.5,
      points: moment.points.map((name) => {
        const { x, y } = moment.target.keypoints[name]!;
        const { t = 0, dx = 0, dy = 0 } = change(name, moment.name);
        const match: ClipMatch = { clipTime: moment.target.frame + t, x: (x + dx) / 2, y: (y + dy) / 2, score: 0.5 };
        return { name, ...match, alternatives: [] };
      }),
    })),
  });
}

const names = (pairs: readonly EvaluationPair[]) => pairs.map(({ source, target }) => source.file + target.file);

describe('pairs', () => {
  const pairs = datasetPairs(dataset, 'all');

  it('are the ordered pairs of different clips of one action, with the points visible in both', () => {
    expect(names(pairs)).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb']);
    expect(pairs[0]!.moments.map(({ name }) => name)).toEqual(['top', 'impact']);
    expect(pairs[0]!.moments[0]!.points).toEqual(['head', 'left_wrist', 'right_wrist', 'left_knee']);
    expect(pairs[1]!.moments[0]!.points).toContain('club');
    expect(pairs[1]!.moments.length).toBe(1);
  });

  it('of 3+3 ask for head, wrists and objects', () => {
    expect(datasetPairs(dataset, '3+3')[1]!.moments[0]!.points).toEqual(['head', 'left_wrist', 'right_wrist', 'club']);
    expect(datasetPairs(dataset, '13+3')[1]!.moments[0]!.points.length).toBe(5);
  });

  it('are drawn by seed', () => {
    const drawn = choosePairs(pairs, 3, 7);
    expect(drawn.length).toBe(3);
    expect(names(choosePairs(pairs, 3, 7))).toEqual(names(drawn));
    expect(names(pairs).filter((name) => names(drawn).includes(name))).toEqual(names(drawn));
    const seeds = new Set(Array.from({ length: 12 }, (_, seed) => names(choosePairs(pairs, 3, seed)).join()));
    expect(seeds.size).toBeGreaterThan(3);
    expect(choosePairs(pairs, 99, 1).length).toBe(6);
  });

  it('fall into sets by action and view', () => {
    expect(dataset.clips.map(viewGroup)).toEqual(['front', 'front', 'down-the-line', 'behind']);
    const sets = pairSets(pairs);
    expect([...sets.keys()]).toEqual(['overall', 'golf', 'golf, same view', 'golf, different views']);
    expect(names(sets.get('golf, same view')!)).toEqual(['ab', 'ba']);
    expect(names(sets.get('golf, different views')!)).toEqual(['ac', 'bc', 'ca', 'cb']);
    // Filmed from one view only: the action alone says it all.
    expect([...pairSets(datasetPairs({ ...dataset, clips: dataset.clips.slice(0, 2) }, 'all')).keys()]).toEqual([
      'overall',
      'golf',
    ]);
  });
});

describe('evaluate', () => {
  it('gives full marks to the truth', async () => {
    const [auto] = await evaluate(
      datasetPairs(dataset, 'all'),
      ['auto'],
      'all',
      truthBut(() => ({})),
    );
    expect(auto!.sets.map(({ name, all }) => [name, all.pairs, all.points, all.overPoints.t1])).toEqual([
      ['overall', 6, 34, 100],
      ['golf', 6, 34, 100],
      ['golf, same view', 2, 16, 100],
      ['golf, different views', 4, 18, 100],
    ]);
    expect(auto!.sets[0]!.object!.points).toBe(2);
    expect(auto!.failures).toEqual([]);
  });

  it('scores time and place, over points and over pairs', async () => {
    // The box of `top` is 80 x 100 with hidden points left out (with the club 90 x 110): right within 10 (11) pixels.
    const predict = truthBut((point, moment) => {
      if (moment === 'impact') return { t: 2 };
      if (point === 'head') return { dx: 9.9 };
      return point === 'left_knee' ? { dy: 12 } : {};
    });
    const [auto] = await evaluate(datasetPairs(dataset, 'all'), ['auto'], 'all', predict);
    const same = auto!.sets.find(({ name }) => name === 'golf, same view')!.all;
    // Per pair: 8 points; the 4 of `impact` 2 frames late, in pair ab within [5, 6] by 8 clamped to 7: 1 frame; the knee is off.
    expect(same.overPoints).toEqual({
      t1: (100 * (7 + 3)) / 16,
      t3: (100 * 14) / 16,
      t5: (100 * 14) / 16,
      pck: (100 * 14) / 16,
    });
    expect(same.meanOverPairs.t1).toBeCloseTo((87.5 + 37.5) / 2, 9);
    expect(same.timeError.clipFrames.mean).toBeCloseTo((4 * 1 + 4 * 2) / 16, 9);
    expect(same.timeError.clipFrames.median).toBe(0.5);
    // Frames of the video are not rounded nor clamped: 8 lies 2 frames after 6; at 10 frames a second 0.2 s.
    expect(same.timeError.videoFrames.mean).toBeCloseTo((4 * 2 + 4 * 2) / 16, 9);
    expect(same.timeError.seconds.mean).toBeCloseTo(0.1, 9);
  });

  it('says what went wrong', async () => {
    const predict = truthBut((point, moment) => {
      if (moment === 'impact') return {};
      if (point === 'left_wrist') return { dx: 80 };
      if (point === 'head') return { t: 4 };
      return point === 'left_knee' ? { t: 4, dy: 50 } : {};
    });
    const other = truthBut(() => ({}), false);
    const pairs = datasetPairs(dataset, 'all').slice(0, 1);
    const [auto, match] = await evaluate(pairs, ['auto', 'st-match'], 'all', (pair, method) =>
      method === 'auto' ? predict(pair, method) : other(pair, method),
    );
    const found = Object.fromEntries(auto!.failures.map(({ point, findings }) => [point, findings]));
    expect(found).toEqual({
      left_wrist: ['space-wrong/time-right', 'left-right swap', 'high-confidence-wrong', 'methods-disagree'],
      head: ['time-wrong/space-right', 'high-confidence-wrong', 'methods-disagree'],
      left_knee: ['both-wrong', 'high-confidence-wrong', 'methods-disagree'],
    });
    expect(auto!.failures[0]).toMatchObject({ source: 'a', target: 'b', moment: 'top', confidence: 0.7, score: 0.5 });
    expect(match!.failures.length).toBe(8);
    expect(new Set(match!.failures.flatMap(({ findings }) => findings))).toEqual(new Set(['low-confidence-correct']));
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const pairs = datasetPairs(dataset, 'all');
    const done: number[] = [];
    const running = evaluate(
      pairs,
      ['auto'],
      'all',
      truthBut(() => ({})),
      controller.signal,
      (count) => {
        done.push(count);
        if (count === 2) controller.abort();
      },
    );
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toEqual([1, 2]);
  });
});

describe('formatReport', () => {
  it('prints a table per set', async () => {
    const pairs = datasetPairs(dataset, 'all');
    const report: EvaluationReport = {
      format: 'tandem-evaluation',
      version: 1,
      dataset: 'dataset.json',
      keypoints: 'all',
      pairs: pairs.length,
      seed: null,
      pose: true,
      pack: { name: 'pack', version: '1', sha256: '0' },
      device: 'cpu',
      seconds: 3.4,
      methods: await evaluate(
        pairs,
        ['auto', 'dtw+space'],
        'all',
        truthBut((point) => (point === 'club' ? { dx: 90 } : {})),
      ),
    };
    expect(evaluationReportSchema.parse(report)).toEqual(report);
    const text = formatReport(report);
    expect(text).toContain('golf, different views (4 pairs, 18 points)');
    const row = text.split('\n').find((line) => line.startsWith('dtw+space'))!;
    expect(row.trim().split(/ {2,}/).slice(0, 7)).toEqual([
      'dtw+space',
      '94.1',
      '94.1',
      '94.1',
      '94.1',
      '100.0',
      '0.0',
    ]);
  });
});
