import { runSettings } from '../studio/run-settings.ts';
import { onPreferences, preference } from '../ui/preferences.ts';
import type { Studio } from './studio.ts';

/** Lets the preferences that other objects have to know take effect, now and when they change. Called once, after they were read. */
export function applyPreferences({ playback }: Studio): void {
  let speed: number | null = null;
  let safeMode = false;
  const apply = (): void => {
    if (preference('speedPercent') !== speed) {
      speed = preference('speedPercent');
      playback.setSpeed(speed / 100);
    }
    if (preference('safeMode') !== safeMode) {
      safeMode = preference('safeMode');
      runSettings.getState().set({ device: safeMode ? 'cpu' : 'auto' });
    }
  };
  onPreferences(apply);
  apply();
}
