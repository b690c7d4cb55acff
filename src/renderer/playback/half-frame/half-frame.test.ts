import { describe, expect, it } from 'vitest';
import { HalfFrame, type PlanarLayout, type YuvCoding } from './half-frame.ts';

const BT709: YuvCoding = { red: 0.2126, blue: 0.0722, isFullRange: false };
const BT601: YuvCoding = { red: 0.299, blue: 0.114, isFullRange: false };

/** Two by two pixels: their luma values, and the chroma that they share. */
type Block = readonly [luma: readonly number[], u: number, v: number];

/** Converts a frame of blocks. @param padding bytes at the ends of rows that belong to nothing */
function converted(half: HalfFrame, blocks: readonly (readonly Block[])[], coding: YuvCoding, padding = 0): number[] {
  const [rows, columns] = [blocks.length, blocks[0]!.length];
  const [width, height] = [columns * 2, rows * 2];
  const [stride, chroma] = [width + padding, columns + padding];
  const u = { offset: stride * height, stride: chroma };
  const v = { offset: u.offset + chroma * rows, stride: chroma };
  const layout: PlanarLayout = { width, height, luma: { offset: 0, stride }, u, v };
  const planes = half.planes(v.offset + chroma * rows, layout).fill(77);
  for (const [y, row] of blocks.entries()) {
    for (const [x, [luma, cu, cv]] of row.entries()) {
      for (const [index, value] of luma.entries()) {
        planes[(2 * y + (index >> 1)) * stride + 2 * x + (index & 1)] = value;
      }
      planes[u.offset + y * chroma + x] = cu;
      planes[v.offset + y * chroma + x] = cv;
    }
  }
  return [...half.convert(layout, coding)];
}

const flat = (value: number): number[] => [value, value, value, value];

describe('a frame at half its size', () => {
  it('gives the colours of colour bars (BT.709 in eight bits, 100 %)', () => {
    const bars: readonly (readonly [Block, readonly number[]])[] = [
      [
        [flat(235), 128, 128],
        [255, 255, 255],
      ],
      [
        [flat(219), 16, 138],
        [255, 255, 0],
      ],
      [
        [flat(188), 154, 16],
        [0, 255, 255],
      ],
      [
        [flat(173), 42, 26],
        [0, 255, 0],
      ],
      [
        [flat(78), 214, 230],
        [255, 0, 255],
      ],
      [
        [flat(63), 102, 240],
        [255, 0, 0],
      ],
      [
        [flat(32), 240, 118],
        [0, 0, 255],
      ],
      [
        [flat(16), 128, 128],
        [0, 0, 0],
      ],
    ];
    const seen = converted(new HalfFrame(), [bars.map(([block]) => block)], BT709);
    bars.forEach(([, colour], index) => {
      // The coded values are rounded themselves.
      for (const [channel, value] of [...colour, 255].entries()) {
        expect(Math.abs(seen[index * 4 + channel]! - value)).toBeLessThan(3);
      }
    });
  });

  it('takes the mean of four pixels, in rows with bytes at their end that belong to nothing', () => {
    const grey = (luma: readonly number[]): Block => [luma, 128, 128];
    const row = [
      ...[grey([16, 16, 235, 236]), grey([100, 101, 102, 103]), grey(flat(0)), grey(flat(255))],
      ...Array.from({ length: 6 }, () => grey(flat(126))),
    ];
    // (125.75 - 16) * 255 / 219 = 127.8; (101.5 - 16) * 255 / 219 = 99.6; below black and above white there is nothing; 128.1.
    const expected = [128, 100, 0, 255, ...Array.from({ length: 6 }, () => 128)].flatMap((v) => [v, v, v, 255]);
    expect(converted(new HalfFrame(), [row, row, row], BT709, 6)).toEqual([...expected, ...expected, ...expected]);
  });

  it.each([
    ['BT.709', BT709],
    ['BT.601', BT601],
    ['BT.2020 in full range', { red: 0.2627, blue: 0.0593, isFullRange: true }],
  ])('is within 1 of the definition for any values, in frames of any size after each other: %s', (_, coding) => {
    const half = new HalfFrame();
    let state = 1;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return (state >> 8) & 255;
    };
    for (const [columns, rows] of [
      [8, 2],
      [27, 40],
      [540, 300],
      [11, 3],
    ] as const) {
      const blocks = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, (): Block => [[random(), random(), random(), random()], random(), random()]),
      );
      const seen = converted(half, blocks, coding);
      expect(seen).toHaveLength(columns * rows * 4);
      let worst = 0;
      blocks.flat().forEach((block, index) => {
        exactColour(block, coding).forEach((value, channel) => {
          worst = Math.max(worst, Math.abs(seen[index * 4 + channel]! - value));
        });
      });
      expect(worst).toBeLessThan(1);
    }
  });
});

/** R, G and B by the definition of the luma, in numbers of any precision. */
function exactColour([luma, u, v]: Block, { red, blue, isFullRange }: YuvCoding): number[] {
  const mean = luma.reduce((sum, value) => sum + value, 0) / 4;
  const y = isFullRange ? mean : ((mean - 16) * 255) / 219;
  const [cu, cv] = [u, v].map((value) => ((value - 128) * 255) / (isFullRange ? 255 : 224)) as [number, number];
  const [r, b] = [y + 2 * (1 - red) * cv, y + 2 * (1 - blue) * cu];
  const g = (y - red * r - blue * b) / (1 - red - blue);
  return [r, g, b].map((value) => Math.max(0, Math.min(255, value)));
}
