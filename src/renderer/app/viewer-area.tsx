import { useCallback, useMemo, useState } from 'react';
import { moveKeypoint } from '../../document/commands/keypoints.ts';
import { correctPrediction } from '../../document/commands/verdicts.ts';
import { personPlacement } from '../features/viewer/known-persons.ts';
import { ViewLink } from '../features/viewer/linked-view.ts';
import type { PanePoint } from '../features/viewer/pane-points.ts';
import { panePoints, paneScene } from '../features/viewer/pane-scenes.ts';
import type { PeopleState } from '../features/viewer/people-note.tsx';
import { useViewModes, viewModes } from '../features/viewer/view-modes.ts';
import { Viewer } from '../features/viewer/viewer.tsx';
import type { ViewerPaneProps } from '../features/viewer/viewer-props.ts';
import { isPartialRun } from '../studio/partial-runs.ts';
import { useSessionState } from '../studio/use-document.ts';
import { useView, viewStore } from '../studio/view-store.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { findPersons } from './find-persons.ts';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import type { PairView } from './use-pair.ts';

interface Parts {
  readonly studio: Studio;
  readonly state: StudioState;
  readonly pair: PairView;
}

const NO_POINTS: readonly PanePoint[] = [];

/** The panes zoom and pan together while the user wishes it. */
const LINK = new ViewLink(() => viewModes.getState().linkedZoom);

/** The viewer, wired with the studio. */
export function ViewerArea({ studio, state, pair }: Parts) {
  const panes = {
    source: usePane('source', { studio, state, pair }),
    target: usePane('target', { studio, state, pair }),
  };
  const focused = useView((view) => view.focusedRole);
  const { placement, people, findPeople } = usePlacement({ studio, state, pair });
  return (
    <Viewer
      panes={panes}
      placement={placement}
      people={people}
      focused={focused}
      onFindPeople={() => void findPeople()}
    />
  );
}

function usePane(role: Role, { studio, state, pair }: Parts): ViewerPaneProps {
  const { session, marking, playback, frames, model } = studio;
  const media = pair.media[role];
  const table = pair.tables[role];
  const moments = pair.moments[role];
  const selection = useView((view) => view.selection);
  const tool = useView((view) => view.tool);
  const markName = useView((view) => view.markName);
  const isFocused = useView((view) => view.focusedRole === role);
  const correcting = useView((view) => view.correcting);
  const pose = pair.poses[role];
  const scene = useMemo(
    () => (media && table ? paneScene({ role, media, table, moments, runs: pair.shown, pose }) : null),
    [role, media, table, moments, pair.shown, pose],
  );
  const points = useMemo(() => panePoints({ role, moments, runs: pair.shown }), [role, moments, pair.shown]);
  const pointsAt = useCallback((frame: number) => points.get(frame) ?? NO_POINTS, [points]);
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
  const correct = ({ runId, momentName, name, frame }: PanePoint, place: { x: number; y: number }): void => {
    // What is still being found cannot be judged yet.
    if (runId === null || isPartialRun({ id: runId })) return;
    session.dispatch(correctPrediction, { runId, momentName, keypoint: name, correction: { frame, ...place } });
  };
  return {
    role,
    clip,
    opening: state.opening[role],
    playback,
    frames,
    scene,
    pointsAt,
    selected,
    tool: correcting && role === 'source' ? 'hand' : tool,
    markName,
    armedFor: correcting?.momentName ?? null,
    isFocused,
    choices: state.media,
    link: LINK,
    onFocus: () => viewStore.getState().focus(role),
    onStep: (count) => studio.seek(role, playback.frameOf(role) + count),
    onMark: (place) => marking.mark(role, place),
    onSelectPoint: (point) =>
      viewStore
        .getState()
        .select(point && { role, momentId: point.momentId, momentName: point.momentName, keypoint: point.name }),
    onMoveStart: () => session.editor.openMark(t('window.move-point')),
    onMovePoint: move,
    onMoveEnd: (kept) => (kept ? session.editor.closeMark() : session.editor.cancelMark()),
    onGrip: () => playback.toggle(),
    onFiles: (files) => void model.openFiles(role, files),
    onPlace: (mediaId) => model.place(role, mediaId),
    onCancelOpening: () => void model.cancelOpening(role),
    chooseFolder: model.chooseFolder,
    onLocate: async (file, acceptOther) => (media ? model.locate(media.id, file, acceptOther) : null),
  };
}

/** Where the target's person lies over the source's, and how to find out. */
function usePlacement({ studio, pair }: Parts) {
  const { media, tables, moments, shown } = pair;
  const { source: sourcePose, target: targetPose } = pair.poses;
  const allFound = useViewModes((modes) => modes.found);
  const [search, setSearch] = useState<PeopleState>('unknown');
  const placement = useMemo(() => {
    const followed = (pose: typeof sourcePose, role: Role) => {
      const table = tables[role];
      return pose && table ? { pose, table } : null;
    };
    const found = allFound.filter(
      ({ sourceId, targetId }) => sourceId === media.source?.id && targetId === media.target?.id,
    );
    return personPlacement({
      source: followed(sourcePose, 'source'),
      target: followed(targetPose, 'target'),
      sourceMoments: moments.source,
      targetMoments: moments.target,
      runs: shown,
      found,
    });
  }, [sourcePose, targetPose, allFound, media, tables, moments, shown]);
  const findPeople = async (): Promise<void> => {
    setSearch('searching');
    setSearch(await findPersons(studio, media));
  };
  const people: PeopleState = placement ? 'known' : search;
  return { placement, people, findPeople };
}
