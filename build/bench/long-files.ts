import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { appPaths } from '../../src/node/app-paths.ts';
import { sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { run } from './measure.ts';
import { longPair } from './window/bench-clips.ts';

/** Frames a second of the small clips. */
const RATE = 10;

/** A clip of so many minutes in 320 x 180, all made of the same minute. */
export async function minutesClip(minutes: number): Promise<string> {
  const minute = await made('minute', [
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${RATE}:duration=60`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', String(2 * RATE), '-pix_fmt', 'yuv420p'],
  ]);
  return made(`${minutes}-minutes`, repeated(minute, minutes));
}

/** A clip of ten minutes in 1080p at 30 frames a second. */
export async function tenMinutesClip(): Promise<string> {
  return made('10-minutes-1080p', repeated((await longPair()).source, 10));
}

function repeated(clip: string, times: number): string[] {
  return ['-stream_loop', String(times - 1), '-i', clip, '-c', 'copy'];
}

/** Makes a file where it is not cached yet. */
async function made(name: string, args: readonly string[]): Promise<string> {
  const folder = path.join(appPaths().cache, 'bench');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `long-file-1-${name}.mp4`);
  if (existsSync(file)) return file;
  const { path: ffmpeg } = await sharedFfmpeg();
  const unfinished = path.join(folder, `unfinished-long-file-1-${name}.mp4`);
  await run(ffmpeg, ['-y', ...args, '-movflags', '+faststart', unfinished]);
  await rename(unfinished, file);
  return file;
}
