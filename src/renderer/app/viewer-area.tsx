import { useCallback, useMemo } from 'react';
import { moveKeypoint } from '../../document/commands/keypoints.ts';
import { correctPrediction } from '../../document/commands/verdicts.ts';
import type { PanePoint } from '../features/viewer/pane-points.ts';
import { panePoints, paneScene } from '../features/viewer/pane-scenes.ts';
import { ViewerPane } from '../features/viewer/viewer-pane.tsx';
import { useSessionState } from '../studio/use-document.ts';
import { useView, viewStore } from '../studio/view-store.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import type { PairView } from './use-pair.ts';

/** One pane of the viewer, wired with the studio. */
export function ViewerArea({
  role,
  studio,
  state,
  pair,
}: {
  role: Role;
  studio: Studio;
  state: StudioState;
  pair: PairView;
}) {
  const { session, marking, playback, frames, model } = studio;
  const media = pair.media[role];
  const table = pair.tables[role];
  const moments = pair.moments[role];
  const selection = useView((view) => view.selection);
  const tool = useView((view) => view.tool);
  const markName = useView((view) => view.markName);
  const isFocused = useView((view) => view.focusedRole === role);
  const outcome = state.outcome;
  const pose = outcome && outcome.sourceId === pair.media.source?.id ? outcome.result.poses[role] : null;
  const scene = useMemo(
    () => (media && table ? paneScene({ role, media, table, moments, runs: pair.shown, pose }) : null),
    [role, media, table, moments, pair.shown, pose],
  );
  const pointsAt = useCallback(
    (frame: number) => panePoints({ role, moments, runs: pair.shown }, frame),
    [role, moments, pair.shown],
  );
  const isLost = useSessionState().project?.missing.some(({ mediaId }) => mediaId === media?.id) ?? false;
  const clip = useMemo(
    () =>
      media && {
        mediaId: media.id,
        info: media.info,
        turn: media.rotationOverrideDegrees,
        captureFps: media.captureFps,
        isLost,
      },
    [media, isLost],
  );
  const selected =
    selection?.role === role && selection.keypoint !== null
      ? { momentId: selection.momentId, momentName: selection.momentName, name: selection.keypoint }
      : null;
  const move = (point: PanePoint, place: { x: number; y: number }): void =>
    marking.attempt(t('points.edit-failed'), () => {
      if (point.momentId !== null)
        session.dispatch(moveKeypoint, { momentId: point.momentId, name: point.name, ...place });
      else correct(point, place);
    });
  /** A predicted point that is dragged becomes corrected: ground truth. */
  const correct = ({ momentName, name, frame }: PanePoint, place: { x: number; y: number }): void => {
    const run = pair.shown[0];
    if (run) {
      session.dispatch(correctPrediction, {
        runId: run.id,
        momentName,
        keypoint: name,
        correction: { frame, ...place },
      });
    }
  };
  return (
    <div className="viewer-area" data-choose={role} data-snapshot data-tour={role === 'source' ? 'viewer' : undefined}>
      <ViewerPane
        role={role}
        clip={clip}
        opening={state.opening[role]}
        playback={playback}
        frames={frames}
        scene={scene}
        pointsAt={pointsAt}
        selected={selected}
        tool={tool}
        markName={markName}
        isFocused={isFocused}
        choices={state.media}
        onFocus={() => viewStore.getState().focus(role)}
        onStep={(count) => studio.seek(role, playback.frameOf(role) + count)}
        onMark={(place) => marking.mark(role, place)}
        onSelectPoint={(point) =>
          viewStore
            .getState()
            .select(point && { role, momentId: point.momentId, momentName: point.momentName, keypoint: point.name })
        }
        onMoveStart={() => session.editor.openMark(t('window.move-point'))}
        onMovePoint={move}
        onMoveEnd={(kept) => (kept ? session.editor.closeMark() : session.editor.cancelMark())}
        onFiles={(files) => void model.openFiles(role, files)}
        onPlace={(mediaId) => model.place(role, mediaId)}
      />
    </div>
  );
}
