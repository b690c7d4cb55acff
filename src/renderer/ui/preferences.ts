import { useSyncExternalStore } from 'react';

const KEPT_AS = 'tandem-frame-base';
const listeners = new Set<() => void>();
let base: 0 | 1 = 0;

/** The number that the window gives to the first frame. Files always count from 0. */
export function frameBase(): 0 | 1 {
  return base;
}

/** Takes the numbering that the user chose before. Called once, first. */
export function startPreferences(): void {
  base = window.localStorage.getItem(KEPT_AS) === '1' ? 1 : 0;
}

/** Changes the numbering of frames and remembers it. */
export function setFrameBase(next: 0 | 1): void {
  base = next;
  window.localStorage.setItem(KEPT_AS, String(next));
  for (const listener of [...listeners]) listener();
}

/** @returns stops it */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** {@link frameBase}, for components. */
export function useFrameBase(): 0 | 1 {
  return useSyncExternalStore(onPreferences, frameBase);
}
