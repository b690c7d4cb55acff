import { type KeyboardEvent, useId, useState } from 'react';
import { useBindings } from '../../commands/bindings.ts';
import { formatShortcuts } from '../../commands/format-shortcut.ts';
import { judgeShortcut, type Proposal, type Verdict } from '../../commands/judge-shortcut.ts';
import { thisPlatform } from '../../commands/key-map.ts';
import { shortcutOf } from '../../commands/shortcut.ts';
import type { ShortcutLine } from '../../commands/shortcut-lines.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { namesText } from './names-text.ts';

/** Keys that are pressed together with others; alone they say nothing yet. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'];

/**
 * Waits for the next key press and hands on the shortcuts that it makes; asks before it takes one from another command. While its field
 * has the focus every key is recorded but Tab, which goes on to the buttons, and Esc, which cancels.
 *
 * @param adds whether the new keys stand beside those that the command has, or for all of them
 * @param asked shortcuts about which is asked at once, without a key press
 */
export function ShortcutRecorder({
  line: { id, name, shortcuts },
  adds,
  asked,
  onDone,
  onCancel,
}: {
  line: ShortcutLine;
  adds: boolean;
  asked: Proposal | null;
  onDone: (proposal: Pick<Proposal, 'shortcuts' | 'others'>) => void;
  onCancel: () => void;
}) {
  const bindings = useBindings();
  const hintId = useId();
  const [verdict, setVerdict] = useState<Verdict | null>(asked);
  const title = t(adds ? 'keyboard.recorder-add' : 'keyboard.recorder', { name });
  const taken = verdict?.kind === 'taken' ? verdict : null;
  const record = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' || event.key === 'Escape') return;
    // Neither the browser nor a command of the window is meant.
    event.preventDefault();
    event.stopPropagation();
    // What is still held opened the recorder.
    if (event.repeat || MODIFIERS.includes(event.key)) return;
    const next = judgeShortcut(bindings, id, shortcutOf(event.nativeEvent, thisPlatform()), adds);
    if (next.kind === 'free') onDone(next);
    else setVerdict(next);
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The dialog stays.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no row of a grid
    <div className="recorder" role="group" aria-label={title} onKeyDown={leave}>
      <input
        readOnly
        // biome-ignore lint/a11y/noAutofocus: it was opened for the next key
        autoFocus
        value={verdict ? keysText(verdict) : ''}
        placeholder={t('keyboard.press')}
        aria-label={title}
        aria-describedby={hintId}
        onKeyDown={record}
      />
      {taken && (
        <Button small look="primary" onClick={() => onDone(taken)}>
          {t('keyboard.use')}
        </Button>
      )}
      {!adds && shortcuts.length > 0 && (
        <Button small onClick={() => onDone({ shortcuts: [], others: [] })}>
          {t('keyboard.remove')}
        </Button>
      )}
      <Button small look="quiet" onClick={onCancel}>
        {t('studio.cancel')}
      </Button>
      <p className="recorder-warning" role="alert">
        {verdict && <Icon name="alert" />}
        {verdict && warningText(verdict)}
      </p>
      <p className="recorder-hint" id={hintId}>
        {t('keyboard.hint')}
      </p>
    </div>
  );
}

/** The keys that a verdict is about. */
function keysText(verdict: Verdict): string {
  if (verdict.kind === 'unusable') return '';
  return formatShortcuts('shortcut' in verdict ? [verdict.shortcut] : verdict.contested, thisPlatform());
}

function warningText(verdict: Verdict): string {
  const keys = keysText(verdict);
  switch (verdict.kind) {
    case 'fixed':
      return t('keyboard.taken-fixed', { keys, other: namesText([verdict.other]) });
    case 'reserved':
      return t('keyboard.reserved', { keys });
    case 'unusable':
      return t('keyboard.unusable');
    default:
      return t('keyboard.taken', { keys, other: namesText(verdict.others) });
  }
}
