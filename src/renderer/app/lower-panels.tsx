import { useCallback, useMemo } from 'react';
import { deleteRun } from '../../document/commands/runs.ts';
import {
  acceptPrediction,
  acceptPredictions,
  clearVerdict,
  correctPrediction,
  rejectPrediction,
} from '../../document/commands/verdicts.ts';
import { playableRange } from '../../document/queries.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';
import { ComparePanel } from '../features/compare/compare-panel.tsx';
import { TimeCurvePanel } from '../features/compare/time-curve-panel.tsx';
import { SpaceTimePanel } from '../features/space-time/space-time-panel.tsx';
import type { SpaceTimeClip } from '../scene/space-time-data.ts';
import type { PredictionName } from '../studio/comparison.ts';
import type { PredictionPlace } from '../studio/comparison-order.ts';
import { useView, viewStore } from '../studio/view-store.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';
import type { PairView } from './use-pair.ts';

/** The methods side by side, wired with the studio. */
export function CompareArea({ studio, pair }: { studio: Studio; pair: PairView }) {
  const { session, marking } = studio;
  const view = useView(({ methodView }) => methodView);
  const selection = useView((state) => state.selection);
  const edit = (work: () => void): void => marking.attempt(t('points.edit-failed'), work);
  const correct = (name: PredictionName, correction: { frame: number; x: number; y: number }): void =>
    edit(() => session.dispatch(correctPrediction, { ...name, correction }));
  const goAndSelect = (place: PredictionPlace): void => studio.goTo(place);
  return (
    <ComparePanel
      comparison={pair.comparison}
      view={view}
      selection={selection}
      onView={(next) => viewStore.getState().setMethodView(next)}
      onGo={goAndSelect}
      onAccept={(name) => edit(() => session.dispatch(acceptPrediction, name))}
      onReject={(name) => edit(() => session.dispatch(rejectPrediction, name))}
      onClear={(name) => edit(() => session.dispatch(clearVerdict, name))}
      onCorrectInViewer={(place) => {
        goAndSelect(place);
        marking.armCorrection(place);
      }}
      onAcceptAll={(names) => edit(() => session.dispatch(acceptPredictions, { names }))}
      onCorrectTo={correct}
      onDeleteRun={(runId) => edit(() => session.dispatch(deleteRun, { runId }))}
    />
  );
}

/** Target time over source time, wired with the studio. */
export function TimeCurveArea({ studio, pair }: { studio: Studio; pair: PairView }) {
  const { source, target } = pair.tables;
  const seconds = useMemo(
    () => ({
      source: source?.pts.map((pts) => frameSeconds(source, pts)) ?? null,
      target: target?.pts.map((pts) => frameSeconds(target, pts)) ?? null,
    }),
    [source, target],
  );
  return (
    <TimeCurvePanel
      runs={pair.shown}
      sourceSeconds={seconds.source}
      targetSeconds={seconds.target}
      playback={studio.playback}
      onSeek={(frame) => studio.seek('source', frame)}
    />
  );
}

function boxOf(pair: PairView, role: Role): SpaceTimeClip | null {
  const media = pair.media[role];
  const table = pair.tables[role];
  if (!media || !table) return null;
  const { file, width, height } = media.info;
  return {
    title: file,
    width,
    height,
    range: playableRange(media),
    secondsOf: (frame) => frameSeconds(table, table.pts[frame] ?? table.pts[0]!),
  };
}

/** Both clips as boxes of space and time, wired with the studio. */
export function SpaceTimeArea({ studio, pair }: { studio: Studio; pair: PairView }) {
  const { playback, frames } = studio;
  const selection = useView((view) => view.selection);
  const sources = useMemo(
    () =>
      pair.media.source || pair.media.target
        ? {
            source: boxOf(pair, 'source'),
            target: boxOf(pair, 'target'),
            sourceMoments: pair.moments.source,
            targetMoments: pair.moments.target,
            runs: pair.shown.map(({ result }) => result),
            poses: pair.poses,
          }
        : null,
    [pair],
  );
  const frameFor = useCallback(
    (role: Role) => {
      const clip = playback.clipOf(role);
      return clip && frames.get(clip.mediaId, playback.frameOf(role));
    },
    [playback, frames],
  );
  const onPictures = useCallback((listener: () => void) => frames.onChange(listener), [frames]);
  const pictureFor = useCallback(
    (role: Role, frame: number) => {
      const clip = playback.clipOf(role);
      return clip ? frames.request(clip.mediaId, frame, 'background') : Promise.reject(new Error(t('window.no-clips')));
    },
    [playback, frames],
  );
  return (
    <SpaceTimePanel
      sources={sources}
      selection={selection}
      playback={playback}
      frameFor={frameFor}
      onPictures={onPictures}
      pictureFor={pictureFor}
      onPick={({ role, momentName, keypoint, frame }) => {
        playback.pause();
        studio.seek(role, frame);
        viewStore.getState().select({ role, momentId: null, momentName, keypoint });
      }}
    />
  );
}
