import { describe, expect, it } from 'vitest';
import { decoderTexts } from '../ui/locales/decoder.ts';
import { type DecoderReasonKey, DecoderRefusal, decoderReasonOf } from './decoder-reason.ts';

/** Every reason with the values that its text needs. */
const REASONS: Record<DecoderReasonKey, readonly string[]> = {
  trying: [],
  proved: [],
  'no-webcodecs': [],
  container: [],
  codec: ['codec'],
  hdr: [],
  'mixed-pictures': [],
  'same-times': [],
  'other-times': [],
  'first-frame': [],
  'frame-missing': ['frame'],
  size: ['seen', 'expected'],
  colours: [],
  failed: ['message'],
  lost: ['message'],
  again: [],
};

describe('reasons of the decoder', () => {
  it.each(['en', 'de'] as const)('have words in %s, with the values that they name', (language) => {
    const texts: Record<string, string> = decoderTexts[language];
    for (const [key, values] of Object.entries(REASONS)) {
      const named = [...(texts[`decoder.${key}`] ?? 'missing').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect([key, ...named.sort()]).toEqual([key, ...[...values].sort()]);
      expect(texts[`decoder.${key}`]).toMatch(/\S{3}/);
    }
    expect(Object.keys(texts)).toHaveLength(Object.keys(REASONS).length);
  });

  it('are kept as they were given; other errors are told in their own words', () => {
    expect(decoderReasonOf(new DecoderRefusal('codec', { codec: 'hevc' }))).toEqual({
      key: 'codec',
      values: { codec: 'hevc' },
    });
    expect(decoderReasonOf(new Error('Decoding error.'))).toEqual({
      key: 'failed',
      values: { message: 'Decoding error.' },
    });
    expect(decoderReasonOf('x')).toEqual({ key: 'failed', values: { message: 'x' } });
  });
});
