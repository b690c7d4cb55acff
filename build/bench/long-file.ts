// How soon a long file is seen, and what a file of two hours costs the engine against one of two minutes that is made of the same minute: to
// open it the first time and again, to reach single frames of it, and in memory. The engine works in a process of its own, as in the studio.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FfmpegFrameSource } from '../../src/node/ffmpeg/ffmpeg-frame-source.ts';
import { sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { minutesClip, tenMinutesClip } from './long-files.ts';
import { line, peakMebibytes, quantile, run, secondsOf } from './measure.ts';

/** Length of the files that are compared. */
export const LONG_MINUTES = 120;
export const SHORT_MINUTES = 2;

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
  await benchFirstPicture();
  const short = await inProcess(await minutesClip(SHORT_MINUTES));
  const long = await inProcess(await minutesClip(LONG_MINUTES));
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

/** How soon the first picture of a long file in 1080p is there, while its frames are being counted. */
async function benchFirstPicture(): Promise<void> {
  const file = await tenMinutesClip();
  const { path: ffmpeg } = await sharedFfmpeg();
  const times: number[] = [];
  let progress = 0;
  for (let attempt = 0; attempt < 5; attempt++) {
    const cacheFolder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'));
    const start = performance.now();
    const control = new AbortController();
    const picture = new Promise<number>((resolve) => {
      const watcher = {
        progress: () => void (progress += 1),
        firstPicture: () => resolve(performance.now() - start),
      };
      void new FfmpegFrameSource({ cacheFolder }).open(file, control.signal, watcher).catch(() => undefined);
    });
    times.push(await picture);
    control.abort();
    await rm(cacheFolder, { recursive: true, force: true });
  }
  const one =
    1000 * (await secondsOf(() => run(ffmpeg, ['-v', 'error', '-i', file, '-frames:v', '1', '-f', 'null', '-'])));
  if (progress === 0) throw new Error('The counting told nothing of its progress.');
  const first = quantile(times, 0.5);
  line(
    'ten minutes in 1080p: the first picture, median and slowest of 5',
    `${first.toFixed(0)}, ${Math.max(...times).toFixed(0)} ms = ${(first / one).toFixed(1)} x`,
    `ffmpeg, one picture: ${one.toFixed(0)} ms`,
  );
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
