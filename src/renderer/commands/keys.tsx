import { t } from '../ui/i18n.ts';
import { shortcutKeys } from './format-shortcut.ts';
import { thisPlatform } from './key-map.ts';
import type { ShortcutLine } from './shortcut-lines.ts';

/** A shortcut as keys of the keyboard. */
export function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span className="keys">
      {shortcutKeys(shortcut, thisPlatform()).map((key) => (
        <kbd className="key" key={key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** All shortcuts of a line: `→ or .`, `1 – 9`. */
export function LineKeys({ line: { shortcuts, isRange } }: { line: ShortcutLine }) {
  return shortcuts.map((shortcut, index) => (
    <span className="line-keys" key={shortcut}>
      {index > 0 && <span className="or">{isRange ? '–' : t('commands.or')}</span>}
      <Keys shortcut={shortcut} />
    </span>
  ));
}
