import type { DeviceReport } from '../../../contract/status.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import './engine.css';

/** On which device the models run, and why not on another. */
export function DeviceBadge({ device }: { device: DeviceReport | null }) {
  useLanguage();
  if (!device) return <p className="device">{t('engine.device-unknown')}</p>;
  const { chosen, threads, refused, fellBackFrom } = device;
  const devices = Object.entries(refused).map(([name, reason]) => `${name}: ${reason}`);
  return (
    <p className="device" title={devices.length > 0 ? t('engine.refused', { devices: devices.join('; ') }) : undefined}>
      <Icon name="chip" />
      {t('engine.device', { device: t(`run.device.${chosen}`) })}
      {chosen === 'cpu' && ` · ${t('engine.threads', { count: threads })}`}
      {fellBackFrom && ` ${t('engine.device-failed', { device: t(`run.device.${fellBackFrom}`) })}`}
    </p>
  );
}
