import { useSyncExternalStore } from 'react';
import { THEMES, type Theme, themeSheet } from './themes.ts';

/** What the user may choose: a theme, or that of the system. */
export const THEME_CHOICES = ['system', ...THEMES] as const;
/** One of {@link THEME_CHOICES}. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const KEPT_AS = 'tandem-theme';
const LIGHT_SYSTEM = '(prefers-color-scheme: light)';

const listeners = new Set<() => void>();
let choice: ThemeChoice = 'system';

/** Gives the page its colours, those that the user chose before; follows the system where the user chose that. Called once, first. */
export function startTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeSheet());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const kept = window.localStorage.getItem(KEPT_AS);
  choice = THEME_CHOICES.find((each) => each === kept) ?? 'dark';
  window.matchMedia(LIGHT_SYSTEM).addEventListener('change', show);
  show();
}

function show(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of [...listeners]) listener();
}

/** What the user chose. */
export function themeChoice(): ThemeChoice {
  return choice;
}

/** The theme that is shown. */
export function theme(): Theme {
  if (choice !== 'system') return choice;
  return window.matchMedia(LIGHT_SYSTEM).matches ? 'light' : 'dark';
}

/** Changes the theme and remembers it. */
export function setTheme(next: ThemeChoice): void {
  choice = next;
  window.localStorage.setItem(KEPT_AS, next);
  show();
}

/** @returns stops it */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The theme that is shown, for what cannot take its colours from CSS variables (a canvas). */
export function useTheme(): Theme {
  return useSyncExternalStore(onTheme, theme);
}

/** What the user chose. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(onTheme, themeChoice);
}
