import type { DeviceReport } from '../../../contract/status.ts';
import { t } from '../../ui/i18n.ts';

/** What the device probe found. */
export function DeviceFacts({ device }: { device: DeviceReport }) {
  return (
    <dl className="settings-facts numbers">
      <div>
        <dt>{t('settings.device.chosen')}</dt>
        <dd>{device.chosen.toUpperCase()}</dd>
      </div>
      <div>
        <dt>{t('settings.device.threads')}</dt>
        <dd>{device.threads}</dd>
      </div>
      {Object.entries(device.refused).map(([name, reason]) => (
        <div key={name}>
          <dt>{t('settings.device.refused', { name: name.toUpperCase() })}</dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  );
}
