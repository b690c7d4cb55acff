import { createHash } from 'node:crypto';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readBarCode } from '../../../build/golden-media/bar-code.ts';
import { GOLDEN_MEDIA, type GoldenClip } from '../../../build/golden-media/clips.ts';
import { COLOUR_PATCHES, patchCentre } from '../../../build/golden-media/draw-frame.ts';
import { ensureGolden } from '../../../build/golden-media/ensure-golden.ts';
import { FrameReader } from '../../engine/media/frame-reader.ts';
import { FrameTable } from '../../engine/media/frame-table.ts';
import type { OpenedVideo, RgbFrame } from '../../engine/ports.ts';
import { framePicture } from '../../engine/server/frame-picture.ts';
import { PictureRuns } from '../../engine/server/picture-runs.ts';
import { toneMapToBt709 } from '../../kernels/tone-map-bt709.ts';
import { encodePicture } from '../export/encode-picture.ts';
import { FfmpegFrameSource } from './ffmpeg-frame-source.ts';
import { independentFrameHashes } from './test-clips.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000, maxConcurrency: 3 });

/** Random seeks per clip; the long run has hundreds. */
const SEEKS = Number(process.env.TANDEM_GOLDEN_SEEKS ?? 6);

const source = new FfmpegFrameSource();
let paths: Record<string, string>;
const videos = new Map<string, Promise<OpenedVideo>>();
const videoOf = ({ name }: GoldenClip) => {
  const video = videos.get(name) ?? source.open(paths[name]!);
  videos.set(name, video);
  return video;
};
beforeAll(async () => {
  paths = await ensureGolden();
});

const hashOf = ({ data }: RgbFrame) => createHash('md5').update(data).digest('hex');
const codeOf = ({ data, width, height }: RgbFrame) => readBarCode(data, width, height);
const isWhole = ({ name }: GoldenClip) => !name.startsWith('missing-tail');
/** The colours or the shape of these are changed on the way, so that a plain decode has other bytes. */
const isConverted = ({ hdr, mixed, name }: GoldenClip) =>
  hdr !== undefined || mixed === true || name === 'anamorphic.mp4';

/** Numbers 0..count - 1 in an order without order, the same in every run. */
function* randomIndexes(count: number, howMany: number): Generator<number> {
  let state = 20261120;
  for (let seek = 0; seek < howMany; seek += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * count);
  }
}

/** When frame i of a clip appears, seconds after frame 0; null when the clip does not say. */
function secondsOf({ name, fps }: GoldenClip, index: number): number | null {
  if (fps !== null) return index / fps;
  if (name !== 'vfr-phone.mp4') return null;
  // The recipe of the clip.
  const lost = (2 * Math.floor(index / 11)) / 30;
  return index / 30 + lost + ((index * 7) % 5) / 1000 + Math.max(0, index - 60) * (1 / 24 - 1 / 30);
}

