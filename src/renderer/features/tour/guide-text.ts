/// <reference types="vite/types/importMeta.d.ts" />
import type { Language } from '../../ui/i18n.ts';

/** The user guide lies in `resources/guide`, where it is read without the studio too; the build puts its text into the page. */
const files = import.meta.glob<string>('../../../../resources/guide/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const NAMES: Readonly<Record<Language, string>> = { en: 'user-guide.md', de: 'user-guide.de.md' };

/** The user guide in a language, Markdown. */
export function guideText(language: Language): string {
  return Object.entries(files).find(([path]) => path.endsWith(`/${NAMES[language]}`))?.[1] ?? '';
}
