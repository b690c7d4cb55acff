import { describe, expect, it } from 'vitest';
import { displayedSize } from './displayed-size.ts';

describe('displayedSize', () => {
  it('stretches the shorter direction', () => {
    // PAL DV in 16:9 and in 4:3, and an HDV recording.
    expect(displayedSize({ width: 720, height: 576 }, [64, 45])).toEqual({ width: 1024, height: 576 });
    expect(displayedSize({ width: 720, height: 576 }, [16, 15])).toEqual({ width: 768, height: 576 });
    expect(displayedSize({ width: 1440, height: 1080 }, [4, 3])).toEqual({ width: 1920, height: 1080 });
    // NTSC DV in 4:3: pixels higher than wide.
    expect(displayedSize({ width: 720, height: 480 }, [8, 9])).toEqual({ width: 720, height: 540 });
  });

  it('leaves square, nearly square, unknown and impossible pixels as they are', () => {
    const size = { width: 1920, height: 1080 };
    expect(displayedSize(size, [1, 1])).toBeNull();
    expect(displayedSize(size, null)).toBeNull();
    expect(displayedSize(size, [1079, 1080])).toBeNull();
    expect(displayedSize(size, [100, 1])).toBeNull();
    expect(displayedSize({ width: 9000, height: 100 }, [2, 1])).toBeNull();
  });
});
