import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { listenToKeys, thisPlatform } from '../commands/key-map.ts';
import { DeviceBadge } from '../features/engine/device-badge.tsx';
import { EngineBanner } from '../features/engine/engine-banner.tsx';
import { Notices } from '../features/notices/notices.tsx';
import { MissingClips } from '../studio/missing-clips.tsx';
import { SessionContext } from '../studio/use-document.ts';
import { useCurrentWarp } from '../studio/warp-choice.ts';
import { useLanguage } from '../ui/i18n.ts';
import { Dialogs } from './dialogs.tsx';
import { DockArea } from './dock/dock-area.tsx';
import { PanelPartsContext } from './dock/panel-parts.ts';
import { HeaderMenus } from './header-menus.tsx';
import { HeaderTools } from './header-tools.tsx';
import { Logo } from './logo.tsx';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import { usePair } from './use-pair.ts';
import { ViewerStage } from './viewer-stage.tsx';
import { Welcome } from './welcome.tsx';
import './app.css';

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
  const { model } = studio;
  const pair = usePair(state, studio.comparer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: playback follows the document and the frame tables
  useEffect(() => studio.syncPlayback(), [studio, pair, state.tables]);
  const current = useCurrentWarp(pair);
  useEffect(() => studio.follow(current), [studio, current]);
  const parts = useMemo(() => ({ studio, state, pair }), [studio, state, pair]);
  const isEmpty = !pair.media.source && !pair.media.target;
  return (
    <div className={isEmpty ? 'studio empty' : 'studio'}>
      <header className="studio-header">
        <Logo />
        <h1>Tandem Studio</h1>
        {!studio.bridge.menu && <HeaderMenus actions={studio.actions} />}
        <HeaderTools studio={studio} />
        <DeviceBadge device={state.device} />
      </header>
      <EngineBanner engine={state.engine} connected={state.connected} recovered={state.recovered} />
      <MissingClips
        chooseFolder={model.chooseFolder}
        locate={(mediaId, chosen, acceptOther) => model.locate(mediaId, chosen, acceptOther)}
      />
      <main className="studio-main">
        {isEmpty ? (
          <>
            <ViewerStage {...parts} />
            <Welcome studio={studio} />
          </>
        ) : (
          <PanelPartsContext value={parts}>
            <DockArea dock={studio.dock} />
          </PanelPartsContext>
        )}
      </main>
      <Notices notices={state.notices} onDismiss={(id) => model.dismiss(id)} />
      <Dialogs studio={studio} state={state} pair={pair} />
    </div>
  );
}
