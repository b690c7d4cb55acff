import { describe, expect, it } from 'vitest';
import { toCanvas } from '../../../document/overlay/scene.ts';
import { type ClipShape, type LayoutOptions, layOutComparison } from './comparison-layout.ts';

const options = (part: Partial<LayoutOptions> = {}): LayoutOptions => ({
  layout: 'side-by-side',
  zoom: 'frame',
  maxWidth: 1920,
  maxHeight: 1080,
  ...part,
});
const clip = (
  width: number,
  height: number,
  crop = { x: width / 4, y: height / 4, w: height / 2, h: height / 2 },
): ClipShape => ({
  width,
  height,
  crop,
});
const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [354, 492],
  [353, 241],
  [640, 360],
  [64, 48],
] as const;

describe('layOutComparison, side by side', () => {
  it('puts two full HD clips at half size beside each other', () => {
    const layout = layOutComparison(clip(1920, 1080), clip(1920, 1080), options());
    expect(layout.source.view.rect).toEqual({ x: 0, y: 46, width: 956, height: 538 });
    expect(layout.target.view.rect).toEqual({ x: 964, y: 46, width: 956, height: 538 });
    expect([layout.width, layout.height]).toEqual([1920, 46 + 538 + 80]);
    expect(layout.source.decode).toEqual({ crop: { x: 0, y: 0, w: 1920, h: 1080 }, size: { width: 956, height: 538 } });
  });

  it('has even sizes, equal heights, whole proportions and no overlap for any pair', () => {
    for (const [sw, sh] of SIZES) {
      for (const [tw, th] of SIZES) {
        const { source, target, width, height, header, footer } = layOutComparison(
          clip(sw, sh),
          clip(tw, th),
          options(),
        );
        const [a, b] = [source.view.rect, target.view.rect];
        for (const size of [width, height, a.width, a.height, b.width, b.height, a.x, a.y, b.x, b.y]) {
          expect(size % 2).toBe(0);
        }
        expect(a.height).toBe(b.height);
        expect(width).toBeLessThanOrEqual(1924);
        expect(a.height).toBeLessThanOrEqual(Math.min(1080, Math.max(360, sh, th)));
        expect(a.x + a.width).toBeLessThan(b.x);
        expect(b.x + b.width).toBe(width);
        expect(header.height).toBe(a.y);
        expect(footer.y).toBe(a.y + a.height);
        expect(footer.y + footer.height).toBe(height);
        expect(Math.abs(a.width / a.height / (sw / sh) - 1)).toBeLessThan(0.012);
        expect(Math.abs(b.width / b.height / (tw / th) - 1)).toBeLessThan(0.012);
      }
    }
  });

  it('shows the analysed crops when asked, cut to the frame in whole pixels', () => {
    const crop = { x: -10.5, y: 100.2, w: 300, h: 300 };
    const { source } = layOutComparison(clip(1920, 1080, crop), clip(1920, 1080), options({ zoom: 'person' }));
    expect(source.decode.crop).toEqual({ x: 0, y: 100, w: 290, h: 301 });
    expect(source.view.crop).toEqual(source.decode.crop);
  });
});

describe('layOutComparison, overlay', () => {
  it('lays the target over the source so that the centres and heights of the crops coincide', () => {
    const sourceCrop = { x: 800, y: 300, w: 400, h: 400 };
    const targetCrop = { x: 100, y: 50, w: 200, h: 200 };
    const layout = layOutComparison(
      clip(1920, 1080, sourceCrop),
      clip(640, 360, targetCrop),
      options({ layout: 'overlay' }),
    );
    expect(layout.source.view.rect).toEqual({ x: 0, y: layout.header.height, width: 1920, height: 1080 });
    for (const [dx, dy] of [
      [0, 0],
      [0.5, 0.5],
      [1, 1],
    ] as const) {
      const inSource = toCanvas(layout.source.view, { x: 800 + 400 * dx, y: 300 + 400 * dy });
      const inTarget = toCanvas(layout.target.view, { x: 100 + 200 * dx, y: 50 + 200 * dy });
      expect(Math.abs(inSource.x - inTarget.x)).toBeLessThan(1);
      expect(Math.abs(inSource.y - inTarget.y)).toBeLessThan(1);
    }
  });

  it('decodes only the part of the target that is seen, and stays inside the picture', () => {
    const sourceCrop = { x: 0, y: 0, w: 1080, h: 1080 };
    const targetCrop = { x: 1200, y: 600, w: 100, h: 100 };
    const layout = layOutComparison(
      clip(1920, 1080, sourceCrop),
      clip(1920, 1080, targetCrop),
      options({ layout: 'overlay' }),
    );
    const { crop } = layout.target.decode;
    // Ten times enlarged: about 178 x 100 pixels are seen.
    expect(crop.w).toBeLessThan(182);
    expect(crop.h).toBeLessThan(104);
    const { rect } = layout.target.view;
    const bounds = layout.source.view.rect;
    expect([rect.x >= bounds.x, rect.y >= bounds.y]).toEqual([true, true]);
    expect(rect.x + rect.width).toBeLessThanOrEqual(bounds.x + bounds.width);
    expect(rect.y + rect.height).toBeLessThanOrEqual(bounds.y + bounds.height);
    expect(crop.x).toBe(1200);
    expect(crop.y).toBe(600);
  });
});
