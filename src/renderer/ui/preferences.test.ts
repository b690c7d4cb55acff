import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, readPreferences } from './preferences.ts';

it('takes what was kept, and the default for what it does not understand', () => {
  expect(readPreferences(null)).toEqual(DEFAULT_PREFERENCES);
  expect(readPreferences('{"frameBase":1,"wheel":"fly","speedPercent":50,"other":true}')).toEqual({
    ...DEFAULT_PREFERENCES,
    frameBase: 1,
    speedPercent: 50,
  });
  expect(readPreferences('{"shortcuts":{"undo":["Mod+B"]}}').shortcuts).toEqual({ undo: ['Mod+B'] });
  for (const broken of ['{', 'null', '7', '[]']) expect(readPreferences(broken)).toEqual(DEFAULT_PREFERENCES);
});
