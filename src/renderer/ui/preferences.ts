import { useSyncExternalStore } from 'react';

/** What the wheel does over the video without Ctrl. */
export const WHEEL_ACTIONS = ['step', 'zoom'] as const;
/** Whether what moves by itself is shown: as the system says, or never. */
export const MOTION_CHOICES = ['system', 'reduced'] as const;
/** Memory that both panes together may fill with decoded frames, MiB. */
export const FRAME_MEMORY_CHOICES = [256, 512, 1024, 2048, 4096] as const;
/** Speeds with which clips begin to play, in percent of real time. */
export const SPEED_CHOICES = [10, 25, 50, 75, 100, 150, 200] as const;

/** What the user has set for this window, apart from theme and language. Nothing of it belongs to a project. */
export interface Preferences {
  /** The number that the window gives to the first frame. Files always count from 0. */
  readonly frameBase: 0 | 1;
  readonly wheel: (typeof WHEEL_ACTIONS)[number];
  readonly motion: (typeof MOTION_CHOICES)[number];
  readonly frameMemoryMib: (typeof FRAME_MEMORY_CHOICES)[number];
  readonly speedPercent: (typeof SPEED_CHOICES)[number];
  /** Models run on the CPU, whatever other devices there are. */
  readonly safeMode: boolean;
  /** The system tells of long work that has ended while the window is not looked at, where the host allows it. */
  readonly notifyOfJobs: boolean;
  /** Shortcuts that are not the defaults, by command; whether they can be is known to `commands/bindings.ts`. */
  readonly shortcuts: Readonly<Record<string, unknown>>;
}

/** The preferences of a user who has set nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
  frameBase: 0,
  wheel: 'step',
  motion: 'system',
  frameMemoryMib: 512,
  speedPercent: 100,
  safeMode: false,
  notifyOfJobs: true,
  shortcuts: {},
};

/** The preferences that have a few values. */
export type ChosenPreferences = Omit<Preferences, 'shortcuts'>;

const CHOICES: { readonly [K in keyof ChosenPreferences]: readonly Preferences[K][] } = {
  frameBase: [0, 1],
  wheel: WHEEL_ACTIONS,
  motion: MOTION_CHOICES,
  frameMemoryMib: FRAME_MEMORY_CHOICES,
  speedPercent: SPEED_CHOICES,
  safeMode: [false, true],
  notifyOfJobs: [false, true],
};

const KEPT_AS = 'tandem-preferences';
const listeners = new Set<() => void>();
let preferences = DEFAULT_PREFERENCES;

/** The preferences in a kept text; what is not understood in it gets its default. */
export function readPreferences(kept: string | null): Preferences {
  let values: Record<string, unknown> = {};
  try {
    values = Object(JSON.parse(kept ?? '{}'));
  } catch {
    // Another version or another program wrote it: the defaults do.
  }
  const known = Object.entries(CHOICES).filter(([name, choices]) =>
    (choices as readonly unknown[]).includes(values[name]),
  );
  return {
    ...DEFAULT_PREFERENCES,
    ...Object.fromEntries(known.map(([name]) => [name, values[name]])),
    shortcuts: Object(values.shortcuts ?? {}),
  };
}

/** Takes what the user chose before. Called once, first. */
export function startPreferences(): void {
  preferences = readPreferences(window.localStorage.getItem(KEPT_AS));
}

/** What is set now. */
export function preference<K extends keyof Preferences>(name: K): Preferences[K] {
  return preferences[name];
}

/** Changes a preference and remembers it. */
export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  if (preferences[name] === value) return;
  preferences = { ...preferences, [name]: value };
  window.localStorage.setItem(KEPT_AS, JSON.stringify(preferences));
  for (const listener of [...listeners]) listener();
}

/** @returns stops it */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** {@link preference}, for components. */
export function usePreference<K extends keyof Preferences>(name: K): Preferences[K] {
  return useSyncExternalStore(onPreferences, () => preferences[name]);
}

/** The number that the window gives to the first frame. */
export function frameBase(): 0 | 1 {
  return preferences.frameBase;
}

/** {@link frameBase}, for components. */
export function useFrameBase(): 0 | 1 {
  return usePreference('frameBase');
}
