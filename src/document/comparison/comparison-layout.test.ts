import { describe, expect, it } from 'vitest';
import { type ClipShape, combinedPicture, type LayoutOptions, layOutComparison } from './comparison-layout.ts';

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

describe('layOutComparison, stacked', () => {
  it('puts one above the other, the narrower one in the middle', () => {
    const { source, target, width, height, footer } = layOutComparison(
      clip(1920, 1080),
      clip(720, 960),
      options({ layout: 'stacked' }),
    );
    // Two pictures of 536 and a gap of 8 are 1080 high.
    expect(source.view.rect).toEqual({ x: 0, y: 46, width: 952, height: 536 });
    expect(target.view.rect).toEqual({ x: 276, y: 46 + 536 + 8, width: 402, height: 536 });
    expect([width, height]).toEqual([952, 46 + 1080 + footer.height]);
  });

  it('has even sizes and no overlap for any pair', () => {
    for (const [sw, sh] of SIZES) {
      for (const [tw, th] of SIZES) {
        const layout = layOutComparison(clip(sw, sh), clip(tw, th), options({ layout: 'stacked' }));
        const [a, b] = [layout.source.view.rect, layout.target.view.rect];
        for (const size of [layout.width, layout.height, a.x, a.y, a.width, a.height, b.x, b.y, b.width, b.height]) {
          expect(size % 2).toBe(0);
        }
        expect(a.height).toBe(b.height);
        expect(b.y).toBeGreaterThan(a.y + a.height);
        expect(layout.footer.y).toBe(b.y + b.height);
        for (const { x, width } of [a, b]) expect(x + width).toBeLessThanOrEqual(layout.width);
        expect(layout.width).toBeLessThanOrEqual(1922);
        expect(Math.abs(b.width / b.height / (tw / th) - 1)).toBeLessThan(0.012);
      }
    }
  });
});

describe.each(['overlay', 'wipe', 'difference'] as const)('layOutComparison, %s', (layout) => {
  it('has the size of the source, and the target where its placement puts it', () => {
    const placement = { scale: 2, x: 600, y: 200 };
    const plan = layOutComparison(clip(1920, 1080), clip(640, 360), options({ layout }), [placement]);
    expect(plan.source.view.rect).toEqual({ x: 0, y: plan.header.height, width: 1920, height: 1080 });
    expect(plan.target.decode).toEqual({ crop: { x: 0, y: 0, w: 640, h: 360 }, size: { width: 640, height: 360 } });
    expect(plan.target.picture).toEqual({ x: 600, y: plan.header.height + 200, width: 1280, height: 720 });
  });

  it('decodes the part of the target that is seen in any frame, and no more pixels than are shown or there', () => {
    const placements = [
      { scale: 10, x: -12_000, y: -6000 },
      { scale: 5, x: -6000, y: -3000 },
    ];
    const plan = layOutComparison(clip(1920, 1080), clip(1920, 1080), options({ layout }), placements);
    // The first shows 192 x 108 from (1200, 600), the second 384 x 216 from there.
    expect(plan.target.decode).toEqual({
      crop: { x: 1200, y: 600, w: 384, h: 216 },
      size: { width: 384, height: 216 },
    });
    for (const placement of placements) {
      const picture = combinedPicture(plan, { width: 1920, height: 1080 }, placement);
      expect(picture).toEqual({
        ...{ x: 0, y: plan.header.height },
        ...{ width: 384 * placement.scale, height: 216 * placement.scale },
      });
    }
    const small = layOutComparison(clip(1920, 1080), clip(3840, 2160), options({ layout }), [
      { scale: 0.25, x: 0, y: 0 },
    ]);
    expect(small.target.decode.size).toEqual({ width: 960, height: 540 });
  });
});
