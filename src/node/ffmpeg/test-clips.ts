import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FfmpegProgram, sharedFfmpeg } from './locate-ffmpeg.ts';

/**
 * Clips for tests, drawn by ffmpeg itself into the folder for temporary files and kept there between runs. Every frame of a clip differs from
 * every other.
 */
const folderFor = ({ version }: FfmpegProgram) =>
  join(tmpdir(), `tandem-test-clips-1-${version.replace(/[^\w.-]/g, '_')}`);

/** Moving test picture, 25 frames per second. */
const drawn = (size: string, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=${size}:rate=25:duration=${seconds}`,
];

const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '12', '-bf', '3', '-threads', '1'];
const OPEN_GOP = ['-x264-params', 'open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0:threads=1'];

/** How a clip is made: arguments of ffmpeg but the output, given what it may need. */
type Recipe = (make: { clip: (name: string) => Promise<string>; program: FfmpegProgram }) => Promise<string[]>;

const rotated =
  (degrees: number): Recipe =>
  async ({ clip, program }) => {
    const source = await clip('quadrants.mp4');
    // The tag was dropped from the mp4 muxer when the option came with ffmpeg 6.
    if (program.libavformatMajor >= 60) return ['-display_rotation', String(degrees), '-i', source, '-c', 'copy'];
    return ['-i', source, '-c', 'copy', '-metadata:s:v:0', `rotate=${degrees}`];
  };

const RECIPES = {
  'b-frames.mp4': async () => [...drawn('160x120', 3), ...H264],
  'open-gop.mp4': async () => [...drawn('160x120', 3), ...H264, ...OPEN_GOP],
  'one-key-frame.mp4': async () => [...drawn('160x120', 3), ...H264, '-g', '1000'],
  'fragmented.mp4': async ({ clip }) => [
    '-i',
    await clip('b-frames.mp4'),
    '-c',
    'copy',
    '-movflags',
    'frag_keyframe+empty_moov',
  ],
  'edit-list.mp4': async ({ clip }) => ['-ss', '0.7', '-i', await clip('b-frames.mp4'), '-c', 'copy'],
  'late-start.mp4': async ({ clip }) => ['-i', await clip('b-frames.mp4'), '-c', 'copy', '-output_ts_offset', '2.5'],
  'negative-start.mkv': async () => [
    ...drawn('160x120', 3),
    ...['-c:v', 'mjpeg', '-q:v', '4', '-output_ts_offset', '-0.5', '-avoid_negative_ts', 'disabled'],
  ],
  'negative-b-frames.mkv': async ({ clip }) => [
    ...['-i', await clip('b-frames.mp4'), '-c', 'copy', '-output_ts_offset', '-0.5', '-avoid_negative_ts', 'disabled'],
  ],
  'variable-rate.mp4': async () => [
    ...drawn('160x120', 4),
    ...['-vf', "select='lt(n,20)+not(mod(n,3))'", '-fps_mode', 'vfr', ...H264],
  ],
  'transport.ts': async ({ clip }) => [
    '-i',
    await clip('b-frames.mp4'),
    '-c',
    'copy',
    '-bsf:v',
    'h264_mp4toannexb',
    '-f',
    'mpegts',
  ],
  'odd.webm': async () => [
    ...drawn('354x242', 1),
    '-vf',
    'format=rgb24,crop=353:241:0:0',
    ...vp9(),
    '-pix_fmt',
    'yuv420p',
  ],
  'odd-444.mp4': async () => [
    ...drawn('354x242', 1),
    '-vf',
    'format=rgb24,crop=353:241:0:0',
    ...H264,
    '-pix_fmt',
    'yuv444p',
  ],
  'vp9.webm': async () => [...drawn('160x120', 3), ...vp9()],
  'mjpeg.avi': async () => [...drawn('160x120', 3), '-c:v', 'mjpeg', '-q:v', '4'],
  'mpeg4.avi': async () => [...drawn('160x120', 3), '-c:v', 'mpeg4', '-g', '12', '-bf', '2', '-q:v', '4'],
  'fast-start.mp4': async ({ clip }) => ['-i', await clip('b-frames.mp4'), '-c', 'copy', '-movflags', 'faststart'],
  'quadrants.mp4': async () => [
    ...['-f', 'lavfi', '-i', 'color=red:size=96x64:rate=25:duration=0.2'],
    // Green to the right of red, blue below red, white below green.
    ...[
      '-vf',
      'format=rgb24,geq=r=255*(gte(X\\,48)*gte(Y\\,32)+lt(X\\,48)*lt(Y\\,32)):g=255*gte(X\\,48):b=255*gte(Y\\,32)',
    ],
    ...H264,
  ],
  'rotated-90.mp4': rotated(90),
  'rotated-180.mp4': rotated(180),
  'rotated-270.mp4': rotated(270),
  'sound.m4a': async () => ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac'],
  'cover.png': async () => ['-f', 'lavfi', '-i', 'color=red:size=64x64', '-frames:v', '1'],
  'sound-with-cover.mp4': async ({ clip }) => [
    ...['-i', await clip('sound.m4a'), '-i', await clip('cover.png'), '-map', '0', '-map', '1'],
    ...['-c', 'copy', '-disposition:v', 'attached_pic'],
  ],
  'hd.mp4': async () => [...drawn('1280x720', 2), ...H264],
} satisfies Record<string, Recipe>;

/** A clip of {@link testClip}. */
export type ClipName = keyof typeof RECIPES;

/** The path of a clip, which is made if it is not there. */
export async function testClip(name: ClipName): Promise<string> {
  const program = await sharedFfmpeg();
  const folder = folderFor(program);
  const path = join(folder, name);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const args = await RECIPES[name]({ clip: (other) => testClip(other as ClipName), program });
  // Other workers may make the same clip: what stands under its name is always whole.
  const part = join(folder, `${process.pid}-${name}`);
  await promisify(execFile)(program.path, ['-nostdin', '-v', 'error', '-y', ...args, part]);
  await rename(part, path);
  return path;
}

/** An empty folder of the caller's own, and the means to remove it. */
export async function testFolder(name: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = join(tmpdir(), `tandem-test-${name}-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * MD5 of every frame as rgb24, by a decode of the whole file that has nothing in common with ours but ffmpeg: its own `framehash` muxer, no
 * seeking, no filters, default time stamps.
 */
export async function independentFrameHashes(path: string): Promise<string[]> {
  const { path: ffmpeg } = await sharedFfmpeg();
  const output = [
    '-map',
    '0:V:0',
    '-fps_mode',
    'passthrough',
    '-pix_fmt',
    'rgb24',
    '-f',
    'framehash',
    '-hash',
    'md5',
    '-',
  ];
  // See run-ffmpeg.ts for the variable.
  const env = { ...process.env, GCONV_PATH: '/nonexistent' };
  const { stdout } = await promisify(execFile)(ffmpeg, ['-nostdin', '-v', 'error', '-i', path, ...output], { env });
  const lines = stdout.split('\n').filter((line) => line.startsWith('0,'));
  return lines.map((line) => line.split(',').at(-1)!.trim());
}

/**
 * A program like the one given that writes the arguments of each of its runs to a file, a line per run (POSIX shells only).
 *
 * @param swapOnJump file that runs with a jump read instead of theirs: a jump that leads to the wrong frames
 */
export async function recordingProgram(
  program: FfmpegProgram,
  folder: string,
  swapOnJump?: string,
): Promise<{ program: FfmpegProgram; runs: () => Promise<string[]> }> {
  const record = join(folder, 'runs.txt');
  const script = join(folder, 'ffmpeg');
  const swap = `case "$*" in *" -ss "*)
  for argument in "$@"; do
    shift
    case "$argument" in file:*) argument='file:${swapOnJump}';; esac
    set -- "$@" "$argument"
  done;; esac`;
  await writeFile(record, '');
  const lines = ['#!/bin/sh', `echo "$@" >> '${record}'`, ...(swapOnJump ? [swap] : []), `exec '${program.path}' "$@"`];
  await writeFile(script, `${lines.join('\n')}\n`);
  await chmod(script, 0o755);
  const runs = async () => (await readFile(record, 'utf8')).split('\n').filter((line) => line !== '');
  return { program: { ...program, path: script }, runs };
}

function vp9(): string[] {
  return ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '12', '-b:v', '300k'];
}
