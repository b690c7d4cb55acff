import { APP_MENUS } from '../commands/app-menu.ts';
import { CommandMenu } from '../commands/command-menu.tsx';
import type { StudioActions } from '../commands/studio-actions.ts';
import { t, useLanguage } from '../ui/i18n.ts';

/** The menus of the app in the window, for a host without a native menu. */
export function HeaderMenus({ actions }: { actions: StudioActions }) {
  useLanguage();
  return (
    <nav className="header-menus" aria-label={t('menu.title')}>
      {APP_MENUS.map((plan) => (
        <CommandMenu key={plan.id} plan={plan} actions={actions} />
      ))}
    </nav>
  );
}
