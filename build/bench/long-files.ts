import { madeClip } from './made-clip.ts';
import { longPair } from './window/bench-clips.ts';

/** Frames a second of the small clips. */
const RATE = 10;

/** A clip of so many minutes in 320 x 180, all made of the same minute. */
export async function minutesClip(minutes: number): Promise<string> {
  const minute = await madeClip('long-file-1-minute', [
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${RATE}:duration=60`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', String(2 * RATE), '-pix_fmt', 'yuv420p'],
  ]);
  return madeClip(`long-file-1-${minutes}-minutes`, repeated(minute, minutes));
}

/** A clip of ten minutes in 1080p at 30 frames a second. */
export async function tenMinutesClip(): Promise<string> {
  return madeClip('long-file-1-10-minutes-1080p', repeated((await longPair()).source, 10));
}

function repeated(clip: string, times: number): string[] {
  return ['-stream_loop', String(times - 1), '-i', clip, '-c', 'copy'];
}
