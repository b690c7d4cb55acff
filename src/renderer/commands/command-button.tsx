import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { ariaShortcut, formatShortcut } from './format-shortcut.ts';
import { thisPlatform } from './key-map.ts';
import type { StudioActions } from './studio-actions.ts';
import { commandOf, performCommand } from './studio-commands.ts';

/** What a control of this command says: its name, and its name with the shortcut for a tooltip. */
export function commandWords(id: string): { name: string; tip: string; shortcuts: string | undefined } {
  const { label, shortcuts } = commandOf(id);
  const platform = thisPlatform();
  const name = t(label);
  return {
    name,
    tip: shortcuts[0] ? `${name} (${formatShortcut(shortcuts[0], platform)})` : name,
    shortcuts: shortcuts.map((each) => ariaShortcut(each, platform)).join(' ') || undefined,
  };
}

/**
 * A button that performs a command. Its name is the command's, or the text that it shows.
 *
 * @param enabled from the conditions at the last drawing; asked again when it is pressed
 */
export function CommandButton({
  id,
  actions,
  enabled,
  look = 'quiet',
  children,
}: {
  id: string;
  actions: StudioActions;
  enabled: boolean;
  look?: 'plain' | 'primary' | 'quiet';
  children: ReactNode;
}) {
  useLanguage();
  const { name, tip, shortcuts } = commandWords(id);
  return (
    <Button
      look={look}
      small
      // What is read must hold what is seen.
      aria-label={typeof children === 'string' ? undefined : name}
      aria-keyshortcuts={shortcuts}
      title={tip}
      disabled={!enabled}
      onClick={() => performCommand(id, actions)}
    >
      {children}
    </Button>
  );
}
