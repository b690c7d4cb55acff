import { useState } from 'react';
import { t } from '../../ui/i18n.ts';
import { setPreference, usePreference } from '../../ui/preferences.ts';

/**
 * Whether the system tells of long work that has ended; where the browser must be asked for it, it is asked when it is chosen. For browsers
 * that have notifications.
 */
export function NotifySetting() {
  const isWished = usePreference('notifyOfJobs');
  const [permission, setPermission] = useState(Notification.permission);
  const choose = async (wished: boolean): Promise<void> => {
    setPreference('notifyOfJobs', wished);
    if (wished && Notification.permission !== 'granted') setPermission(await Notification.requestPermission());
  };
  return (
    <label className="settings-switch">
      <input
        type="checkbox"
        checked={isWished && permission === 'granted'}
        onChange={({ target }) => void choose(target.checked)}
      />
      <span>
        {t('settings.notify')}
        <small role="status">
          {t(isWished && permission === 'denied' ? 'settings.notify.denied' : 'settings.notify.hint')}
        </small>
      </span>
    </label>
  );
}
