import type { PredictedMoment } from '../../../contract/correspondences.ts';
import type { FrameTableRecord } from '../../../contract/media.ts';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { MediaRecord, MomentRecord, ProjectFile, RunRecord } from '../../../contract/project.ts';
import { ProjectDocument } from '../../../document/project-document.ts';
import { displayedSize, latestRuns, momentsOf, runsOf, verdictOf } from '../../../document/queries.ts';
import { FrameTable } from '../../media/frame-table.ts';
import { type TrackClip, type TrackPoint, type TrackSet, withUniqueIds, withUniqueNames } from './track-set.ts';

/** What of a project is exported. */
export interface ProjectTrackOptions {
  /** The newest run of each method between the present source and target, or all runs. Default: the newest. */
  readonly runs?: 'newest' | 'all';
}

/**
 * All points of a project: the marked keypoints of every clip, then the predictions of its runs. A prediction that the user corrected
 * counts as marked, at its right place; one that he rejected is left out.
 *
 * @param tables frame tables by media id; a clip without one has no times for its marked points
 * @throws TandemError frame-out-of-range when a table is not that of the clip
 */
export function projectTracks(
  project: ProjectFile,
  tables: ReadonlyMap<string, FrameTableRecord>,
  { runs = 'newest' }: ProjectTrackOptions = {},
): TrackSet {
  const document = ProjectDocument.from(project);
  const media = document.ofKind('media');
  const times = new Map(media.map(({ id }) => [id, secondsBy(tables.get(id))]));
  const secondsOf = (mediaId: string, frame: number) => times.get(mediaId)?.(frame) ?? null;
  const marked = media.flatMap(({ id }) =>
    momentsOf(document, id).flatMap((moment) => markedPoints(moment, secondsOf)),
  );
  const chosen = (runs === 'all' ? runsOf(document) : latestRuns(document)).toReversed();
  return {
    name: project.name,
    pixelCentre: 0.5,
    clips: withUniqueNames(media.map(trackClip)),
    points: withUniqueIds([...marked, ...chosen.flatMap((run) => runPoints(run, secondsOf))]),
  };
}

type SecondsOf = (mediaId: string, frame: number) => number | null;

function secondsBy(record: FrameTableRecord | undefined): (frame: number) => number | null {
  if (!record) return () => null;
  const table = new FrameTable(record);
  return (frame) => table.secondsOf(frame);
}

function trackClip(media: MediaRecord): Omit<TrackClip, 'stem'> {
  const { file, frames, fps, rotationDegrees } = media.info;
  return {
    id: media.id,
    name: file,
    ...displayedSize(media),
    frames,
    fps,
    rotationDegrees: (rotationDegrees + media.rotationOverrideDegrees) % 360,
  };
}

function markedPoints(moment: MomentRecord, secondsOf: SecondsOf): TrackPoint[] {
  return Object.entries(moment.keypoints).map(([name, { x, y, visible }]) => ({
    clipId: moment.mediaId,
    pointId: `${moment.name}/${name}`,
    name,
    moment: moment.name,
    frame: moment.frame,
    ptsSeconds: secondsOf(moment.mediaId, moment.frame),
    x,
    y,
    confidence: null,
    visible,
    source: 'manual',
    method: null,
  }));
}

function runPoints(run: RunRecord, secondsOf: SecondsOf): TrackPoint[] {
  return run.result.moments.flatMap((moment) =>
    predictedPoints(run.targetId, run.result.method, moment).flatMap((point): TrackPoint[] => {
      const verdict = verdictOf(run, moment.name, point.name);
      if (verdict?.verdict === 'rejected') return [];
      if (!verdict?.correction) return [point];
      const { frame, x, y } = verdict.correction;
      const ptsSeconds = secondsOf(run.targetId, frame);
      return [{ ...point, frame, x, y, ptsSeconds, confidence: null, source: 'manual', method: null }];
    }),
  );
}

/** The predictions of one moment of a result as points of the target clip. */
export function predictedPoints(
  clipId: string,
  method: RunRecord['result']['method'],
  moment: PredictedMoment,
): TrackPoint[] {
  return Object.entries(moment.keypoints).map(([name, { frame, ptsSeconds, x, y, score }]) => ({
    clipId,
    pointId: `${moment.name}/${name}/${method}`,
    name,
    moment: moment.name,
    frame,
    ptsSeconds,
    x,
    y,
    confidence: score,
    visible: true,
    source: METHOD_FAMILY[method],
    method,
  }));
}
