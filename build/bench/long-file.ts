// What a file of two hours costs the engine against one of two minutes that is made of the same minute: to open it the first time and again,
// to reach single frames of it, and in memory. The engine works in a process of its own, as in the studio.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appPaths } from '../../src/node/app-paths.ts';
import { FfmpegFrameSource } from '../../src/node/ffmpeg/ffmpeg-frame-source.ts';
import { sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { line, peakMebibytes, quantile, run, secondsOf } from './measure.ts';

const LONG_MINUTES = 120;
const SHORT_MINUTES = 2;
/** Frames a second. */
const RATE = 10;

/** What one file cost. */
interface Costs {
  readonly firstSeconds: number;
  readonly againSeconds: number;
  /** To reach single frames all over the file, milliseconds. */
  readonly seeks: readonly number[];
  readonly frames: number;
  readonly peakMebibytes: number;
}

/** Measures both files and prints the figures. */
export async function benchLongFile(): Promise<void> {
  const minute = await made('minute', [
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${RATE}:duration=60`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', String(2 * RATE), '-pix_fmt', 'yuv420p'],
  ]);
  const repeated = (minutes: number) =>
    made(`${minutes}-minutes`, ['-stream_loop', String(minutes - 1), '-i', minute, '-c', 'copy']);
  const short = await inProcess(await repeated(SHORT_MINUTES));
  const long = await inProcess(await repeated(LONG_MINUTES));
  const what = `two hours, ${long.frames.toLocaleString('en')} frames`;
  const times = (ratio: number) => `${ratio.toFixed(1)} x`;
  line(
    `${what}: opened, and opened again`,
    `${long.firstSeconds.toFixed(1)} s, ${(1000 * long.againSeconds).toFixed(0)} ms`,
    `two minutes: ${short.firstSeconds.toFixed(1)} s, ${(1000 * short.againSeconds).toFixed(0)} ms`,
  );
  const [seek, reference] = [quantile(long.seeks, 0.5), quantile(short.seeks, 0.5)];
  line(
    `${what}: a frame anywhere, median and 95 %`,
    `${seek.toFixed(0)}, ${quantile(long.seeks, 0.95).toFixed(0)} ms = ${times(seek / reference)}`,
    `two minutes: ${reference.toFixed(0)} ms`,
  );
  line(
    `${what}: memory peak of the engine's process`,
    `${long.peakMebibytes.toFixed(0)} MiB = ${times(long.peakMebibytes / short.peakMebibytes)}`,
    `two minutes: ${short.peakMebibytes.toFixed(0)} MiB`,
  );
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

async function inProcess(file: string): Promise<Costs> {
  const child = fork(import.meta.filename, [file]);
  const [costs] = (await once(child, 'message')) as [Costs];
  await once(child, 'exit');
  return costs;
}

async function costsOf(file: string): Promise<Costs> {
  const cacheFolder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
  try {
    const firstSeconds = await secondsOf(() => new FfmpegFrameSource({ cacheFolder }).open(file));
    const source = new FfmpegFrameSource({ cacheFolder });
    const opened = performance.now();
    const video = await source.open(file);
    const againSeconds = (performance.now() - opened) / 1000;
    const { frames } = video.info;
    const seeks: number[] = [];
    for (let seek = 0; seek < 20; seek++) {
      const index = Math.floor((frames * ((seek * 7) % 20)) / 20);
      seeks.push(
        1000 *
          (await secondsOf(async () => {
            for await (const _ of source.decode(video, { first: index, last: index }));
          })),
      );
    }
    return { firstSeconds, againSeconds, seeks, frames, peakMebibytes: peakMebibytes() };
  } finally {
    await rm(cacheFolder, { recursive: true, force: true });
  }
}

// This module is its own child process, which gets the file as an argument.
const [, , file] = process.argv;
if (process.send && file !== undefined) process.send(await costsOf(file));
