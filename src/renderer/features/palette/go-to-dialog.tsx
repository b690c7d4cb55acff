import { type FormEvent, useState } from 'react';
import type { StudioActions } from '../../commands/studio-actions.ts';
import { Button } from '../../ui/button.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import './palette.css';
import { parsePlace } from './parse-place.ts';

/** Goes to a frame or a time of the focused pane. Mounted while it is open. */
export function GoToDialog({
  actions,
  clipName,
  lastFrame,
  onClose,
}: {
  actions: Pick<StudioActions, 'goToFrame' | 'goToSeconds'>;
  /** The clip of the focused pane. */
  clipName: string;
  /** Counted from 0. */
  lastFrame: number;
  onClose: () => void;
}) {
  const frameBase = useFrameBase();
  const [written, setWritten] = useState('');
  const place = parsePlace(written, frameBase);
  const wrong = written !== '' && place === null;
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (!place) return;
    onClose();
    if ('frame' in place) actions.goToFrame(Math.min(place.frame, lastFrame));
    else actions.goToSeconds(place.seconds);
  };
  return (
    <StudioDialog title={t('go-to.title', { clip: clipName })} size="narrow" onClose={onClose}>
      <form className="go-to" onSubmit={go}>
        <label htmlFor="go-to-place">{t('go-to.label')}</label>
        <input
          id="go-to-place"
          // biome-ignore lint/a11y/noAutofocus: the dialog has only this field
          autoFocus
          autoComplete="off"
          value={written}
          aria-invalid={wrong}
          aria-describedby="go-to-hint"
          onChange={({ target }) => setWritten(target.value)}
        />
        <p id="go-to-hint" className={wrong ? 'wrong' : undefined} aria-live="polite">
          {t(wrong ? 'go-to.wrong' : 'go-to.hint', { first: frameBase, last: lastFrame + frameBase })}
        </p>
        <Button type="submit" look="primary" disabled={!place}>
          {t('go-to.go')}
        </Button>
      </form>
    </StudioDialog>
  );
}
