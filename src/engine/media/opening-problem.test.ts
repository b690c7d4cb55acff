import { describe, expect, it } from 'vitest';
import { OpeningSymptoms, openingProblem } from './opening-problem.ts';
import type { InputDescription } from './parse-stream-lines.ts';

const opened: InputDescription = {
  formats: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationSeconds: 4,
  video: {
    streamIndex: 0,
    codec: 'h264',
    pixelFormat: 'yuv420p',
    color: { range: null, matrix: null, primaries: null, transfer: null },
    rotationDegrees: 0,
    statedFps: 25,
  },
};

function problem(
  log: string,
  facts: {
    description?: InputDescription | null;
    frames?: number;
    declaredSizeBytes?: number;
    endsInsidePacket?: boolean;
  } = {},
) {
  const symptoms = new OpeningSymptoms();
  for (const line of log.split('\n')) symptoms.line(line);
  return openingProblem({
    file: 'clip.mp4',
    symptoms,
    description: facts.description === undefined ? opened : facts.description,
    frames: facts.frames ?? 100,
    sizeBytes: 1000,
    declaredSizeBytes: facts.declaredSizeBytes ?? null,
    endsInsidePacket: facts.endsInsidePacket ?? false,
  });
}

describe('openingProblem', () => {
  it('finds none in a sound file, nor in one that a decoder grumbles at', () => {
    expect(problem('')).toBeNull();
    expect(problem('[h264 @ 0x1] error while decoding MB 3 4, bytestream -5')).toBeNull();
    // Packets are lost on the air; that is no truncation.
    expect(problem('[mpegts @ 0x1] Packet corrupt (stream = 0, dts = 133200).')).toBeNull();
    expect(problem('', { declaredSizeBytes: 1005 })).toBeNull();
  });

  it.each([
    '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5638a61a0a00] stream 0, offset 0x19e8d: partial file',
    '[matroska,webm @ 0x5631a6663a00] File ended prematurely',
    '[avi @ 0x55c8dbf80a00] Packet corrupt (stream = 0, dts = 56).',
    '[flv @ 0x18002e00] Packet corrupt (stream = 0, dts = 2040).',
  ])('truncated: %s', (line) => {
    expect(problem(line, { frames: 53 })).toMatchObject({
      code: 'video-truncated',
      message: expect.stringMatching(/^clip\.mp4 ends before.*only the first 53 frames are there\.$/),
      data: { frames: 53 },
    });
  });

  it('truncated: shorter than the container says', () => {
    expect(problem('', { declaredSizeBytes: 1100 })).toMatchObject({
      code: 'video-truncated',
      message: expect.stringContaining('should have 1100 bytes, but has 1000'),
    });
  });

  it('truncated: a transport stream that ends inside a packet', () => {
    expect(problem('', { endsInsidePacket: true })).toMatchObject({
      code: 'video-truncated',
      message: expect.stringContaining('in the middle of a packet; only the first 100 frames are there'),
      hint: expect.stringContaining('can be used'),
    });
  });

  it('tells an MP4 without its index from a text that is only called one', () => {
    const log =
      '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x1] moov atom not found\nfile:/x/clip.mp4: Invalid data found when processing input';
    expect(problem(log, { description: null, frames: 0 })).toMatchObject({
      code: 'video-truncated',
      message: expect.stringContaining('moov'),
    });
    const guessed =
      '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x1] Format mov,mp4,m4a,3gp,3g2,mj2 detected only with low score of 1, misdetection possible!';
    expect(problem(`${guessed}\n${log}`, { description: null, frames: 0 })).toMatchObject({ code: 'not-a-video' });
  });

  it('tells formats that refer to other files from those that are merely no video', () => {
    const refused = (name: string) =>
      problem(`[${name} @ 0x1] Format not on whitelist 'mov,avi'`, { description: null, frames: 0 })?.code;
    expect(refused('hls')).toBe('format-refused');
    expect(refused('concat')).toBe('format-refused');
    expect(refused('srt')).toBe('not-a-video');
    const external =
      "[mov,mp4,m4a,3gp,3g2,mj2 @ 0x1] Skipped opening external track: stream 0, alias: path='/etc/passwd'";
    expect(problem(external, { frames: 0 })?.code).toBe('format-refused');
    expect(problem(external, { frames: 10 })).toBeNull();
  });

  it('knows a file without video, and gives the last words of ffmpeg where it knows nothing', () => {
    const noVideo = { ...opened, video: null };
    expect(
      problem(
        "Stream map '0:V:0' matches no streams.\nTo ignore this, add a trailing '?' to the map.\nFailed to set value '0:V:0' for option 'map': Invalid argument",
        {
          description: noVideo,
          frames: 0,
        },
      )?.code,
    ).toBe('no-video-stream');
    expect(problem('[abc @ 0x1] [def @ 0x2] Something went wrong', { frames: 0 })).toMatchObject({
      code: 'not-a-video',
      message: 'clip.mp4 cannot be read as a video: no frame could be decoded (h264): Something went wrong.',
    });
  });
});
