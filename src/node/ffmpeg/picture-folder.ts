import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { picturesInOrder } from '../../contract/picture-sequence.ts';
import type { FileFacts } from './file-facts.ts';
import { unreadable } from './file-facts.ts';
import { quickHashOf } from './quick-hash.ts';

/** The rate at which the pictures of a folder are taken to follow each other, frames per second: that of DAVIS. */
export const PICTURES_PER_SECOND = 24;

/** ffmpeg's demuxers for pictures that come one after another, by the ends of the files' names. */
const DEMUXERS: Readonly<Record<string, 'jpeg_pipe' | 'png_pipe'>> = {
  jpg: 'jpeg_pipe',
  jpeg: 'jpeg_pipe',
  png: 'png_pipe',
};

/** The pictures of a folder, in the order of their numbers. */
export interface PictureSequence {
  readonly demuxer: 'jpeg_pipe' | 'png_pipe';
  /** Paths. Frame i is the i-th one, whatever its number. */
  readonly files: readonly string[];
}

/**
 * Finds the numbered pictures of a folder: `00000.jpg`, `frame_0001.png` and so on. Other files, and folders in it, are passed over.
 *
 * @param name of the folder, for messages
 * @throws TandemError not-a-video when there are none, or those of two sequences
 */
export async function listPictures(folder: string, name: string): Promise<PictureSequence> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const files = picturesInOrder(name, names).map((each) => join(folder, each));
  return { demuxer: DEMUXERS[extname(files[0]!).slice(1).toLowerCase()]!, files };
}

/**
 * What identifies a sequence: the number of the pictures, the size of each, and the content of the first, the middle and the last one.
 * Names do not count, nor does what else lies in the folder.
 *
 * @throws TandemError file-not-found
 */
export async function readSequenceFacts(folder: string, name: string, { files }: PictureSequence): Promise<FileFacts> {
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for (const file of files) {
      const { size } = await stat(file);
      hash.update(`${size} `);
      sizeBytes += size;
    }
    for (const index of [0, files.length >> 1, files.length - 1]) hash.update(await quickHashOf(files[index]!));
    const digest = hash.digest('hex');
    return {
      sizeBytes,
      modifiedMs: (await stat(folder)).mtimeMs,
      quickHash: digest,
      sampledHash: digest,
      declaredSizeBytes: null,
      endsInsidePacket: false,
    };
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Writes pictures one after another to a program's input and ends it. Never rejects: a program that has gone says why itself. */
export async function feedPictures(stdin: Writable, files: readonly string[]): Promise<void> {
  try {
    for (const file of files) {
      for await (const chunk of createReadStream(file)) {
        if (stdin.destroyed) return;
        if (!stdin.write(chunk)) await drained(stdin);
      }
    }
  } catch {
    // A picture that vanished: the frames that are missing tell.
  } finally {
    stdin.end();
  }
}

function drained(stdin: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stdin.off('drain', done);
      stdin.off('close', done);
      stdin.off('error', done);
      resolve();
    };
    stdin.on('drain', done);
    stdin.on('close', done);
    stdin.on('error', done);
  });
}
