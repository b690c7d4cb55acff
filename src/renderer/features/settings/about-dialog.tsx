import { license, version } from '../../../../package.json';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import './settings.css';

/** What this is, its version and its licence. Mounted while it is open. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  useLanguage();
  return (
    <StudioDialog title={t('about.title')} size="narrow" onClose={onClose}>
      <p>{t('about.text')}</p>
      <dl className="settings-facts numbers">
        <div>
          <dt>{t('about.version')}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t('about.licence')}</dt>
          <dd>{license}</dd>
        </div>
        <div>
          <dt>{t('about.browser')}</dt>
          <dd>{/(?:Chrome|Chromium)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? '?'}</dd>
        </div>
      </dl>
    </StudioDialog>
  );
}
