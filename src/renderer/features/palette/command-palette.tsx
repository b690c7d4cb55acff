import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { shortcutsOf } from '../../commands/bindings.ts';
import { Keys } from '../../commands/keys.tsx';
import type { StudioActions } from '../../commands/studio-actions.ts';
import { offeredCommands, performCommand } from '../../commands/studio-commands.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import '../../ui/dialog.css';
import { fuzzySearch } from './fuzzy.ts';
import './palette.css';

/** Every command by its name: type, choose with the arrows, Enter. Mounted while it is open. */
export function CommandPalette({ actions, onClose }: { actions: StudioActions; onClose: () => void }) {
  useLanguage();
  const [typed, setTyped] = useState('');
  // What can be done now does not change while the palette is open.
  const [offered] = useState(() => offeredCommands(actions.conditions()));
  const found = fuzzySearch(typed, offered, ({ command }) => t(command.label));
  const perform = (id: string): void => {
    onClose();
    performCommand(id, actions);
  };
  return (
    <ModalOverlay
      className="dialog-veil palette-veil"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="dialog-frame palette">
        <Dialog className="dialog" aria-label={t('palette.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label={t('palette.search')} autoFocus className="palette-search">
              <Input role="combobox" aria-expanded placeholder={t('palette.placeholder')} />
            </SearchField>
            <ListBox
              className="palette-list"
              aria-label={t('palette.commands')}
              selectionMode="none"
              onAction={(id) => perform(String(id))}
              renderEmptyState={() => <p className="palette-empty">{t('palette.nothing', { typed })}</p>}
              items={found.map(({ command, enabled }) => ({
                id: command.id,
                command,
                shortcut: shortcutsOf(command.id)[0],
                enabled,
              }))}
            >
              {({ command, shortcut, enabled }) => (
                <ListBoxItem textValue={t(command.label)} isDisabled={!enabled} className="palette-item">
                  <span>{t(command.label)}</span>
                  <span className="palette-group">{t(`commands.group.${command.group}`)}</span>
                  {shortcut && <Keys shortcut={shortcut} />}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
