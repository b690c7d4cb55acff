import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { bindings, isChanged } from '../../commands/bindings.ts';
import type { Proposal } from '../../commands/judge-shortcut.ts';
import { LineKeys } from '../../commands/keys.tsx';
import type { ShortcutLine } from '../../commands/shortcut-lines.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { ShortcutRecorder } from './shortcut-recorder.tsx';

/** What is being recorded for a command: keys for those that it has, keys beside them, or whether it may have its defaults back. */
export interface Recording {
  readonly id: string;
  readonly adds: boolean;
  readonly asked: Proposal | null;
}

/** A command with its keys and what can be done about them; with the recorder below it while its keys are recorded. */
export function ShortcutRow({
  line,
  recording,
  onRecord,
  onReset,
  onDone,
  onCancel,
}: {
  line: ShortcutLine;
  /** Null while nothing is recorded for this command. */
  recording: Recording | null;
  onRecord: (adds: boolean) => void;
  onReset: () => void;
  onDone: (proposal: Pick<Proposal, 'shortcuts' | 'others'>) => void;
  onCancel: () => void;
}) {
  const { id, name, shortcuts, hasFixedKeys } = line;
  const change = useRef<HTMLButtonElement>(null);
  const isRecording = recording !== null;
  const wasRecording = useRef(false);
  useLayoutEffect(() => {
    // The recorder that had the focus is gone; another row's recorder takes it for itself.
    if (wasRecording.current && !isRecording && document.activeElement === document.body) change.current?.focus();
    wasRecording.current = isRecording;
  }, [isRecording]);
  return (
    <li className="shortcut-row">
      <span className="shortcut-name">{name}</span>
      <span className="shortcut-keys">
        {shortcuts.length > 0 ? <LineKeys line={line} /> : <span className="shortcut-none">{t('keyboard.none')}</span>}
      </span>
      {hasFixedKeys ? (
        <span className="shortcut-fixed">{t('keyboard.fixed')}</span>
      ) : (
        <span className="shortcut-hands">
          <IconButton
            name={t('keyboard.reset-of', { name })}
            icon="reset"
            isOff={!isChanged(bindings(), id)}
            onClick={() => {
              change.current?.focus();
              onReset();
            }}
          />
          <IconButton
            name={t('keyboard.add-of', { name })}
            icon="add"
            isOff={shortcuts.length === 0}
            onClick={() => onRecord(true)}
          />
          <Button
            ref={change}
            small
            aria-label={t('keyboard.change-of', { name })}
            aria-expanded={isRecording}
            onKeyDown={notAgain}
            onClick={() => onRecord(false)}
          >
            {t('keyboard.change')}
          </Button>
        </span>
      )}
      {recording && (
        <ShortcutRecorder
          // Asked anew, or recorded in another way, it begins anew.
          key={`${recording.adds} ${recording.asked !== null}`}
          line={line}
          adds={recording.adds}
          asked={recording.asked}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
    </li>
  );
}

/** A key that was just recorded is still held when the focus comes back: it must not press the button. */
function notAgain(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/** A button of a row; it keeps its place where it can do nothing. */
function IconButton({
  name,
  icon,
  isOff,
  onClick,
}: {
  name: string;
  icon: 'add' | 'reset';
  isOff: boolean;
  onClick: () => void;
}) {
  if (isOff) return <span className="shortcut-gap" />;
  return (
    <button type="button" className="icon-button" aria-label={name} title={name} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
