import { useId } from 'react';
import { DEVICES, type DeviceChoice } from '../../../contract/methods.ts';
import type { DeviceReport } from '../../../contract/status.ts';
import { t } from '../../ui/i18n.ts';

/** Chooses where the models run: what the probe found working can be taken, the rest says why not. */
export function DeviceField({
  choice,
  report,
  onChange,
}: {
  choice: DeviceChoice;
  report: DeviceReport | null;
  onChange: (choice: DeviceChoice) => void;
}) {
  const id = useId();
  const refused = DEVICES.filter((device) => report?.refused[device] !== undefined);
  return (
    <div className="field">
      <label htmlFor={id}>{t('run.device')}</label>
      <select id={id} value={choice} onChange={({ target: { value } }) => onChange(value as DeviceChoice)}>
        <option value="auto">
          {report ? t('run.device.auto-is', { device: t(`run.device.${report.chosen}`) }) : t('run.device.auto')}
        </option>
        {DEVICES.filter((device) => report === null || report.working.includes(device) || device === choice).map(
          (device) => (
            <option key={device} value={device} disabled={report !== null && !report.working.includes(device)}>
              {t(`run.device.${device}`)}
            </option>
          ),
        )}
      </select>
      {report?.fellBackFrom && (
        <small className="problem">
          {t('run.device.fell-back', { device: t(`run.device.${report.fellBackFrom}`) })}
        </small>
      )}
      {report && refused.length > 0 && (
        <details>
          <summary>{t('run.device.refused', { count: refused.length })}</summary>
          <ul>
            {refused.map((device) => (
              <li key={device}>
                <strong>{t(`run.device.${device}`)}</strong> {report.refused[device]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
