import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUES, setLanguage, t } from './i18n.ts';

afterEach(() => setLanguage('en'));

describe('texts', () => {
  it('exist in every language, with the same values in them', () => {
    const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    expect(Object.keys(CATALOGUES.de).sort()).toEqual(Object.keys(CATALOGUES.en).sort());
    for (const [key, text] of Object.entries(CATALOGUES.en)) {
      expect(valuesOf(CATALOGUES.de[key]!), key).toEqual(valuesOf(text));
    }
  });

  it('are there for every key that the window asks for', () => {
    const root = new URL('..', import.meta.url);
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    const missing = sources.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)]
        .map(([, key]) => key!)
        .filter((key) => !CATALOGUES.en[key] && !CATALOGUES.en[`${key}_other`])
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('are never empty', () => {
    for (const texts of Object.values(CATALOGUES)) {
      expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('follow the language; what is unknown shows its key', () => {
    expect(t('studio.source')).toBe('Source');
    setLanguage('de');
    expect(t('studio.source')).toBe('Quelle');
    expect(t('nowhere.at-all')).toBe('nowhere.at-all');
  });
});
