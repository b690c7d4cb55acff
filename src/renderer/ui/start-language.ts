import { LANGUAGES, type Language, language, onLanguage, setLanguage } from './i18n.ts';

const KEPT_AS = 'tandem-language';

/**
 * Gives the window the language that the user chose before, else the browser's where we have it; remembers what is chosen from now on.
 * Called once, first.
 */
export function startLanguage(): void {
  const wished = [window.localStorage.getItem(KEPT_AS) ?? '', ...window.navigator.languages].map((tag) =>
    tag.slice(0, 2),
  );
  setLanguage(wished.find((tag): tag is Language => Object.hasOwn(LANGUAGES, tag)) ?? 'en');
  document.documentElement.lang = language();
  onLanguage(() => {
    window.localStorage.setItem(KEPT_AS, language());
    document.documentElement.lang = language();
  });
}
