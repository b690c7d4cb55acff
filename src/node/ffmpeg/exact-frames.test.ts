import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { OpenedVideo } from '../../engine/ports.ts';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { type ClipName, independentFrameHashes, testClip } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

async function read(source: FfmpegFrameSource, video: OpenedVideo, first: number, last: number) {
  const frames = [];
  for await (const { index, width, height, data } of source.decode(video, { first, last })) {
    frames.push({ index, width, height, hash: createHash('md5').update(data).digest('hex') });
  }
  return frames;
}

describe('frame i is the i-th frame of an independent decode of the whole file', () => {
  const clips: readonly ClipName[] = [
    ...(['b-frames.mp4', 'open-gop.mp4', 'one-key-frame.mp4', 'fragmented.mp4', 'edit-list.mp4'] as const),
    ...([
      'late-start.mp4',
      'negative-start.mkv',
      'negative-b-frames.mkv',
      'variable-rate.mp4',
      'transport.ts',
    ] as const),
    ...(['vp9.webm', 'odd.webm', 'odd-444.mp4', 'mjpeg.avi', 'mpeg4.avi'] as const),
    'rotated-90.mp4',
  ];
  it.each(clips)('%s', async (name) => {
    const path = await testClip(name);
    const source = new FfmpegFrameSource();
    const [expected, video] = await Promise.all([independentFrameHashes(path), source.open(path)]);
    // Were frames alike, a wrong one would not be noticed.
    if (name !== 'rotated-90.mp4') expect(new Set(expected).size).toBe(expected.length);
    expect(video.info.frames).toBe(expected.length);
    expect(video.table.pts).toHaveLength(expected.length);

    const { width, height } = video.info;
    expect(await read(source, video, 0, expected.length - 1)).toEqual(
      expected.map((hash, index) => ({ index, width, height, hash })),
    );

    const first = Math.floor(expected.length * 0.6);
    const jumped = await read(source, video, first, first + 1);
    expect(jumped.map(({ hash }) => hash)).toEqual(expected.slice(first, first + 2));
  });
});
