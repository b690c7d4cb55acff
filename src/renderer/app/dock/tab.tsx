import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useLanguage } from '../../ui/i18n.ts';
import { type PanelId, panelTitle } from './panels.ts';

/** What stands in a panel's tab. The tab itself is dockview's: it has the role, the focus and the keys (arrows, Enter, Delete closes). */
export function Tab({ api }: IDockviewPanelHeaderProps) {
  useLanguage();
  return <span className="dock-tab">{panelTitle(api.id as PanelId)}</span>;
}
