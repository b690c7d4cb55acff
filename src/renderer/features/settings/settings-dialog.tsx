import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { DeviceReport } from '../../../contract/status.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { LANGUAGES, type Language, setLanguage, t, useLanguage } from '../../ui/i18n.ts';
import {
  type ChosenPreferences,
  FRAME_MEMORY_CHOICES,
  MOTION_CHOICES,
  type Preferences,
  SPEED_CHOICES,
  setPreference,
  usePreference,
  WHEEL_ACTIONS,
} from '../../ui/preferences.ts';
import { setTheme, THEME_CHOICES, useThemeChoice } from '../../ui/theme.ts';
import { DeviceFacts } from './device-facts.tsx';
import { KeyboardSettings } from './keyboard-settings.tsx';
import { NotifySetting } from './notify-setting.tsx';
import './settings.css';

/**
 * The settings of the window; each takes effect at once. Mounted while it is open.
 *
 * @param first the part that is shown first
 */
export function SettingsDialog({
  first = 'general',
  device,
  onClose,
}: {
  first?: 'general' | 'keyboard';
  device: DeviceReport | null;
  onClose: () => void;
}) {
  useLanguage();
  return (
    <StudioDialog title={t('settings.title')} onClose={onClose}>
      <Tabs className="settings-tabs" defaultSelectedKey={first}>
        <TabList className="settings-tab-list" aria-label={t('settings.tabs')}>
          {(['general', 'keyboard'] as const).map((id) => (
            <Tab key={id} id={id} className="settings-tab">
              {t(`settings.tab.${id}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="general" className="settings-panel">
          <GeneralSettings device={device} />
        </TabPanel>
        <TabPanel id="keyboard" className="settings-panel">
          <KeyboardSettings />
        </TabPanel>
      </Tabs>
    </StudioDialog>
  );
}

function GeneralSettings({ device }: { device: DeviceReport | null }) {
  const language = useLanguage();
  const theme = useThemeChoice();
  const safeMode = usePreference('safeMode');
  return (
    <div className="settings">
      <Part id="look">
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
        <Choice name="motion" values={MOTION_CHOICES} />
      </Part>
      <Part id="playback">
        <Choice name="frameBase" values={[0, 1]} hint />
        <Choice name="wheel" values={WHEEL_ACTIONS} hint />
        <Choice name="speedPercent" values={SPEED_CHOICES} text={(value) => `${value} %`} />
        <Choice name="frameMemoryMib" values={FRAME_MEMORY_CHOICES} text={memoryText} hint />
      </Part>
      {typeof Notification !== 'undefined' && (
        <Part id="work">
          <NotifySetting />
        </Part>
      )}
      <Part id="device">
        <label className="settings-switch">
          <input
            type="checkbox"
            checked={safeMode}
            onChange={({ target }) => setPreference('safeMode', target.checked)}
          />
          <span>
            {t('settings.safeMode')}
            <small>{t('settings.safeMode.hint')}</small>
          </span>
        </label>
        {device ? <DeviceFacts device={device} /> : <p className="settings-hint">{t('settings.device.unknown')}</p>}
      </Part>
    </div>
  );
}

function Part({ id, children }: { id: string; children: ReactNode }) {
  return (
    <section className="settings-part" aria-labelledby={`settings-${id}`}>
      <h3 id={`settings-${id}`}>{t(`settings.part.${id}`)}</h3>
      {children}
    </section>
  );
}

/** One preference that has a few values; its texts have the keys `settings.<name>` and, without `text`, `settings.<name>.<value>`. */
function Choice<K extends keyof ChosenPreferences>({
  name,
  values,
  text = (value) => t(`settings.${name}.${value}`),
  hint = false,
}: {
  name: K;
  values: readonly Preferences[K][];
  text?: (value: Preferences[K]) => string;
  hint?: boolean;
}) {
  const value = usePreference(name);
  return (
    <div>
      <ChoiceGroup
        label={t(`settings.${name}`)}
        value={String(value)}
        choices={values.map((each) => ({ value: String(each), label: text(each) }))}
        onChange={(next) => setPreference(name, values.find((each) => String(each) === next) ?? value)}
      />
      {hint && <p className="settings-hint">{t(`settings.${name}.hint`)}</p>}
    </div>
  );
}

/** 512 as `512 MiB`, 2048 as `2 GiB`. */
function memoryText(mib: number): string {
  return mib < 1024 ? `${mib} MiB` : `${mib / 1024} GiB`;
}
