import { DockviewReact, type DockviewReadyEvent, type DockviewTheme } from 'dockview-react';
import { useCallback, useEffect, useRef } from 'react';
import 'dockview-react/dist/styles/dockview.css';
import { t, useLanguage } from '../../ui/i18n.ts';
import type { Dock } from './dock.ts';
import { dressDock } from './dress-dock.ts';
import { EmptyDock } from './empty-dock.tsx';
import { GroupButtons } from './group-buttons.tsx';
import { PANEL_VIEWS } from './panel-views.tsx';

import { Tab } from './tab.tsx';
import './dock.css';

const THEME: DockviewTheme = {
  name: 'tandem',
  className: 'dockview-theme-dark tandem-dock',
  dndOverlayMounting: 'absolute',
  dndPanelOverlay: 'group',
};

/** The panels of the window, which the user arranges. What they show comes from {@link PanelParts} around it. */
export function DockArea({ dock }: { dock: Dock }) {
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const release = useRef<() => void>(() => {});
  const attach = useCallback(
    ({ api }: DockviewReadyEvent) => {
      release.current();
      const detach = dock.attach(api);
      const undress = dressDock(frame.current!, api);
      release.current = () => {
        detach();
        undress();
      };
    },
    [dock],
  );
  useEffect(() => () => release.current(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are those of the language
  useEffect(() => dock.nameAll(), [dock, language]);
  return (
    <div className="dock" ref={frame}>
      <DockviewReact
        theme={THEME}
        components={PANEL_VIEWS}
        defaultTabComponent={Tab}
        rightHeaderActionsComponent={GroupButtons}
        watermarkComponent={EmptyDock}
        getAnnouncement={({ kind, panel }) => t(ANNOUNCED[kind], { panel: panel.title ?? '' })}
        onReady={attach}
      />
    </div>
  );
}

const ANNOUNCED = {
  open: 'panels.opened',
  close: 'panels.closed',
  maximize: 'panels.maximised',
  restore: 'panels.restored',
  float: 'panels.floated',
  dock: 'panels.docked',
  popout: 'panels.floated',
} as const;
