import { shortcutKeys } from './format-shortcut.ts';
import { thisPlatform } from './key-map.ts';

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
