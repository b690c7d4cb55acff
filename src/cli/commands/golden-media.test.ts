import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBarCode } from '../../../build/golden-media/bar-code.ts';
import { GOLDEN_MEDIA } from '../../../build/golden-media/clips.ts';
import { ensureGolden } from '../../../build/golden-media/ensure-golden.ts';
import { createEngine, type Engine } from '../../node/create-engine.ts';
import { sharedFfmpeg } from '../../node/ffmpeg/locate-ffmpeg.ts';
import { independentFrameHashes, testFolder } from '../../node/ffmpeg/test-clips.ts';
import type { CommandContext } from '../context.ts';
import { frame } from './frame.ts';
import { probe } from './probe.ts';
import { table } from './table.ts';

// Every test starts programs, which a busy machine may take seconds to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000, maxConcurrency: 3 });

let own: Awaited<ReturnType<typeof testFolder>>;
let engine: Engine;
let paths: Record<string, string>;
beforeAll(async () => {
  own = await testFolder('cli-golden-media');
  engine = await createEngine({ cacheFolder: path.join(own.folder, 'cache') });
  paths = await ensureGolden();
});
afterAll(async () => {
  await engine.close();
  await own.remove();
});

/** A command with `--json`, in this process. */
async function run<T>(
  command: (context: CommandContext) => Promise<boolean>,
): Promise<{ good: boolean; json: T; notes: string[] }> {
  const printed: unknown[] = [];
  const notes: string[] = [];
  const good = await command({
    terminal: {
      print: () => {},
      printJson: (value) => void printed.push(value),
      note: (text) => void notes.push(text),
      report: () => {},
      endProgress: () => {},
    },
    json: true,
    signal: new AbortController().signal,
    engine: async () => engine,
    close: async () => {},
  });
  return { good, json: printed[0] as T, notes };
}

/** PTS of every frame in seconds from the first one, by a decode of the whole file in ffmpeg's own way. */
async function independentSeconds(file: string): Promise<number[]> {
  const { path: ffmpeg } = await sharedFfmpeg();
  const output = ['-map', '0:V:0', '-fps_mode', 'passthrough', '-enc_time_base', '1:1000000', '-f', 'framemd5', '-'];
  // See run-ffmpeg.ts for the variable.
  const env = { ...process.env, GCONV_PATH: '/nonexistent' };
  const { stdout } = await promisify(execFile)(ffmpeg, ['-nostdin', '-v', 'error', '-copyts', '-i', file, ...output], {
    env,
    maxBuffer: 2 ** 24,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('0,'));
  const times = lines.map((line) => Number(line.split(',')[2]) / 1e6);
  return times.map((time) => time - times[0]!);
}

async function pictureIn(file: string) {
  const picture = await loadImage(await readFile(file));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let pixel = 0; pixel * 4 < data.length; pixel += 1) {
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  }
  return { code: readBarCode(rgb, picture.width, picture.height), hash: createHash('md5').update(rgb).digest('hex') };
}

describe('the command line over the golden set', () => {
  it.concurrent.each(GOLDEN_MEDIA.map((clip) => [clip.name, clip] as const))('%s', async (name, clip) => {
    const file = paths[name]!;
    const { json } = await run<{ frames: { index: number; pts: number; seconds: number }[] }>((context) =>
      table(context, file),
    );
    const count = json.frames.length;
    expect(json.frames.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index));
    if (clip.kind === 'file') {
      const seconds = await independentSeconds(file);
      expect(seconds).toHaveLength(count);
      const wrong = seconds.findIndex((time, index) => Math.abs(time - json.frames[index]!.seconds) > 2e-6);
      expect(wrong).toBe(-1);
    }

    const index = [count >> 1, 0, Math.floor(count * 0.8), Math.floor(count * 0.3)];
    const written = await run<{ index: number; file: string }[]>((context) =>
      frame(context, file, { index, out: path.join(own.folder, name) }),
    );
    const plain = clip.kind === 'file' && !clip.hdr && !clip.mixed && name !== 'anamorphic.mp4';
    const hashes = plain ? await independentFrameHashes(file) : null;
    expect(written.json.map((each) => each.index)).toEqual(index);
    for (const each of written.json) {
      const { code, hash } = await pictureIn(each.file);
      expect(code).toBe(clip.firstNumber + each.index);
      if (hashes) expect(hash).toBe(hashes[each.index]);
    }
  });

  it('says of a file with a missing tail what is there and what is not, and uses it', async () => {
    const file = paths['missing-tail.ts']!;
    const probed = await run<[{ frames: number; error: { code: string } }]>((context) => probe(context, [file]));
    expect(probed.good).toBe(false);
    expect(probed.json[0]).toMatchObject({ width: 320, height: 180, error: { code: 'video-truncated' } });
    const { good, json, notes } = await run<{ frames: unknown[] }>((context) => table(context, file));
    expect(good).toBe(true);
    expect(json.frames).toHaveLength(probed.json[0].frames);
    expect(notes).toEqual([expect.stringMatching(/^missing-tail\.ts ends before its video does/)]);
  });
});
