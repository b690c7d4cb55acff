import type { DatasetClip, DatasetFile } from '../../contract/dataset-file.ts';
import { TandemError } from '../../contract/errors.ts';
import type { EvaluationReport, KeypointSet } from '../../contract/evaluation.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { DeviceChoice, Method } from '../../contract/methods.ts';
import type { AlignServices } from '../align/align-clips.ts';
import { queryMoments } from '../align/queries.ts';
import type { AnalysedFeatures } from '../inference/clip-analyser.ts';
import type { OpenedVideo } from '../ports.ts';
import { evaluate, type PredictPair } from './evaluate.ts';
import { choosePairs, datasetPairs, pairedQueries } from './pairs.ts';

/** What to evaluate. */
export interface DatasetEvaluation {
  readonly dataset: DatasetFile;
  /** Names the dataset in the report. */
  readonly name: string;
  readonly methods: readonly Method[];
  readonly keypoints: KeypointSet;
  readonly pairs: 'all' | number;
  readonly seed: number;
  readonly pose: boolean;
  readonly device: DeviceChoice;
  /** Opens a clip of the dataset. */
  readonly open: (clip: DatasetClip) => Promise<OpenedVideo>;
}

function checkAgainstFile(clip: DatasetClip, { info }: OpenedVideo): void {
  if (info.width === clip.width && info.height === clip.height && info.frames === clip.frames) return;
  throw new TandemError(
    'document-invalid',
    `${clip.file}: the dataset was made on ${clip.width} x ${clip.height} pixels and ${clip.frames} frames, but the file has ` +
      `${info.width} x ${info.height} and ${info.frames}.`,
    { hint: 'Its labels would point at other frames or places; use the file that was labelled.' },
  );
}

/**
 * Evaluates methods on a dataset: every clip is analysed once, every pair predicted by every method. Progress has the stages `clips` and
 * `pairs`.
 *
 * @throws the signal's reason; TandemError document-invalid when a clip is not the file that was labelled or no pair can be formed, and
 *   what opening, analysing and matching throw
 */
export async function evaluateDataset(
  services: AlignServices,
  task: DatasetEvaluation,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<EvaluationReport> {
  const startedAt = services.clock.now();
  const all = datasetPairs(task.dataset, task.keypoints);
  const pairs = task.pairs === 'all' ? all : choosePairs(all, task.pairs, task.seed);
  if (pairs.length === 0) {
    throw new TandemError('document-invalid', `${task.name}: no two clips of one action share a visible point.`, {
      hint: 'A pair needs two clips of the same action with a moment of the same name and a point visible in both.',
    });
  }
  const device = await services.backend.resolve(task.device);
  const clips = [...new Set(pairs.flatMap(({ source, target }) => [source, target]))];
  const analysed = new Map<DatasetClip, AnalysedFeatures>();
  for (const clip of clips) {
    report({ stage: 'clips', done: analysed.size, total: clips.length, unit: 'clips' });
    const video = await task.open(clip);
    checkAgainstFile(clip, video);
    const [x, y, w, h] = clip.crop ?? [];
    const [frame, personX, personY] = clip.person ?? [];
    const choice = {
      range: clip.range,
      crop: clip.crop && { x: x!, y: y!, w: w!, h: h! },
      person: clip.person && { frame: frame!, x: personX!, y: personY! },
      pose: true,
      poseInNetwork: task.pose,
    };
    analysed.set(clip, await services.analyser.analyse(video, choice, device, { signal }));
  }
  const predict: PredictPair = async (pair, method) => {
    const source = analysed.get(pair.source)!;
    const target = analysed.get(pair.target)!;
    const queries = queryMoments(pairedQueries(pair), source.geometry);
    const { moments } = await services.matcher.match(
      method,
      source.features,
      target.features,
      queries,
      target.device,
      signal,
    );
    return { source: source.geometry, target: target.geometry, moments, targetPose: target.poseInFrame };
  };
  const methods = await evaluate(pairs, task.methods, task.keypoints, predict, signal, (done) =>
    report({ stage: 'pairs', done, total: pairs.length, unit: 'pairs' }),
  );
  const first = analysed.get(clips[0]!)!;
  return {
    format: 'tandem-evaluation',
    version: 1,
    dataset: task.name,
    keypoints: task.keypoints,
    pairs: pairs.length,
    seed: task.pairs === 'all' ? null : task.seed,
    pose: task.pose,
    pack: first.pack,
    ...(first.posePack === null ? {} : { posePack: first.posePack }),
    device: first.device,
    seconds: (services.clock.now() - startedAt) / 1000,
    methods,
  };
}
