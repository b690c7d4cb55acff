import { shortcutsOf } from './bindings.ts';
import type { StudioCommand } from './command.ts';
import { isTyping, type KeyPress, keyOf, matches, type Platform } from './shortcut.ts';
import { STUDIO_COMMANDS } from './studio-commands.ts';

/** What has the keyboard's focus, as far as shortcuts must respect it. */
export type FocusKind = 'none' | 'text' | 'button' | 'list' | 'slider' | 'dialog';

/** Keys that move what is chosen. */
const MOVING_KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/** Keys that a focused control uses itself. Space is no slider's: it plays from where the timeline was scrubbed to. */
const OWN_KEYS: Readonly<Record<FocusKind, readonly string[]>> = {
  none: [],
  text: [],
  dialog: [],
  button: ['Space', 'Enter'],
  list: ['Space', 'Enter', ...MOVING_KEYS],
  slider: ['Enter', ...MOVING_KEYS],
};

/** Combinations that belong to a text field all the same: moving by words, its own undo. Copy and paste are no command's (RESERVED). */
const TEXT_COMBINATIONS = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete'],
  ...['z', 'y'],
];

/** The command of a key press, if any; commands that are disabled take their keys nevertheless, so that nothing else happens by them. */
export function commandFor(
  press: KeyPress,
  focus: FocusKind,
  platform: Platform,
  held: ReadonlySet<string> = new Set(),
): StudioCommand | null {
  if (focus === 'text' && TEXT_COMBINATIONS.includes(keyOf(press))) return null;
  if (OWN_KEYS[focus].includes(keyOf(press)) && !press.ctrlKey && !press.metaKey && !press.altKey) return null;
  const fits = STUDIO_COMMANDS.flatMap((command) =>
    shortcutsOf(command.id)
      .filter((shortcut) => matches(shortcut, press, platform, held))
      .filter((shortcut) => focus !== 'text' || !isTyping(shortcut))
      .filter(() => focus !== 'dialog' || command.scope === 'window')
      .map((shortcut) => ({ command, length: shortcut.split('+').length })),
  );
  // "K+J" goes before "J".
  return fits.sort((a, b) => b.length - a.length)[0]?.command ?? null;
}
