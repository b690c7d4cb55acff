import type { ErrorRecord } from '../../../contract/errors.ts';
import { Button } from '../../ui/button.tsx';
import { CopyReport } from '../../ui/copy-report.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import './notices.css';

/** Something that went wrong. */
export interface NoticeProps {
  readonly id: number;
  readonly title: string;
  readonly error: ErrorRecord;
}

/** What went wrong, until the user has put it away. */
export function Notices({ notices, onDismiss }: { notices: readonly NoticeProps[]; onDismiss: (id: number) => void }) {
  useLanguage();
  return (
    <section className="notices" aria-label={t('notices.title')}>
      {notices.map(({ id, title, error }) => (
        <div key={id} className="notice" role="alert">
          <Icon name="alert" />
          <div>
            <h3>{title}</h3>
            <p>{error.message}</p>
            {error.hint && <p className="notice-hint">{error.hint}</p>}
            <div className="notice-actions">
              <CopyReport title={title} error={error} />
              <Button small look="quiet" onClick={() => onDismiss(id)}>
                {t('notices.dismiss')}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}
