import { describe, expect, it } from 'vitest';
import { StreamLinesParser } from './parse-stream-lines.ts';

function parse(log: string) {
  const parser = new StreamLinesParser();
  for (const line of log.split('\n')) parser.line(line);
  return parser.finish();
}

/** A log with one video stream as `text` describes it. */
const oneStream = (text: string, after = '') =>
  parse(`Input #0, matroska,webm, from 'file:/x':
  Duration: N/A, start: 0.000000, bitrate: N/A
  Stream #0:0: ${text}
${after}Stream mapping:
  Stream #0:0 -> #0:0 (x (native) -> rawvideo (native))`)?.video;

describe('StreamLinesParser', () => {
  it('reads the stream that is decoded, not the first one, and not the output', () => {
    expect(
      parse(`Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/clips/a.mp4':
  Metadata:
    title           : Stream #0:0: Video: fake
                    :   Stream #0:9: Video: fake, yuv420p, 1x1
  Duration: 01:02:03.50, start: 0.000000, bitrate: 5324 kb/s
  Stream #0:0[0x1](eng): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 138 kb/s (default)
    Metadata:
      handler_name    : SoundHandler
  Stream #0:1[0x2](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1280x720 [SAR 1:1 DAR 16:9], 5180 kb/s, 59.94 fps, 59.94 tbr, 60k tbn (default)
    Metadata:
      handler_name    : VideoHandler
    Side data:
      displaymatrix: rotation of -90.00 degrees
  Stream #0:2[0x0]: Video: png, rgb24(pc), 64x64 [SAR 1:1 DAR 1:1], 90k tbr, 90k tbn (attached pic)
Stream mapping:
  Stream #0:1 -> #0:0 (h264 (native) -> rawvideo (native))
Output #0, framecrc, to 'pipe:':
  Stream #0:0(und): Video: rawvideo (I420 / 0x30323449), yuv420p(tv, bt709, progressive), 720x1280
      displaymatrix: rotation of -0.00 degrees`),
    ).toEqual({
      formats: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationSeconds: 3723.5,
      video: {
        streamIndex: 1,
        codec: 'h264',
        pixelFormat: 'yuv420p',
        color: { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
        rotationDegrees: 90,
        statedFps: 59.94,
      },
    });
  });

  it('reads colour tags in their order: matrix, primaries, transfer', () => {
    expect(
      oneStream('Video: h264 (High 10), yuvj420p(pc, smpte170m/bt709/iec61966-2-1, progressive), 320x240, 25 fps')
        ?.color,
    ).toEqual({
      range: 'pc',
      matrix: 'smpte170m',
      primaries: 'bt709',
      transfer: 'iec61966-2-1',
    });
    expect(
      oneStream(
        'Video: hevc (Main 10), yuv420p10le(9 bpc, tv, unknown/bt2020/arib-std-b67, top coded first (swapped)), 64x64',
      )?.color,
    ).toEqual({
      range: 'tv',
      matrix: null,
      primaries: 'bt2020',
      transfer: 'arib-std-b67',
    });
    expect(oneStream('Video: ffv1 (FFV1 / 0x31564646), bgr0, 64x64')).toMatchObject({
      codec: 'ffv1',
      pixelFormat: 'bgr0',
      color: { range: null, matrix: null, primaries: null, transfer: null },
    });
    expect(oneStream('Video: h264, none, 64x64')?.pixelFormat).toBeNull();
  });

  it('reads the rate that the container states', () => {
    expect(oneStream('Video: h264, yuv420p, 64x64, 1k fps, 1k tbr')?.statedFps).toBe(1000);
    expect(oneStream('Video: h264, yuv420p, 64x64, 23.98 fps, 23.98 tbr')?.statedFps).toBe(23.98);
    expect(oneStream('Video: h264, yuv420p, 64x64, 90k tbr')?.statedFps).toBeNull();
  });

  it('turns the angle into quarter turns clockwise, for old and new words', () => {
    const turned = (words: string) =>
      oneStream('Video: h264, yuv420p, 64x64', `    Side data:\n${words}\n`)?.rotationDegrees;
    expect(turned('      displaymatrix: rotation of 90.00 degrees')).toBe(270);
    expect(turned('        displaymatrix: rotation of -180.00 degrees')).toBe(180);
    expect(turned('      Display Matrix: rotation of -90.00 degrees')).toBe(90);
    expect(turned('      displaymatrix: rotation of nan degrees')).toBe(0);
  });

  it('tells a file that did not open from one without video', () => {
    expect(parse('file:/x: Invalid data found when processing input')).toBeNull();
    expect(
      parse(`Input #0, mp3, from 'file:/x':
  Duration: 00:00:02.00, start: 0.025057, bitrate: 64 kb/s
  Stream #0:0: Audio: mp3, 44100 Hz, mono, fltp, 64 kb/s
Stream map '0:V:0' matches no streams.`),
    ).toEqual({ formats: 'mp3', durationSeconds: 2, video: null });
  });
});
