import { useState } from 'react';
import { type Bindings, setBindings, useBindings, withShortcuts } from '../../commands/bindings.ts';
import { COMMAND_GROUPS } from '../../commands/command.ts';
import { formatShortcuts } from '../../commands/format-shortcut.ts';
import { type Proposal, proposed } from '../../commands/judge-shortcut.ts';
import { thisPlatform } from '../../commands/key-map.ts';
import { type ShortcutLine, shortcutLines } from '../../commands/shortcut-lines.ts';
import { commandOf } from '../../commands/studio-commands.ts';
import { Button } from '../../ui/button.tsx';
import { foldText } from '../../ui/format.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { namesText } from './names-text.ts';
import { type Recording, ShortcutRow } from './shortcut-row.tsx';
import './keyboard-settings.css';

/** Every command with its keys, to be searched and changed. Each change takes effect at once, and is said. */
export function KeyboardSettings() {
  useLanguage();
  const bindings = useBindings();
  const [typed, setTyped] = useState('');
  const [recording, setRecording] = useState<Recording | null>(null);
  /** The command that was changed last; it stays in the list, whatever it is searched by. */
  const [touched, setTouched] = useState<string | null>(null);
  /** What there was before the defaults were restored. */
  const [before, setBefore] = useState<Bindings | null>(null);
  const [said, setSaid] = useState('');
  const platform = thisPlatform();

  const record = (next: Recording): void => {
    setRecording(next);
    setTouched(next.id);
    setSaid('');
  };
  const give = ({ id, name }: ShortcutLine, { shortcuts, others }: Pick<Proposal, 'shortcuts' | 'others'>): void => {
    setBindings(withShortcuts(bindings, id, shortcuts));
    setBefore(null);
    setRecording(null);
    setTouched(id);
    const values = { name, keys: formatShortcuts(shortcuts, platform), other: namesText(others) };
    if (shortcuts.length === 0) setSaid(t('keyboard.said.none', values));
    else setSaid(t(others.length > 0 ? 'keyboard.said.taken' : 'keyboard.said.has', values));
  };
  const reset = (line: ShortcutLine): void => {
    const defaults = proposed(bindings, line.id, commandOf(line.id).defaultShortcuts);
    if (defaults.kind === 'free') give(line, defaults);
    else record({ id: line.id, adds: false, asked: defaults });
  };
  const restore = (): void => {
    setBindings(before ?? {});
    setSaid(t(before ? 'keyboard.said.undone' : 'keyboard.said.restored'));
    setBefore(before ? null : bindings);
    setRecording(null);
  };
  const words = foldText(typed).trim().split(/\s+/);
  const isFound = (line: ShortcutLine, group: string): boolean => {
    const text = foldText(`${line.name} ${group} ${formatShortcuts(line.shortcuts, platform)}`);
    return line.id === touched || words.every((word) => text.includes(word));
  };
  const groups = COMMAND_GROUPS.map((id) => {
    const name = t(`commands.group.${id}`);
    return { id, name, lines: shortcutLines(id).filter((line) => isFound(line, name)) };
  }).filter(({ lines }) => lines.length > 0);
  const hasOwn = Object.keys(bindings).length > 0;
  return (
    <div className="keyboard-settings">
      <div className="keyboard-tools">
        <input
          type="search"
          value={typed}
          placeholder={t('keyboard.search')}
          aria-label={t('keyboard.search')}
          onChange={({ target }) => {
            setTyped(target.value);
            setTouched(null);
            setRecording(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            event.stopPropagation();
            setTyped('');
          }}
        />
        {/* It stays where the focus is: the same button takes it back. */}
        <Button aria-disabled={!hasOwn && !before} onClick={() => (hasOwn || before) && restore()}>
          {t(before ? 'keyboard.undo' : 'keyboard.restore')}
        </Button>
      </div>
      <p className="keyboard-said">
        <span role="status">{said}</span>
        {said === '' && t('keyboard.about')}
      </p>
      <div className="keyboard-list">
        {groups.length === 0 && <p className="keyboard-nothing">{t('keyboard.nothing', { typed })}</p>}
        {groups.map(({ id: group, name, lines }) => (
          <section key={group} aria-labelledby={`keyboard-${group}`}>
            <h3 id={`keyboard-${group}`}>{name}</h3>
            <ul>
              {lines.map((line) => (
                <ShortcutRow
                  key={line.id}
                  line={line}
                  recording={recording?.id === line.id ? recording : null}
                  onRecord={(adds) => record({ id: line.id, adds, asked: null })}
                  onReset={() => reset(line)}
                  onDone={(proposal) => give(line, proposal)}
                  onCancel={() => {
                    setRecording(null);
                    setSaid(t('keyboard.said.cancelled'));
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
