import { onPreferences, preference } from './preferences.ts';

/** Whether nothing shall move by itself: the user set it here, or in the system. */
export function isStill(): boolean {
  return preference('motion') === 'reduced' || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Tells the style sheets what the user set. Called once, after the preferences were read. */
export function startMotion(): void {
  const show = (): void => {
    document.documentElement.dataset.motion = preference('motion');
  };
  onPreferences(show);
  show();
}
