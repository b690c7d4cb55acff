import type { RgbFrame } from '../../engine/ports.ts';
import { writeWholeFile } from '../cache/write-whole-file.ts';
import { encodePicture } from './encode-picture.ts';
import { exportFailed } from './export-error.ts';

/**
 * Writes a frame as a PNG file, whole or not at all.
 *
 * @throws TandemError export-failed
 */
export async function writePng(frame: RgbFrame, path: string): Promise<void> {
  await writePicture(await encodePicture(frame, 'png'), path);
}

/**
 * Writes the bytes of a picture, whole or not at all.
 *
 * @throws TandemError export-failed
 */
export async function writePicture(bytes: Uint8Array, path: string): Promise<void> {
  try {
    await writeWholeFile(path, [bytes]);
  } catch (error) {
    throw exportFailed(path, (error as Error).message, error);
  }
}
