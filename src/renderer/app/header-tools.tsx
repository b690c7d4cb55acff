import { useBindings } from '../commands/bindings.ts';
import { keyHint } from '../commands/command-button.tsx';
import { SavingBadge } from '../studio/saving-badge.tsx';
import { useHistory } from '../studio/use-document.ts';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Studio } from './studio.ts';

/** Project name and saving state, undo and redo, export, commands and help. */
export function HeaderTools({ studio: { actions, model } }: { studio: Studio }) {
  useLanguage();
  useBindings();
  const { undo, redo } = useHistory();
  return (
    <div className="header-tools">
      <SavingBadge onFail={(title, error) => model.notify(title, error)} />
      <Button
        small
        disabled={undo === null}
        title={(undo ? t('window.undo-what', { what: undo }) : t('window.undo')) + keyHint('undo')}
        aria-label={t('window.undo')}
        onClick={() => actions.undo()}
      >
        <Icon name="undo" />
      </Button>
      <Button
        small
        disabled={redo === null}
        title={(redo ? t('window.redo-what', { what: redo }) : t('window.redo')) + keyHint('redo')}
        aria-label={t('window.redo')}
        onClick={() => actions.redo()}
      >
        <Icon name="redo" />
      </Button>
      <Button
        small
        title={t('window.export') + keyHint('export')}
        onClick={() => actions.show('export')}
        data-tour="export"
      >
        <Icon name="export" />
        {t('window.export')}
      </Button>
      <Button small title={t('window.commands') + keyHint('palette')} onClick={() => actions.show('palette')}>
        <Icon name="search" />
        {t('window.commands')}
      </Button>
      <Button
        small
        title={t('window.settings') + keyHint('settings')}
        aria-label={t('window.settings')}
        onClick={() => actions.show('settings')}
      >
        <Icon name="settings" />
      </Button>
      <Button
        small
        title={t('window.help') + keyHint('help')}
        aria-label={t('window.help')}
        onClick={() => actions.show('help')}
      >
        <Icon name="help" />
      </Button>
    </div>
  );
}
