import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { t, useLanguage } from '../ui/i18n.ts';
import './command-menu.css';
import type { MenuPlan } from './app-menu.ts';
import { shortcutsOf, useBindings } from './bindings.ts';
import { commandWords } from './command-button.tsx';
import { Keys } from './keys.tsx';
import type { StudioActions, StudioConditions } from './studio-actions.ts';
import { commandOf, performCommand } from './studio-commands.ts';

/**
 * A menu of the app in the page, for hosts without a native one: commands and lines between them; entries that stand in a submenu there
 * have a heading here, and what the system does is left to the browser.
 */
export function CommandMenu({ plan: { id, entries }, actions }: { plan: MenuPlan; actions: StudioActions }) {
  useLanguage();
  useBindings();
  const title = t(`menu.${id}`);
  const conditions = actions.conditions();
  const shown = entries.filter((entry) => entry === null || typeof entry === 'string' || 'submenu' in entry);
  return (
    <MenuTrigger>
      <Button className="button quiet small">{title}</Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label={title} onAction={(command) => void performCommand(String(command), actions)}>
          {shown.map((entry, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by, and none moves
            if (entry === null) return isLine(shown, index) && <Separator key={`line-${index}`} />;
            if (typeof entry === 'string') return <CommandItem key={entry} id={entry} conditions={conditions} />;
            if (!('submenu' in entry)) return null;
            return (
              <MenuSection key={entry.submenu} className="menu-section">
                <Header>{t(`menu.${entry.submenu}`)}</Header>
                {entry.entries.map((each) => each && <CommandItem key={each} id={each} conditions={conditions} />)}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A line stands between two entries, never at an end or after another line. */
function isLine(entries: readonly unknown[], index: number): boolean {
  return index > 0 && entries[index - 1] !== null && entries.slice(index).some((entry) => entry !== null);
}

function CommandItem({ id, conditions }: { id: string; conditions: StudioConditions }) {
  const { label, isEnabled } = commandOf(id);
  const [shortcut] = shortcutsOf(id);
  return (
    <MenuItem
      id={id}
      textValue={t(label)}
      isDisabled={!isEnabled(conditions)}
      aria-keyshortcuts={commandWords(id).shortcuts}
    >
      <span>{t(label)}</span>
      {shortcut && <Keys shortcut={shortcut} />}
    </MenuItem>
  );
}
