import type { PointInFrame } from '../../contract/geometry.ts';
import type { RecordDiff, RunRecord, Verdict } from '../../contract/project.ts';
import { change } from '../diffs.ts';
import type { ProjectDocument } from '../project-document.ts';
import { pointKey } from '../queries.ts';
import { type Command, requireRecord } from './command.ts';

/** Names the prediction that a command works on. */
export interface PredictionArgs {
  readonly runId: string;
  readonly momentName: string;
  readonly keypoint: string;
}

function isPrediction(document: ProjectDocument, { runId, momentName, keypoint }: PredictionArgs): boolean {
  const moments = document.find('run', runId)?.result.moments ?? [];
  return moments.some((moment) => moment.name === momentName && Object.hasOwn(moment.keypoints, keypoint));
}

function otherVerdicts(run: RunRecord, { momentName, keypoint }: PredictionArgs): Verdict[] {
  return run.verdicts.filter((each) => each.momentName !== momentName || each.keypoint !== keypoint);
}

function say(
  document: ProjectDocument,
  prediction: PredictionArgs,
  said: Pick<Verdict, 'verdict' | 'correction'>,
): RecordDiff[] {
  const { runId, momentName, keypoint } = prediction;
  const run = requireRecord(document, 'run', runId);
  return [change(run, { verdicts: [...otherVerdicts(run, prediction), { momentName, keypoint, ...said }] })];
}

/** Says that a prediction is right. */
export const acceptPrediction: Command<PredictionArgs> = {
  name: 'prediction.accept',
  label: 'Accept prediction',
  isEnabled: isPrediction,
  perform: (document, prediction) => say(document, prediction, { verdict: 'accepted', correction: null }),
};

/** Says that many predictions are right, as one step; what was said of them before is replaced. */
export const acceptPredictions: Command<{ names: readonly PredictionArgs[] }> = {
  name: 'prediction.accept-all',
  label: 'Accept predictions',
  isEnabled: (document, { names }) => names.length > 0 && names.every((name) => isPrediction(document, name)),
  perform: (document, { names }) =>
    [...Map.groupBy(names, ({ runId }) => runId)].map(([runId, ofRun]) => {
      const run = requireRecord(document, 'run', runId);
      const accepted = new Set(ofRun.map(({ momentName, keypoint }) => pointKey(momentName, keypoint)));
      const others = run.verdicts.filter(({ momentName, keypoint }) => !accepted.has(pointKey(momentName, keypoint)));
      const said = ofRun.map(
        ({ momentName, keypoint }): Verdict => ({ momentName, keypoint, verdict: 'accepted', correction: null }),
      );
      return change(run, { verdicts: [...others, ...said] });
    }),
};

/** Says that a prediction is wrong, without saying what is right. */
export const rejectPrediction: Command<PredictionArgs> = {
  name: 'prediction.reject',
  label: 'Reject prediction',
  isEnabled: isPrediction,
  perform: (document, prediction) => say(document, prediction, { verdict: 'rejected', correction: null }),
};

/** Says where and when the point really is in the target clip. */
export const correctPrediction: Command<PredictionArgs & { correction: PointInFrame & { frame: number } }> = {
  name: 'prediction.correct',
  label: 'Correct prediction',
  isEnabled: isPrediction,
  perform: (document, { correction, ...prediction }) => say(document, prediction, { verdict: 'corrected', correction }),
};

/** Takes back what was said of a prediction. */
export const clearVerdict: Command<PredictionArgs> = {
  name: 'prediction.clear',
  label: 'Clear verdict',
  isEnabled: isPrediction,
  perform: (document, prediction) => {
    const run = requireRecord(document, 'run', prediction.runId);
    return [change(run, { verdicts: otherVerdicts(run, prediction) })];
  },
};
