import path from 'node:path';
import type { AlignResult } from '../../../src/contract/align.ts';
import type { AnalysedClip, CorrespondencesFile, PredictedMoment } from '../../../src/contract/correspondences.ts';
import type { Moment } from '../../../src/contract/moments.ts';
import type { OpenedVideo } from '../../../src/engine/ports.ts';
import { createEngine } from '../../../src/node/create-engine.ts';
import { alignmentProject } from '../../../src/node/store/alignment-project.ts';
import { createProject } from '../../../src/node/store/project-files.ts';
import type { BenchPair } from './bench-clips.ts';

/** Points of one moment. */
const POINTS = 20;

/**
 * Writes the project that a studio with this data folder opens: both clips, and so many marked points, all predicted by one run.
 *
 * @param points 0 for clips only
 */
export async function writeBenchProject(dataFolder: string, pair: BenchPair, points: number): Promise<void> {
  const engine = await createEngine();
  try {
    const { signal } = new AbortController();
    const source = await engine.frames.open(pair.source, signal);
    const target = await engine.frames.open(pair.target, signal);
    const file = path.join(dataFolder, 'untitled.tandem');
    const result = madeUpResult(source, target, points);
    const project = alignmentProject(
      { video: source, choice: {} },
      { video: target, choice: {} },
      result,
      file,
      '2026-01-01T00:00:00.000Z',
    );
    await (await createProject(file, project)).close();
  } finally {
    await engine.close();
  }
}

/** A result as a run would have it: every point recurs a little later, a little to the right. */
function madeUpResult(source: OpenedVideo, target: OpenedVideo, points: number): AlignResult {
  const count = Math.ceil(points / POINTS);
  const { frames, width, height } = source.info;
  const place = (moment: number, point: number) => ({
    x: width * (0.15 + (0.7 * ((moment * 7 + point * 3) % 41)) / 41),
    y: height * (0.15 + (0.7 * ((moment * 5 + point * 11) % 37)) / 37),
  });
  const names = Array.from({ length: POINTS }, (_, point) => `point_${point + 1}`);
  const moments = Array.from({ length: count }, (_, index): Moment => {
    const frame = Math.round(((frames - 1) * (index + 1)) / (count + 1));
    const keypoints = names.map((name, point) => [name, { ...place(index, point), visible: true }] as const);
    return { name: `moment ${index + 1}`, frame, keypoints: Object.fromEntries(keypoints) };
  });
  const last = target.info.frames - 1;
  const predicted = moments.map(({ name, frame, keypoints }): PredictedMoment => {
    const at = Math.min(last, frame + 4);
    const seen = { frame: at, ptsSeconds: at / 30, clipTime: 0, score: 0.8, alternatives: [] };
    const found = Object.entries(keypoints).map(([point, { x, y }]) => [point, { ...seen, x: x + 10, y }] as const);
    return { name, frame, confidence: 0.9, trusted: true, keypoints: Object.fromEntries(found) };
  });
  const run: CorrespondencesFile = {
    format: 'tandem-correspondences',
    version: 1,
    source: analysed(source),
    target: analysed(target),
    method: 'auto',
    pack: { name: 'bench', version: '1', sha256: '0'.repeat(64) },
    pose: false,
    device: 'cpu',
    seconds: 1,
    mirrored: false,
    warnings: [],
    warp: Array.from({ length: frames }, (_, link): [number, number, number] => [link, Math.min(last, link + 4), 0.9]),
    moments: predicted,
  };
  return { moments, runs: points === 0 ? [] : [run], poses: NOBODY };
}

const NOBODY: AlignResult['poses'] = { source: null, target: null };

function analysed({ path: file, info: { width, height, frames, fps } }: OpenedVideo): AnalysedClip {
  const crop = { x: 0, y: 0, w: width, h: height };
  return { file: path.basename(file), width, height, frames, fps, range: [0, frames - 1], crop };
}
