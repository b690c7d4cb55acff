import { useCallback, useSyncExternalStore } from 'react';
import { DeviceBadge } from '../features/engine/device-badge.tsx';
import { EngineBanner } from '../features/engine/engine-banner.tsx';
import { ClipPane } from '../features/media/clip-pane.tsx';
import { Notices } from '../features/notices/notices.tsx';
import { ResultsPanel } from '../features/results/results-panel.tsx';
import { RunPanel } from '../features/run/run-panel.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import type { Role } from '../ui/role.ts';
import type { FramePictures } from './frame-pictures.ts';
import { Logo } from './logo.tsx';
import { paneContents } from './pane-scenes.ts';
import type { StudioModel } from './studio-model.ts';
import { clipOf, shownOutcome } from './studio-state.ts';
import './app.css';

/** The window: it puts the features side by side and connects them with the model. */
export function App({ model, pictures }: { model: StudioModel; pictures: FramePictures }) {
  const state = useSyncExternalStore(model.subscribe, () => model.state);
  const load = useCallback(
    (mediaId: string, index: number, maxSide: number) => pictures.load(mediaId, index, maxSide),
    [pictures],
  );
  const source = clipOf(state, 'source');
  const target = clipOf(state, 'target');
  const contents = paneContents(state);
  const isEmpty = !source && !target;
  const openDemo = (
    <Button small={!isEmpty} onClick={() => void model.openDemo()}>
      <Icon name="film" />
      Open demo pair
    </Button>
  );
  const pane = (role: Role) => (
    <ClipPane
      role={role}
      media={clipOf(state, role)}
      opening={state.opening[role]}
      choices={state.media}
      load={load}
      onFiles={(files) => void model.openFiles(role, files)}
      onPlace={(mediaId) => model.place(role, mediaId)}
      {...contents[role]}
    />
  );
  return (
    <div className={isEmpty ? 'studio empty' : 'studio'}>
      <header className="studio-header">
        <Logo />
        <h1>Tandem Studio</h1>
        <DeviceBadge device={state.device} />
        {!isEmpty && openDemo}
      </header>
      <EngineBanner engine={state.engine} connected={state.connected} recovered={state.recovered} />
      <main className="studio-main">
        <div className="panes">
          {pane('source')}
          {pane('target')}
        </div>
        <RunPanel
          source={source}
          target={target}
          marked={source ? (state.marked[source.id] ?? []) : []}
          job={state.job}
          engineReady={state.engine.state === 'ready' && state.connected}
          onRun={(settings) => void model.run(settings)}
          onCancel={() => void model.cancelJob()}
        />
        {isEmpty ? (
          <section className="welcome panel" aria-label="First steps">
            <p>
              <strong>No clips at hand?</strong> Two golf swings with marked points come with the studio.
            </p>
            {openDemo}
          </section>
        ) : (
          <ResultsPanel
            result={shownOutcome(state)?.result ?? null}
            momentIndex={state.momentIndex}
            onMoment={(index) => model.selectMoment(index)}
          />
        )}
      </main>
      <Notices notices={state.notices} onDismiss={(id) => model.dismiss(id)} />
    </div>
  );
}
