import { describe, expect, it } from 'vitest';
import { disposableTest } from './disposable-packet.ts';

/** An AVCDecoderConfigurationRecord whose lengths take so many bytes. */
const description = (lengthBytes: number) => Uint8Array.from([1, 0x64, 0, 0x28, 0xfc | (lengthBytes - 1), 0xe0, 0]);

/** A packet of units that begin with these headers. */
function packet(lengthBytes: number, ...headers: number[]): Uint8Array {
  const length = [...Array.from({ length: lengthBytes - 1 }, () => 0), 3];
  return Uint8Array.from(headers.flatMap((header) => [...length, header, 0x9a, 0x5c]));
}

describe('packets that no other frame is made from', () => {
  it('are told by the reference number of every slice', () => {
    const isDisposable = disposableTest({ codec: 'avc1.640028', description: description(4) });
    expect(isDisposable(packet(4, 0x01, 0x01))).toBe(true);
    expect(isDisposable(packet(4, 0x06, 0x01))).toBe(true);
    // A reference slice, one among others, an IDR, no picture at all.
    expect(isDisposable(packet(4, 0x41))).toBe(false);
    expect(isDisposable(packet(4, 0x01, 0x21))).toBe(false);
    expect(isDisposable(packet(4, 0x65))).toBe(false);
    expect(isDisposable(packet(4, 0x05))).toBe(false);
    expect(isDisposable(packet(4, 0x09, 0x06))).toBe(false);
    expect(isDisposable(new Uint8Array())).toBe(false);
  });

  it('are read with the length of units that the file uses', () => {
    const isDisposable = disposableTest({ codec: 'avc1.640028', description: description(2) });
    expect(isDisposable(packet(2, 0x09, 0x01))).toBe(true);
    expect(isDisposable(packet(2, 0x09, 0x41))).toBe(false);
  });

  it('are not told apart where the file does not say so', () => {
    for (const config of [
      { codec: 'vp09.00.10.08' },
      { codec: 'hvc1.1.6.L93', description: description(4) },
      { codec: 'avc1.640028' },
    ]) {
      expect(disposableTest(config)(packet(4, 0x01))).toBe(false);
    }
  });
});
