import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { appPaths } from '../../../src/node/app-paths.ts';
import { sharedFfmpeg } from '../../../src/node/ffmpeg/locate-ffmpeg.ts';
import { run } from '../measure.ts';

/** Two clips of the same kind. */
export interface BenchPair {
  readonly source: string;
  readonly target: string;
}

/** Test patterns with moving things; a number in the name counts the recipe's versions, so that an older file is not taken for it. */
const LONG = { name: 'long-1080p-1', size: '1920x1080', rate: 30, seconds: 60 };
const MANY = { name: 'many-frames-1', size: '64x48', rate: 25, seconds: 4000 };

/** A pair of 60 s in 1080p at 30 frames a second, encoded as a camera would: B-frames, a key frame every two seconds. */
export function longPair(): Promise<BenchPair> {
  return made(LONG);
}

/** A pair of 100,000 tiny frames. */
export function manyFramesPair(): Promise<BenchPair> {
  return made(MANY);
}

/** Makes the clips where they are not cached yet. */
async function made({ name, size, rate, seconds }: typeof LONG): Promise<BenchPair> {
  const folder = path.join(appPaths().cache, 'bench');
  await mkdir(folder, { recursive: true });
  const { path: ffmpeg } = await sharedFfmpeg();
  const clip = async (which: string, filter: string): Promise<string> => {
    const file = path.join(folder, `${name}-${which}.mp4`);
    if (existsSync(file)) return file;
    const unfinished = path.join(folder, `unfinished-${name}-${which}.mp4`);
    const pattern = `testsrc2=size=${size}:rate=${rate}:duration=${seconds}${filter}`;
    const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', `${2 * rate}`, '-pix_fmt', 'yuv420p'];
    await run(ffmpeg, ['-y', '-f', 'lavfi', '-i', pattern, ...encoder, '-movflags', '+faststart', unfinished]);
    await rename(unfinished, file);
    return file;
  };
  return { source: await clip('source', ''), target: await clip('target', ',hflip,hue=h=120') };
}