describe.each(GOLDEN_MEDIA.map((clip) => [clip.name, clip] as const))('%s', (_name, clip) => {
  it.concurrent('is what it is known to be', async () => {
    const { info, table } = await videoOf(clip);
    const { width, height, rotation, codec } = clip;
    expect(info).toMatchObject({ width, height, codec, rotationDegrees: rotation });
    expect(info.color.transfer ?? null).toBe(clip.hdr ?? info.color.transfer);
    expect(info.damage?.code).toBe(isWhole(clip) ? undefined : 'video-truncated');
    expect(info.mixedPictures).toBe(clip.mixed);
    if (!isWhole(clip)) return;
    expect(info.frames).toBe(clip.frames);
    expect(info.vfr).toBe(clip.fps === null);
    if (clip.fps !== null) expect(info.fps).toBeCloseTo(clip.fps, 6);
    const times = new FrameTable(table);
    const tick = Math.max(0.001, table.timeBase[0] / table.timeBase[1]);
    const wrong = table.pts.findIndex((_, i) => Math.abs(times.secondsOf(i) - secondsOf(clip, i)!) > tick);
    expect(wrong).toBe(-1);
  });

  it.concurrent('gives the same frames forwards, backwards, at random and scaled, those of an independent decode', async () => {
    const video = await videoOf(clip);
    const last = video.info.frames - 1;
    const hashes: string[] = [];
    const codes: (number | null)[] = [];
    for await (const frame of source.decode(video, { first: 0, last })) {
      hashes.push(hashOf(frame));
      codes.push(codeOf(frame));
    }
    // A frame that is missing near a cut makes the numbers jump there.
    if (isWhole(clip)) expect(codes).toEqual(hashes.map((_, index) => clip.firstNumber + index));
    else expect(codes.slice(0, -4)).toEqual(codes.slice(0, -4).map((_, index) => index));
    if (clip.kind === 'file' && !isConverted(clip))
      expect(hashes).toEqual(await independentFrameHashes(paths[clip.name]!));

    const reader = new FrameReader(source, video, { budgetBytes: 80 * video.info.width * video.info.height * 3 });
    const back: string[] = [];
    for (let index = last; index >= 0; index -= 1) back.unshift(hashOf(await reader.frame(index)));
    await reader.close();
    expect(back).toEqual(hashes);

    for (const index of randomIndexes(hashes.length, SEEKS)) {
      for await (const frame of source.decode(video, { first: index, last: index })) {
        expect([index, hashOf(frame)]).toEqual([index, hashes[index]]);
      }
    }

    // As the networks and the timeline see it.
    const scaled: (number | null)[] = [];
    const size = { width: Math.round(video.info.width / 2), height: Math.round(video.info.height / 2) };
    for await (const frame of source.decode(video, { first: last >> 1, last, size })) scaled.push(codeOf(frame));
    expect(scaled).toEqual(codes.slice(last >> 1));
  });

  it.concurrent('shows the same in the pictures that the window asks for', async () => {
    const video = await videoOf(clip);
    const services = { runs: new PictureRuns({ frames: source }), pictures: { jpeg: encodePictureAsJpeg } };
    const middle = Math.floor(video.info.frames * 0.7);
    // One by itself, then as a clip is played, then back.
    for (const index of [0, middle, middle + 1, middle + 2, middle - 5]) {
      const signal = new AbortController().signal;
      const { data, bytes } = await framePicture(services, video, { index, maxSide: 160 }, signal);
      const picture = await loadImage(Buffer.from(bytes));
      const canvas = createCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, picture.width, picture.height);
      expect([data.width, data.height]).toEqual([picture.width, picture.height]);
      expect(readBarCode(pixels, picture.width, picture.height)).toBe(clip.firstNumber + index);
    }
  });
});

const encodePictureAsJpeg = (frame: RgbFrame, quality: number) => encodePicture(frame, 'jpeg', quality);

describe('colours', () => {
  it.each(['hlg.mp4', 'pq.mp4', 'hlg-vp9.webm', 'rate-50.mp4', 'dnxhr.mov', 'pictures'])('%s', async (name) => {
    const clip = GOLDEN_MEDIA.find((each) => each.name === name)!;
    const video = await videoOf(clip);
    const white = clip.hdr === 'smpte2084' ? 0.58 : 0.75;
    for await (const { data, width, height } of source.decode(video, { first: 5, last: 5 })) {
      COLOUR_PATCHES.forEach((drawn, patch) => {
        const expected = clip.hdr
          ? toneMapToBt709(drawn.map((value) => (value * white) / 255) as [number, number, number], clip.hdr)
          : drawn.map((value) => value / 255);
        const { x, y } = patchCentre(patch);
        const at = (Math.round(y * height) * width + Math.round(x * width)) * 3;
        // Coding takes its share: more of saturated colours, whose dark components are steep after tone mapping.
        const tolerance = drawn[0] === drawn[1] ? 3 : 12;
        expected.forEach((value, channel) => {
          expect(Math.abs(data[at + channel]! - value * 255), `${name}, patch ${patch}`).toBeLessThanOrEqual(tolerance);
        });
      });
    }
  });
});
