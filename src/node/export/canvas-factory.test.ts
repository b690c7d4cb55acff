import { GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { OVERLAY_FONT_FAMILY } from '../../document/overlay/tokens.ts';
import type { RgbFrame } from '../../engine/ports.ts';
import { createCanvasFactory } from './canvas-factory.ts';
import { registerFonts } from './fonts.ts';

/** Red left half, blue right half. */
const frame: RgbFrame = {
  index: 0,
  width: 8,
  height: 4,
  data: Uint8Array.from({ length: 8 * 4 * 3 }, (_, i) => {
    const left = Math.floor(i / 3) % 8 < 4;
    return left === (i % 3 === 0) && i % 3 !== 1 ? 255 : 0;
  }),
};

function picture() {
  const canvas = createCanvasFactory().create(20, 10);
  const pixel = (x: number, y: number) => [...canvas.rgba().slice((y * 20 + x) * 4, (y * 20 + x) * 4 + 4)];
  return { canvas, pixel };
}

describe('createCanvasFactory', () => {
  it('gives an opaque black picture', () => {
    const { canvas, pixel } = picture();
    expect(canvas.rgba()).toHaveLength(20 * 10 * 4);
    expect(pixel(19, 9)).toEqual([0, 0, 0, 255]);
  });

  it('copies a frame of the right size, pixel by pixel', () => {
    const { canvas, pixel } = picture();
    canvas.drawFrame(frame, { x: 2, y: 3, width: 8, height: 4 });
    expect(pixel(2, 3)).toEqual([255, 0, 0, 255]);
    expect(pixel(5, 6)).toEqual([255, 0, 0, 255]);
    expect(pixel(6, 3)).toEqual([0, 0, 255, 255]);
    expect(pixel(9, 6)).toEqual([0, 0, 255, 255]);
    expect(pixel(10, 6)).toEqual([0, 0, 0, 255]);
    expect(pixel(2, 2)).toEqual([0, 0, 0, 255]);
  });

  it('scales a part of a frame', () => {
    const { canvas, pixel } = picture();
    canvas.drawFrame(frame, { x: 0, y: 0, width: 20, height: 10 }, { from: { x: 4, y: 0, w: 4, h: 4 } });
    expect(pixel(10, 5)).toEqual([0, 0, 255, 255]);
    expect(pixel(19, 9)).toEqual([0, 0, 255, 255]);
  });

  it('blends and clips', () => {
    const { canvas, pixel } = picture();
    const clip = { x: 0, y: 0, width: 4, height: 10 };
    canvas.drawFrame(frame, { x: 0, y: 0, width: 8, height: 4 }, { opacity: 0.5, clip });
    expect(Math.abs(pixel(2, 2)[0]! - 128)).toBeLessThanOrEqual(1);
    expect(pixel(2, 2)[3]).toBe(255);
    expect(pixel(6, 2)).toEqual([0, 0, 0, 255]);
    canvas.drawFrame(frame, { x: 0, y: 0, width: 8, height: 4 }, { clip });
    expect(pixel(2, 2)).toEqual([255, 0, 0, 255]);
    expect(pixel(6, 2)).toEqual([0, 0, 0, 255]);
  });

  it('hands out pixels that later drawing does not change', () => {
    const { canvas } = picture();
    const before = canvas.rgba();
    canvas.context.fillStyle = '#ffffff';
    canvas.context.fillRect(0, 0, 20, 10);
    expect(before[0]).toBe(0);
    expect(canvas.rgba()[0]).toBe(255);
  });
});

describe('registerFonts', () => {
  it('finds the font that ships with the app, with all its weights', () => {
    expect(registerFonts()).toBe(true);
    expect(GlobalFonts.has('Inter Variable')).toBe(true);
    const { canvas } = picture();
    canvas.context.font = '400 40px "Inter Variable"';
    const light = canvas.context.measureText('Wave').width;
    canvas.context.font = '700 40px "Inter Variable"';
    expect(canvas.context.measureText('Wave').width).toBeGreaterThan(light);
  });

  it('draws Greek and Cyrillic names in the same font', () => {
    registerFonts();
    const { canvas } = picture();
    const widthIn = (family: string, text: string) => {
      canvas.context.font = `500 40px ${family}`;
      return canvas.context.measureText(text).width;
    };
    expect(widthIn(OVERLAY_FONT_FAMILY, 'Ωμέγα')).toBe(widthIn('"Inter Variable Greek"', 'Ωμέγα'));
    expect(widthIn(OVERLAY_FONT_FAMILY, 'Удар')).toBe(widthIn('"Inter Variable Cyrillic"', 'Удар'));
  });
});
