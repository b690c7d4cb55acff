import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { listenToKeys, thisPlatform } from '../commands/key-map.ts';
import { DeviceBadge } from '../features/engine/device-badge.tsx';
import { EngineBanner } from '../features/engine/engine-banner.tsx';
import { Notices } from '../features/notices/notices.tsx';
import { PointsPanel } from '../features/points/points-panel.tsx';
import { RunPanel } from '../features/run/run-panel.tsx';
import { MissingClips } from '../studio/missing-clips.tsx';
import { RecentProjects } from '../studio/recent-projects.tsx';
import { SessionContext, useSessionState } from '../studio/use-document.ts';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Dialogs } from './dialogs.tsx';
import { HeaderTools } from './header-tools.tsx';
import { Logo } from './logo.tsx';
import { CompareArea, SpaceTimeArea, TimeCurveArea } from './lower-panels.tsx';
import { PlaybackBar } from './playback-bar.tsx';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import { Tabs } from './tabs.tsx';
import { TimelineArea } from './timeline-area.tsx';
import { usePair } from './use-pair.ts';
import { ViewerArea } from './viewer-area.tsx';
import './app.css';

const ROLES = ['source', 'target'] as const;

/** The window: it puts the features side by side and connects them with the studio. */
export function App({ studio }: { studio: Studio }) {
  const state = useSyncExternalStore(studio.model.subscribe, () => studio.model.state);
  useEffect(() => listenToKeys(window, studio.actions, thisPlatform()), [studio]);
  return (
    <SessionContext value={studio.session}>
      <Window studio={studio} state={state} />
    </SessionContext>
  );
}

function Window({ studio, state }: { studio: Studio; state: StudioState }) {
  useLanguage();
  const { model, playback, marking, layout } = studio;
  const pair = usePair(state);
  const { project } = useSessionState();
  const { projects } = studio.bridge;
  const side = useStore(layout, (each) => each.side);
  const lower = useStore(layout, (each) => each.lower);
  // biome-ignore lint/correctness/useExhaustiveDependencies: playback follows the document and the frame tables
  useEffect(() => studio.syncPlayback(), [studio, pair, state.tables]);
  const warp = pair.shown[0]?.result.warp ?? null;
  useEffect(() => playback.setWarp(warp), [playback, warp]);
  const context = studio.runContext();
  const isEmpty = !pair.media.source && !pair.media.target;
  const sideTabs = useMemo(
    () => [
      { key: 'points' as const, label: t('window.points') },
      { key: 'run' as const, label: t('window.run') },
    ],
    [],
  );
  return (
    <div className={isEmpty ? 'studio empty' : 'studio'}>
      <header className="studio-header">
        <Logo />
        <h1>Tandem Studio</h1>
        <HeaderTools studio={studio} />
        <DeviceBadge device={state.device} />
        {!isEmpty && (
          <Button small onClick={() => void model.openDemo()}>
            <Icon name="film" />
            {t('window.open-demo')}
          </Button>
        )}
      </header>
      <EngineBanner engine={state.engine} connected={state.connected} recovered={state.recovered} />
      <MissingClips locate={(mediaId, file, acceptOther) => model.locate(mediaId, file, acceptOther)} />
      <main className="studio-main">
        <div className="work">
          <div className="panes">
            {ROLES.map((role) => (
              <ViewerArea key={role} role={role} studio={studio} state={state} pair={pair} />
            ))}
          </div>
          {isEmpty ? (
            <section className="welcome panel" aria-label={t('window.first-steps')}>
              <p>
                <strong>{t('window.no-clips')}</strong> {t('window.no-clips-hint')}
              </p>
              <Button onClick={() => void model.openDemo()}>
                <Icon name="film" />
                {t('window.open-demo')}
              </Button>
              {projects && (
                <RecentProjects
                  recent={projects.recent}
                  currentPath={project?.path ?? null}
                  onOpen={(id) => void model.openRecentProject(id)}
                />
              )}
            </section>
          ) : (
            <>
              <PlaybackBar playback={playback} actions={studio.actions} />
              <TimelineArea studio={studio} pair={pair} />
              <Tabs
                label={t('window.results')}
                shown={lower}
                onShow={(next) => layout.setState({ lower: next })}
                tabs={[
                  {
                    key: 'compare',
                    label: t('window.compare'),
                    content: () => <CompareArea studio={studio} pair={pair} />,
                  },
                  {
                    key: 'space-time',
                    label: t('window.space-time'),
                    content: () => <SpaceTimeArea studio={studio} state={state} pair={pair} />,
                  },
                  {
                    key: 'plots',
                    label: t('window.plots'),
                    content: () => <TimeCurveArea studio={studio} pair={pair} />,
                  },
                ]}
              />
            </>
          )}
        </div>
        {!isEmpty && (
          <Tabs
            label={t('window.marks-and-run')}
            shown={side}
            onShow={(next) => layout.setState({ side: next })}
            tabs={sideTabs.map((tab) => ({
              ...tab,
              content: () =>
                tab.key === 'points' ? (
                  <PointsPanel
                    marking={marking}
                    frameOf={(role) => playback.frameOf(role)}
                    seek={(role, frame) => studio.seek(role, frame)}
                  />
                ) : (
                  <RunPanel
                    {...context}
                    job={state.job}
                    onRun={(wish) => void model.run(wish)}
                    onCancel={() => void model.cancelJob()}
                  />
                ),
            }))}
          />
        )}
      </main>
      <Notices notices={state.notices} onDismiss={(id) => model.dismiss(id)} />
      <Dialogs studio={studio} state={state} pair={pair} />
    </div>
  );
}
