import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { shortcutsOf, useBindings } from './bindings.ts';
import { ariaShortcut, formatShortcut } from './format-shortcut.ts';
import { thisPlatform } from './key-map.ts';
import type { StudioActions } from './studio-actions.ts';
import { commandOf, performCommand } from './studio-commands.ts';

/** What a control of this command says: its name, and its name with the shortcut for a tooltip. See {@link useBindings}. */
export function commandWords(id: string): { name: string; tip: string; shortcuts: string | undefined } {
  const { label } = commandOf(id);
  const shortcuts = shortcutsOf(id);
  const platform = thisPlatform();
  const name = t(label);
  return {
    name,
    tip: name + keyHint(id),
    shortcuts: shortcuts.map((each) => ariaShortcut(each, platform)).join(' ') || undefined,
  };
}

/** The keys of commands for the end of a tooltip or within a sentence: ` (R)`, ` (← →)`; empty where there are none. */
export function keyHint(...ids: readonly string[]): string {
  const keys = ids.flatMap((id) => shortcutsOf(id).slice(0, 1)).map((each) => formatShortcut(each, thisPlatform()));
  return keys.length > 0 ? ` (${keys.join(' ')})` : '';
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
  useBindings();
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
