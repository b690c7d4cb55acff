/// <reference types="vite/types/importMeta.d.ts" />
import { createInstance, type Resource, type ResourceLanguage } from 'i18next';
import { useSyncExternalStore } from 'react';

/** The languages of the window, each under the name that its speakers give it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
/** One of {@link LANGUAGES}. */
export type Language = keyof typeof LANGUAGES;

/** Texts of one feature: key to text in every language; keys begin with the feature's name (`timeline.playhead`). */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Values that stand in a text as `{{name}}`; `count` chooses between `key_one` and `key_other`. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Every file of `locales/`: each exports, under any name, the {@link Texts} of one feature. */
const files = import.meta.glob<Readonly<Record<string, Texts>>>('./locales/*.ts', { eager: true });

/** Every text of the window, by language and key. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: merged('en'),
  de: merged('de'),
};

function merged(language: Language): Record<string, string> {
  return Object.assign(
    {},
    ...Object.values(files).flatMap((file) => Object.values(file).map((each) => each[language])),
  );
}

const resources: Resource = Object.fromEntries(
  Object.entries(CATALOGUES).map(([language, texts]) => [language, { translation: texts } as ResourceLanguage]),
);
const translator = createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  resources,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});

const listeners = new Set<() => void>();

/** A text in the language of the window; the key itself when there is none (a test finds those). */
export function t(key: string, values: TextValues = {}): string {
  return translator.t(key, values);
}

/** The language of the window now. */
export function language(): Language {
  return translator.language as Language;
}

/** Changes the language of the window. */
export function setLanguage(next: Language): void {
  if (next === language()) return;
  void translator.changeLanguage(next);
  for (const listener of [...listeners]) listener();
}

/** @returns stops it */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The language of the window; a component that calls it is drawn again when the language changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, language, language);
}
