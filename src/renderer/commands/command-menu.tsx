import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { t, useLanguage } from '../ui/i18n.ts';
import './command-menu.css';
import { commandWords } from './command-button.tsx';
import { Keys } from './keys.tsx';
import type { StudioActions } from './studio-actions.ts';
import { commandOf, performCommand } from './studio-commands.ts';

/**
 * A menu of commands under a button.
 *
 * @param items ids of commands; null for a line between
 */
export function CommandMenu({
  title,
  items,
  actions,
}: {
  title: string;
  items: readonly (string | null)[];
  actions: StudioActions;
}) {
  useLanguage();
  return (
    <MenuTrigger>
      <Button className="button quiet small">{title}</Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label={title} onAction={(id) => void performCommand(String(id), actions)}>
          {items.map((id, index) =>
            id === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by, and none moves
              <Separator key={`line-${index}`} />
            ) : (
              <CommandItem key={id} id={id} enabled={commandOf(id).isEnabled(actions.conditions())} />
            ),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function CommandItem({ id, enabled }: { id: string; enabled: boolean }) {
  const { label, shortcuts } = commandOf(id);
  return (
    <MenuItem id={id} textValue={t(label)} isDisabled={!enabled} aria-keyshortcuts={commandWords(id).shortcuts}>
      <span>{t(label)}</span>
      {shortcuts[0] && <Keys shortcut={shortcuts[0]} />}
    </MenuItem>
  );
}
