import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { appPaths } from '../../src/node/app-paths.ts';
import { sharedFfmpeg } from '../../src/node/ffmpeg/locate-ffmpeg.ts';
import { run } from './measure.ts';

/**
 * A clip that benches measure with: made by ffmpeg where it is not cached yet.
 *
 * @param name counts the recipe's versions, so that an older file is not taken for it
 * @param args what ffmpeg reads and how it encodes
 */
export async function madeClip(name: string, args: readonly string[]): Promise<string> {
  const folder = path.join(appPaths().cache, 'bench');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.mp4`);
  if (existsSync(file)) return file;
  const { path: ffmpeg } = await sharedFfmpeg();
  const unfinished = path.join(folder, `unfinished-${name}.mp4`);
  await run(ffmpeg, ['-y', ...args, '-movflags', '+faststart', unfinished]);
  await rename(unfinished, file);
  return file;
}
