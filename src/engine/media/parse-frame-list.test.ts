import { describe, expect, it } from 'vitest';
import { FrameListParser } from './parse-frame-list.ts';

const header = [
  '#software: Lavf59.27.100',
  '#tb 0: 1/12800',
  '#media_type 0: video',
  '#codec_id 0: rawvideo',
  '#dimensions 0: 320x240',
  '#sar 0: 1/1',
];

function parse(lines: readonly string[]) {
  const parser = new FrameListParser();
  for (const line of lines) parser.line(line);
  return parser.finish();
}

describe('FrameListParser', () => {
  it('reads what ffmpeg 5.1 wrote', () => {
    expect(
      parse([
        ...header,
        '0,       -512,       -512,      512,   115200, 0x16a21bbb',
        '0,          0,          0,      512,   115200, 0xbc3c4163',
        '0,        700,        700,      256,   115200, 0xfcb882d1',
        '',
      ]),
    ).toEqual({
      timeBase: [1, 12800],
      width: 320,
      height: 240,
      pixelAspect: [1, 1],
      uniform: true,
      pts: [-512, 0, 700],
      lastDuration: 256,
      checksums: Uint32Array.of(0x16a21bbb, 0xbc3c4163, 0xfcb882d1),
    });
  });

  it('knows the shape of pixels, and pictures that change in the middle', () => {
    const wide = header.map((line) => line.replace('1/1', '4/3'));
    const unknown = header.map((line) => line.replace('1/1', '0/1'));
    const frames = ['0, 0, 0, 512, 115200, 0x00000001', '0, 512, 512, 512, 57600, 0x00000002'];
    expect(parse([...wide, ...frames.slice(0, 1)])).toMatchObject({ pixelAspect: [4, 3], uniform: true });
    expect(parse([...unknown, ...frames])).toMatchObject({ pixelAspect: null, uniform: false });
  });

  it('gives nothing without frames', () => {
    expect(parse(header)).toBeNull();
    expect(parse([])).toBeNull();
  });

  it('does not guess at a line it cannot read', () => {
    expect(() => parse([...header, '0, NOPTS, NOPTS, 1, 115200, 0x00000000'])).toThrow(/NOPTS/);
    expect(() => parse([...header, '0, 0, -9223372036854775808, 1, 115200, 0x00000000'])).toThrow(/cannot be read/);
  });
});
