import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { LINE_ON_GROUND, TEXT_ON_GROUND, THEME_COLOURS, THEMES, themeSheet } from './themes.ts';

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6);
    expect(contrast('#FFFFFF', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrast('#777777', '#FFFFFF')).toBeLessThan(4.5);
  });
});

describe.each(THEMES)('the %s theme', (theme) => {
  const colours = THEME_COLOURS[theme];
  it.each(TEXT_ON_GROUND)('%s is read on %s', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(LINE_ON_GROUND)('%s is seen on %s', (line, ground) => {
    expect(contrast(colours[line], colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

it('themes have the same colours, and the sheet has them all', () => {
  expect(Object.keys(THEME_COLOURS.light)).toEqual(Object.keys(THEME_COLOURS.dark));
  expect(themeSheet()).toContain(`--source: ${THEME_COLOURS.light.source};`);
  expect(themeSheet().match(/--ground:/g)).toHaveLength(2);
});
