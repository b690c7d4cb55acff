import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { usePanelParts } from './panel-parts.ts';

/** Stands in the dock when every panel was closed. */
export function EmptyDock() {
  useLanguage();
  const { dock } = usePanelParts().studio;
  return (
    <div className="dock-empty">
      <p>
        <strong>{t('panels.empty')}</strong> {t('panels.empty-hint')}
      </p>
      <Button onClick={() => dock.apply('coach')}>{t('panels.reset')}</Button>
    </div>
  );
}
