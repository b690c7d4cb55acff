import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';

/** Says that a frame could not be read, and why, in place of its picture. */
export function ReadFailure({ title, error, onRetry }: { title: string; error: Error; onRetry: () => void }) {
  return (
    <div className="pane-words pane-failure" role="alert">
      <Icon name="alert" />
      <p className="words-title">{title}</p>
      <p className="words-hint">
        {error.message} {'hint' in error ? String(error.hint ?? '') : ''}
      </p>
      <Button small onClick={onRetry}>
        {t('viewer.retry')}
      </Button>
    </div>
  );
}
