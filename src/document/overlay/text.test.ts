import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { registerFonts } from '../../node/export/fonts.ts';
import { fillTabular, fitText, fontOf, readableName, readableSeconds, readableSpeed, tabularWidth } from './text.ts';

registerFonts();

function context() {
  const made = createCanvas(400, 60).getContext('2d');
  made.font = fontOf(20);
  return made;
}

describe('readable texts', () => {
  it('names speeds relative to real time', () => {
    expect(readableSpeed(1)).toBeNull();
    expect(readableSpeed(0.25)).toBe('4× slower');
    expect(readableSpeed(0.3)).toBe('3.3× slower');
    expect(readableSpeed(2)).toBe('2× faster');
    expect(readableSpeed(0.99)).toBeNull();
  });

  it('writes times with two digits and a true minus', () => {
    expect(readableSeconds(3.9)).toBe('3.90 s');
    expect(readableSeconds(-0.25)).toBe('−0.25 s');
  });

  it('writes names as people read them', () => {
    expect(readableName('left_wrist')).toBe('left wrist');
  });
});

describe('fitText', () => {
  it('keeps what fits', () => {
    expect(fitText(context(), 'short', 300)).toBe('short');
  });

  it('shortens to the longest beginning that fits with its ellipsis', () => {
    const canvas = context();
    const fitted = fitText(canvas, 'a rather long title of a clip.mp4', 120);
    expect(fitted.endsWith('…')).toBe(true);
    expect(canvas.measureText(fitted).width).toBeLessThanOrEqual(120);
    const longer = `a rather long title of a clip.mp4`.slice(0, fitted.length + 1);
    expect(canvas.measureText(`${longer}…`).width).toBeGreaterThan(120);
  });

  it('gives nothing when not even a letter fits', () => {
    expect(fitText(context(), 'title', 3)).toBe('');
  });
});

describe('fillTabular', () => {
  it('takes the same room for every number of the same length', () => {
    const canvas = context();
    expect(tabularWidth(canvas, 'frame 111')).toBeCloseTo(tabularWidth(canvas, 'frame 888'), 6);
  });

  it('draws as wide as it measures', () => {
    const made = createCanvas(400, 60);
    const canvas = made.getContext('2d');
    canvas.font = fontOf(40);
    canvas.fillStyle = '#fff';
    canvas.textBaseline = 'middle';
    fillTabular(canvas, '1811', 10, 30);
    const { data } = canvas.getImageData(0, 0, 400, 60);
    let last = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]! > 40) last = Math.max(last, (i >> 2) % 400);
    const end = 10 + tabularWidth(canvas, '1811');
    expect(last).toBeLessThan(end);
    expect(last).toBeGreaterThan(end - canvas.measureText('0').width);
  });
});
