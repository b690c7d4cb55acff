import type { DeviceReport } from '../../../contract/status.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { LANGUAGES, type Language, setLanguage, t, useLanguage } from '../../ui/i18n.ts';
import { setFrameBase, useFrameBase } from '../../ui/preferences.ts';
import { setTheme, THEME_CHOICES, useThemeChoice } from '../../ui/theme.ts';
import './settings.css';

/** The settings of the window; each takes effect at once. Mounted while it is open. */
export function SettingsDialog({ device, onClose }: { device: DeviceReport | null; onClose: () => void }) {
  const language = useLanguage();
  const theme = useThemeChoice();
  const frameBase = useFrameBase();
  return (
    <StudioDialog title={t('settings.title')} onClose={onClose}>
      <div className="settings">
        <ChoiceGroup
          label={t('settings.theme')}
          value={theme}
          choices={THEME_CHOICES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={setTheme}
        />
        <ChoiceGroup
          label={t('settings.language')}
          value={language}
          choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
          onChange={setLanguage}
        />
        <div>
          <ChoiceGroup
            label={t('settings.frames')}
            value={String(frameBase) as '0' | '1'}
            choices={(['0', '1'] as const).map((value) => ({ value, label: t(`settings.frames.${value}`) }))}
            onChange={(value) => setFrameBase(value === '1' ? 1 : 0)}
          />
          <p className="settings-hint">{t('settings.frames.hint')}</p>
        </div>
        <section aria-labelledby="settings-device">
          <h3 id="settings-device">{t('settings.device')}</h3>
          {device ? <DeviceFacts device={device} /> : <p className="settings-hint">{t('settings.device.unknown')}</p>}
        </section>
      </div>
    </StudioDialog>
  );
}

function DeviceFacts({ device }: { device: DeviceReport }) {
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
