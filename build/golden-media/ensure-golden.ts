import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type FfmpegProgram, sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { GOLDEN_MEDIA, type GoldenEntry } from './clips.ts';
import { drawFrame } from './draw-frame.ts';

/** Where the set of this generator and this ffmpeg lies: outside git, kept between runs, another folder when either changes. */
export async function goldenFolder(): Promise<string> {
  const { version } = await sharedFfmpeg();
  const hash = createHash('sha256').update(version);
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const name of sources.sort()) hash.update(readFileSync(path.join(import.meta.dirname, name)));
  return path.resolve(
    import.meta.dirname,
    '../../node_modules/.cache/tandem-golden-media',
    hash.digest('hex').slice(0, 16),
  );
}

/**
 * Makes what is missing of the golden set. Any number of processes may do so at once: what stands under a name is always whole.
 *
 * @param names which clips; the whole set when left out
 * @returns the path of every clip asked for, by its name
 * @throws Error when there is no such clip, or ffmpeg fails
 */
export async function ensureGolden(
  names: readonly string[] = GOLDEN_MEDIA.map(({ name }) => name),
): Promise<Record<string, string>> {
  const entries = names.map((name) => {
    const found = GOLDEN_MEDIA.find((entry) => entry.name === name);
    if (!found) throw new Error(`The golden set has no clip ${name}`);
    return found;
  });
  const program = await sharedFfmpeg();
  const folder = await goldenFolder();
  const waiting = entries.filter(({ name }) => !existsSync(path.join(folder, name)));
  // Processes that begin together begin at different places, so that each finds made what another one has made.
  waiting.push(...waiting.splice(0, process.pid % (waiting.length || 1)));
  const workers = Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!existsSync(path.join(folder, next.name))) await make(program, folder, next);
    }
  });
  await Promise.all(workers);
  return Object.fromEntries(names.map((name) => [name, path.join(folder, name)]));
}

async function make(program: FfmpegProgram, folder: string, { name, kind, recipe }: GoldenEntry): Promise<void> {
  const workshop = path.join(folder, `.${randomUUID()}`);
  await mkdir(workshop, { recursive: true });
  try {
    const made = path.join(workshop, name);
    if (kind === 'folder') await mkdir(made);
    const { remux, keep, change } = recipe;
    const first = remux ? path.join(workshop, `first${path.extname(name)}`) : made;
    if (change) await encodeParts(program, recipe, change, workshop, first);
    else {
      const output = kind === 'folder' ? path.join(first, '%05d.jpg') : first;
      await encode(program, recipe, { from: 0, to: recipe.drawn, size: recipe.size }, output);
    }
    if (remux) {
      const { before, after } = remuxArguments(program, remux);
      await finished(start(program, [...before, '-i', first, '-map', '0', '-c', 'copy', ...after, made]));
    }
    // An odd number of bytes: never whole packets of a transport stream.
    if (keep !== undefined) await truncate(made, Math.floor((await stat(made)).size * keep) | 1);
    await rename(made, path.join(folder, name)).catch((error: unknown) => {
      // Another process was quicker with a folder of pictures.
      if (!existsSync(path.join(folder, name))) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Encodes what comes before and after a change of size, and puts the second behind the first without decoding either. */
async function encodeParts(
  program: FfmpegProgram,
  recipe: GoldenEntry['recipe'],
  change: NonNullable<GoldenEntry['recipe']['change']>,
  workshop: string,
  output: string,
): Promise<void> {
  const parts = [
    { from: 0, to: change.from, size: recipe.size },
    { from: change.from, to: recipe.drawn, size: change.size },
  ];
  const names = parts.map((_, part) => `part-${part}${path.extname(output)}`);
  for (const [index, part] of parts.entries()) await encode(program, recipe, part, path.join(workshop, names[index]!));
  const list = path.join(workshop, 'parts.txt');
  await writeFile(list, names.map((name) => `file ${name}\n`).join(''));
  // In H.264 the parameters of the second part go into its first packet: a file of this kind has room for those of one part only.
  const inBand = recipe.encode.includes('libx264') ? ['-bsf:v', 'h264_mp4toannexb'] : [];
  await finished(start(program, ['-f', 'concat', '-i', list, '-c', 'copy', ...inBand, output]));
}

/** Frames `from` to `to` (not included), and the size in which they are drawn. */
interface DrawnPart {
  readonly from: number;
  readonly to: number;
  readonly size: readonly [width: number, height: number];
}

async function encode(
  program: FfmpegProgram,
  recipe: GoldenEntry['recipe'],
  { from, to, size }: DrawnPart,
  output: string,
): Promise<void> {
  const [width, height] = size;
  const drawn = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${width}x${height}`, '-framerate', recipe.rate];
  const sound = recipe.encode.includes('-c:a') ? ['-f', 'lavfi', '-i', 'sine=frequency=440'] : [];
  const child = start(program, [...drawn, '-i', 'pipe:0', ...sound, ...recipe.encode, output]);
  const end = finished(child);
  // It is waited for below, where it may have failed already.
  end.catch(() => {});
  const { stdin } = child;
  if (!stdin) throw new Error('ffmpeg has no input');
  // When ffmpeg fails, `end` says why.
  stdin.on('error', () => {});
  for (let number = from; number < to && !stdin.destroyed; number += 1) {
    if (!stdin.write(drawFrame(number, width, height))) await Promise.race([once(stdin, 'drain').catch(() => {}), end]);
  }
  stdin.end();
  await end;
}

/** The turn of a remux as this ffmpeg wants it, counter-clockwise: the option came with ffmpeg 6, which dropped the tag. */
function remuxArguments(program: FfmpegProgram, { before, after }: NonNullable<GoldenEntry['recipe']['remux']>) {
  if (after[0] !== '-rotation') return { before, after };
  const degrees = Number(after[1]);
  if (program.libavformatMajor < 60) return { before, after: ['-metadata:s:v:0', `rotate=${360 - degrees}`] };
  return { before: ['-display_rotation', String(-degrees)], after: [] };
}

function start(program: FfmpegProgram, args: readonly string[]): ChildProcess {
  return spawn(program.path, ['-hide_banner', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** @throws Error with ffmpeg's own words when it fails */
async function finished(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg failed: ${words.trim()}`);
}
