import { describe, expect, it } from 'vitest';
import { declaredSizeOf, endsInsidePacket, refuseReferenceFormats } from './file-head.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const refusal = (text: string) => () => refuseReferenceFormats('clip.mp4', bytes(text));

describe('refuseReferenceFormats', () => {
  it.each([
    ['#EXTM3U\n#EXTINF:4,\nfile:///etc/passwd\n', /HLS/],
    ['\xef\xbb\xbf \r\n#EXTM3U\n', /HLS/],
    ['\xff\xfe#\0E\0X\0T\0M\x003\0U\0', /HLS/],
    ['ffconcat version 1.0\nfile other.mp4\n', /ffconcat/],
    ['<?xml version="1.0"?><MPD/>', /DASH/],
    ['<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>', /DASH/],
    ['v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n', /SDP/],
    ['[playlist]\nFile1=/etc/passwd\n', /playlist/],
    ['[Reference]\r\nRef1=http://127.0.0.1/\r\n', /playlist/],
    ['concat:a.mp4|b.mp4', /addresses/],
    ['subfile,,start,0,end,0,,:/etc/passwd', null],
  ])('%j', (text, words) => {
    if (words === null) expect(refusal(text)).not.toThrow();
    else {
      expect(refusal(text)).toThrow(words);
      expect(refusal(text)).toThrow(
        expect.objectContaining({ code: 'format-refused', message: expect.stringContaining('clip.mp4') }),
      );
    }
  });

  it('lets containers pass', () => {
    expect(refusal('\0\0\0\x20ftypisom')).not.toThrow();
    expect(refusal('')).not.toThrow();
  });
});

describe('declaredSizeOf', () => {
  it('reads the RIFF size of an AVI', () => {
    expect(declaredSizeOf(bytes('RIFF\x10\x27\0\0AVI LIST'))).toBe(10008);
    expect(declaredSizeOf(bytes('RIFF\0\0\0\0AVI LIST'))).toBeNull();
    expect(declaredSizeOf(bytes('RIFF\x10\x27\0\0WAVEfmt '))).toBeNull();
  });

  it('reads the size of a Matroska segment', () => {
    const ebml = (size: string) => bytes(`\x1a\x45\xdf\xa3\x84abcd\x18\x53\x80\x67${size}xxxxxxxx`);
    // The segment's content begins at 4 + 1 + 4 + 4 + 8 = 21 with an eight byte size, at 14 with a one byte size.
    expect(declaredSizeOf(ebml('\x01\0\0\0\0\x01\0\0'))).toBe(21 + 65536);
    expect(declaredSizeOf(ebml('\x8a'))).toBe(14 + 10);
    expect(declaredSizeOf(ebml('\x01\xff\xff\xff\xff\xff\xff\xff'))).toBeNull();
    expect(declaredSizeOf(ebml('\xff'))).toBeNull();
  });

  it('knows nothing of others', () => {
    expect(declaredSizeOf(bytes('\0\0\0\x20ftypisom....'))).toBeNull();
    expect(declaredSizeOf(new Uint8Array(0))).toBeNull();
  });
});

describe('endsInsidePacket', () => {
  /** Ten packets of a size, each with its sync byte after so many others. */
  const stream = (packet: number, before = 0) =>
    Uint8Array.from({ length: packet * 10 }, (_, at) => (at % packet === before ? 0x47 : 1));

  it('tells a whole transport stream from one that was cut', () => {
    expect(endsInsidePacket(stream(188), 1880)).toBe(false);
    expect(endsInsidePacket(stream(188), 1879)).toBe(true);
    expect(endsInsidePacket(stream(192, 4), 1920)).toBe(false);
    expect(endsInsidePacket(stream(192, 4), 1900)).toBe(true);
    expect(endsInsidePacket(stream(204), 2040)).toBe(false);
  });

  it('says nothing of other files', () => {
    expect(endsInsidePacket(stream(100), 999)).toBe(false);
    expect(endsInsidePacket(new Uint8Array(), 0)).toBe(false);
  });
});
