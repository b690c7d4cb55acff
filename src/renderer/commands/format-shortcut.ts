import { t } from '../ui/i18n.ts';
import { type Platform, parseShortcut } from './shortcut.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
const NAMED = ['Space', 'Enter', 'Escape', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete', 'Backspace'];

/** The keys of a shortcut as they are written on keyboards of the platform, in the order in which they are pressed. */
export function shortcutKeys(shortcut: string, platform: Platform): string[] {
  const { key, mod, alt, shift, held } = parseShortcut(shortcut);
  const mac = platform === 'mac';
  const name =
    SIGNS[key] ?? (NAMED.includes(key) ? t(`commands.key.${key}`) : key.length === 1 ? key.toUpperCase() : key);
  return [
    ...(mod ? [mac ? '⌘' : t('commands.key.Ctrl')] : []),
    ...(alt ? [mac ? '⌥' : t('commands.key.Alt')] : []),
    ...(shift ? [mac ? '⇧' : t('commands.key.Shift')] : []),
    ...(held ? [held.toUpperCase()] : []),
    name,
  ];
}

/** A shortcut as one text: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function formatShortcut(shortcut: string, platform: Platform): string {
  return shortcutKeys(shortcut, platform).join(platform === 'mac' ? '' : '+');
}

/** Shortcuts of one command as one text: `→ or .`. */
export function formatShortcuts(shortcuts: readonly string[], platform: Platform): string {
  return shortcuts.map((each) => formatShortcut(each, platform)).join(` ${t('commands.or')} `);
}

/** The shortcut in the form of `aria-keyshortcuts`: `Control+Shift+Z`. */
export function ariaShortcut(shortcut: string, platform: Platform): string {
  const { key, mod, alt, shift, held } = parseShortcut(shortcut);
  const modifier = platform === 'mac' ? 'Meta' : 'Control';
  return [
    ...(mod ? [modifier] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    ...(held ? [held.toUpperCase()] : []),
    key,
  ]
    .map((part) => (part === '+' ? 'Plus' : part))
    .join('+');
}
