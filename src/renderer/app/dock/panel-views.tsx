import type { DockviewPanelApi, IDockviewPanelProps } from 'dockview-react';
import { type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { JobsPanel } from '../../features/jobs/jobs-panel.tsx';
import { PointsPanel } from '../../features/points/points-panel.tsx';
import { RunPanel } from '../../features/run/run-panel.tsx';
import { CompareArea, SpaceTimeArea, TimeCurveArea } from '../lower-panels.tsx';
import { PlaybackBar } from '../playback-bar.tsx';
import { TimelineArea } from '../timeline-area.tsx';
import { ViewerStage } from '../viewer-stage.tsx';
import { type PanelParts, usePanelParts } from './panel-parts.ts';
import { PANELS, type PanelId } from './panels.ts';

/** What stands in each panel. */
const CONTENTS: Readonly<Record<PanelId, (parts: PanelParts) => ReactNode>> = {
  viewer: ({ studio, state, pair }) => (
    <div className="viewer-panel">
      <ViewerStage studio={studio} state={state} pair={pair} />
      <PlaybackBar studio={studio} pair={pair} />
    </div>
  ),
  timeline: ({ studio, pair }) => <TimelineArea studio={studio} pair={pair} />,
  points: ({ studio }) => (
    <PointsPanel
      marking={studio.marking}
      frameOf={(role) => studio.playback.frameOf(role)}
      seek={(role, frame) => studio.seek(role, frame)}
    />
  ),
  run: ({ studio, state }) => (
    <RunPanel
      {...studio.runContext()}
      job={state.job}
      onRun={(wish) => studio.startRun(wish)}
      onCancel={() => void studio.model.cancelJob()}
    />
  ),
  jobs: ({ studio, state }) => (
    <JobsPanel list={studio.jobs} device={state.device} onCancel={(jobId) => void studio.model.cancelJob(jobId)} />
  ),
  compare: ({ studio, pair }) => <CompareArea studio={studio} pair={pair} />,
  'space-time': ({ studio, pair }) => <SpaceTimeArea studio={studio} pair={pair} />,
  plots: ({ studio, pair }) => <TimeCurveArea studio={studio} pair={pair} />,
};

/** The viewer keeps its zoom, and its frames are what other panels show as well: it stays while another panel covers it. */
const STAYS: readonly PanelId[] = ['viewer'];

/** The components of the dock by panel. What is not seen is not there, so that it does no work. */
export const PANEL_VIEWS = Object.fromEntries(PANELS.map((id) => [id, PanelView]));

function PanelView({ api }: IDockviewPanelProps) {
  const id = api.component as PanelId;
  const parts = usePanelParts();
  const isVisible = usePanelVisible(api);
  return (
    <div className={`dock-panel dock-${id}`} data-tour={id}>
      {(isVisible || STAYS.includes(id)) && CONTENTS[id](parts)}
    </div>
  );
}

function usePanelVisible(api: DockviewPanelApi): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const { dispose } = api.onDidVisibilityChange(listener);
      return dispose;
    },
    [api],
  );
  return useSyncExternalStore(subscribe, () => api.isVisible);
}
