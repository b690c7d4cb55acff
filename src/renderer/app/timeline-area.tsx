import { useMemo } from 'react';
import { useStore } from 'zustand';
import { METHOD_FAMILY } from '../../contract/methods.ts';
import type { RunRecord } from '../../contract/project.ts';
import { moveAnchor } from '../../document/commands/anchors.ts';
import { setWorkingZone } from '../../document/commands/media.ts';
import { moveMoment } from '../../document/commands/moments.ts';
import { momentTargetFrame } from '../../document/overlay/scene-from.ts';
import { playableRange } from '../../document/queries.ts';
import { Timeline } from '../features/timeline/timeline.tsx';
import type { DragPhase, LaneData, PredictedMoment } from '../features/timeline/timeline-data.ts';
import { playbackRate, useInFileTime } from '../playback/real-time.ts';
import { useView, viewStore } from '../studio/view-store.ts';
import { useCurrentWarp, warpStore } from '../studio/warp-choice.ts';
import { t } from '../ui/i18n.ts';
import { useFrameBase } from '../ui/preferences.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';
import type { PairView } from './use-pair.ts';

function laneOf(
  pair: PairView,
  role: Role,
  predicted: readonly PredictedMoment[],
  inFileTime: ReadonlySet<string>,
): LaneData | null {
  const media = pair.media[role];
  const table = pair.tables[role];
  if (!media || !table) return null;
  const rate = playbackRate(media, { inFileTime });
  return {
    mediaId: media.id,
    table,
    rate,
    aspect: media.info.width / media.info.height,
    zone: playableRange(media),
    syncFrame: media.syncFrame,
    moments: pair.moments[role].map(({ id, name, frame }) => ({ id, name, frame })),
    predicted,
    pose: pair.poses[role],
  };
}

function predictedMoments({ result }: RunRecord): PredictedMoment[] {
  return result.moments.map((moment) => ({
    name: moment.name,
    frame: momentTargetFrame(moment, result.warp),
    family: METHOD_FAMILY[result.method],
    trusted: moment.trusted,
  }));
}

/** The timelines of the pair, wired with the studio. */
export function TimelineArea({ studio, pair }: { studio: Studio; pair: PairView }) {
  const { session, playback, marking, frames } = studio;
  const { sync } = studio.actions;
  const followed = useCurrentWarp(pair);
  const selectedAnchorId = useStore(warpStore, (state) => state.selectedAnchorId);
  const inFileTime = useInFileTime();
  const frameBase = useFrameBase();
  const selectedMomentId = useView(({ selection }) => selection?.momentId ?? null);
  const data = useMemo(
    () => ({
      lanes: {
        source: laneOf(pair, 'source', [], inFileTime),
        target: laneOf(pair, 'target', pair.shown.flatMap(predictedMoments), inFileTime),
      },
      runs: pair.shown.map(({ result: { method, warp } }) => ({ method, family: METHOD_FAMILY[method], warp })),
      anchors: pair.anchors,
      selectedMomentId,
      selectedAnchorId,
      followed: { kind: followed.kind, method: followed.run?.result.method ?? null },
      frameBase,
    }),
    [pair, selectedMomentId, selectedAnchorId, followed, inFileTime, frameBase],
  );
  const loadThumbnail = useMemo(
    () => (mediaId: string, index: number) => frames.request(mediaId, index, 'background'),
    [frames],
  );
  /** A drag is one step of the history. */
  const drag = (phase: DragPhase, label: string, edit: () => void): void => {
    if (phase === 'begin' && !session.editor.marking) session.editor.openMark(label);
    if (phase === 'cancel') session.editor.cancelMark();
    else marking.attempt(t('points.edit-failed'), edit);
    if (phase === 'end') session.editor.closeMark();
  };
  return (
    <div className="panel timeline-area">
      <Timeline
        data={data}
        playback={playback}
        loadThumbnail={loadThumbnail}
        onSeek={(role, frame) => {
          playback.pause();
          studio.seek(role, frame);
        }}
        onSelectMoment={(role, momentId) => {
          const moment = pair.moments[role].find(({ id }) => id === momentId);
          if (moment) viewStore.getState().select({ role, momentId, momentName: moment.name, keypoint: null });
        }}
        onMoveMoment={(_, momentId, frame, phase) =>
          drag(phase, moveMoment.label, () => session.dispatch(moveMoment, { momentId, frame }))
        }
        onSetZone={(role, zone, phase) => {
          const media = pair.media[role];
          if (!media) return;
          drag(phase, setWorkingZone.label, () =>
            session.dispatch(setWorkingZone, { mediaId: media.id, value: [zone[0], zone[1]] }),
          );
        }}
        onSelectAnchor={(anchorId) => sync.selectAnchor(anchorId)}
        onMoveAnchor={(anchorId, link, phase) => {
          drag(phase, moveAnchor.label, () => session.dispatch(moveAnchor, { anchorId, ...link }));
          if (phase === 'end') sync.chooseWarp('anchors');
        }}
        onAddAnchor={(link) => sync.linkFrames(link)}
        onFocus={(role) => viewStore.getState().focus(role)}
      />
    </div>
  );
}
