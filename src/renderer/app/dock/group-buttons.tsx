import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePanelParts } from './panel-parts.ts';
import { type PanelId, panelTitle } from './panels.ts';

/** Buttons at the right of a group's tabs, for its front panel. */
export function GroupButtons({ activePanel, location }: IDockviewHeaderActionsProps) {
  useLanguage();
  const { dock } = usePanelParts().studio;
  const maximised = useStore(dock.state, (state) => state.maximised !== null);
  if (!activePanel) return null;
  const panel = panelTitle(activePanel.id as PanelId);
  const change = maximised ? t('panels.restore') : t('panels.maximise', { panel });
  const close = t('panels.close', { panel });
  const act = (work: () => void): void => {
    activePanel.api.setActive();
    work();
  };
  return (
    <div className="dock-buttons">
      {location?.type === 'grid' && (
        <Button look="quiet" small aria-label={change} title={change} onClick={() => act(() => dock.toggleMaximised())}>
          <Icon name={maximised ? 'restore' : 'maximise'} />
        </Button>
      )}
      <Button look="quiet" small aria-label={close} title={close} onClick={() => act(() => dock.close())}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
