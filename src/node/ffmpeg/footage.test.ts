import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { independentFrameHashes } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 60_000 });

const footage = join(import.meta.dirname, '../../../../shared/footage');
const present = existsSync(join(footage, 'dataset.json'));

interface Clip {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
}

/** The smaller clips of the evaluation set, for time. */
const clips: Clip[] = present
  ? (JSON.parse(readFileSync(join(footage, 'dataset.json'), 'utf8')) as { clips: Clip[] }).clips.filter(
      ({ file }) => statSync(join(footage, file)).size < 1_000_000,
    )
  : [];

describe.skipIf(!present)('real clips (../shared/footage is absent when these are skipped)', () => {
  it('have the size, frames and rate that were read off by hand', async () => {
    expect(clips.length).toBeGreaterThan(3);
    const source = new FfmpegFrameSource();
    for (const { file, width, height, frames, fps } of clips) {
      const { info } = await source.open(join(footage, file));
      expect([file, info.width, info.height, info.frames, info.fps.toFixed(2)]).toEqual([
        file,
        width,
        height,
        frames,
        fps.toFixed(2),
      ]);
    }
  });

  it('give the frames that an independent decode gives', async () => {
    const path = join(footage, 'golf_swing/golfdb_test_video.mp4');
    const source = new FfmpegFrameSource();
    const [expected, video] = await Promise.all([independentFrameHashes(path), source.open(path)]);
    for (const index of [20, 80, 113, 175, 263]) {
      for await (const frame of source.decode(video, { first: index, last: index })) {
        expect(createHash('md5').update(frame.data).digest('hex')).toBe(expected[index]);
      }
    }
  });
});
