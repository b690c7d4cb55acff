import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { isAbort, TandemError } from '../../contract/errors.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { BundledClip, BundlePlan } from '../../engine/export/bundle/plan-bundle.ts';
import type { BundleWriter } from '../../engine/export/bundle/write-bundle.ts';
import { UNFINISHED } from '../cache/write-whole-file.ts';
import { listPictures } from '../ffmpeg/picture-folder.ts';
import { createProject } from '../store/project-files.ts';
import { PROJECT_EXTENSION } from '../store/project-paths.ts';

const MEGABYTE = 1e6;

/** One file of a bundle. */
interface Entry {
  readonly from: string;
  readonly to: string;
  readonly sizeBytes: number;
  readonly modified: Date;
  /** Video does not become smaller. */
  readonly compress: boolean;
}

/** Bundles as zip files, streamed: no clip is ever in memory. */
export function createBundleWriter(): BundleWriter {
  return {
    write: async (file, plan, signal, report) => {
      signal.throwIfAborted();
      const desk = await mkdtemp(path.join(tmpdir(), 'tandem-bundle-'));
      const unfinished = `${file}.${randomUUID()}${UNFINISHED}`;
      try {
        await mkdir(path.dirname(path.resolve(file)), { recursive: true });
        const project = path.join(desk, `${plan.name}${PROJECT_EXTENSION}`);
        await (await createProject(project, plan.project)).close();
        const entries = [await entryOf(project, path.basename(project), true), ...(await clipEntries(plan.clips))];
        await writeZip(unfinished, plan, entries, signal, report);
        signal.throwIfAborted();
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw asExportError(error, file);
      } finally {
        await rm(desk, { recursive: true, force: true });
      }
    },
  };
}

/** @throws what the file system says */
async function entryOf(from: string, to: string, compress: boolean): Promise<Entry> {
  const { size, mtime } = await stat(from);
  return { from, to, sizeBytes: size, modified: mtime, compress };
}

/** The files of the clips; of a folder of pictures, the pictures. */
async function clipEntries(clips: readonly BundledClip[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { from, to } of clips) {
    if (!(await stat(from)).isDirectory()) entries.push(await entryOf(from, to, false));
    else {
      const { files } = await listPictures(from, path.basename(from));
      for (const picture of files) entries.push(await entryOf(picture, `${to}/${path.basename(picture)}`, false));
    }
  }
  return entries;
}

async function writeZip(
  file: string,
  { name }: BundlePlan,
  entries: readonly Entry[],
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const zip = new ZipFile();
  const failure = new AbortController();
  zip.on('error', (error: unknown) => failure.abort(error));
  let reading: ReadStream | null = null;
  for (const { from, to, sizeBytes, modified, compress } of entries) {
    const options = { mtime: modified, mode: 0o100644, compress, ...(compress ? {} : { size: sizeBytes }) };
    // Only the file whose turn it is stays open.
    zip.addReadStreamLazy(`${name}/${to}`, options, (take) => {
      reading = createReadStream(from);
      reading.once('error', (error) => failure.abort(error));
      take(null, reading);
    });
  }
  zip.end();
  try {
    const ends = AbortSignal.any([signal, failure.signal]);
    await pipeline(zip.outputStream, progressOf(entries, report), createWriteStream(file, { flags: 'wx' }), {
      signal: ends,
    });
  } catch (error) {
    signal.throwIfAborted();
    failure.signal.throwIfAborted();
    throw error;
  } finally {
    (reading as ReadStream | null)?.destroy();
  }
}

/** Tells what has gone through, each whole megabyte once. */
function progressOf(entries: readonly Entry[], report: ReportProgress): Transform {
  const total = Math.ceil(entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / MEGABYTE);
  let bytes = 0;
  let told = -1;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      const whole = Math.min(total, Math.floor(bytes / MEGABYTE));
      if (whole !== told) report({ stage: 'bundle', done: whole, total, unit: 'MB' });
      told = whole;
      done(null, chunk);
    },
    flush: (done) => {
      report({ stage: 'bundle', done: total, total, unit: 'MB' });
      done();
    },
  });
}

/** What is no error of ours and no cancelling, in words. */
function asExportError(error: unknown, file: string): unknown {
  if (error instanceof TandemError || isAbort(error)) return error;
  return new TandemError('export-failed', `${file} cannot be written: ${(error as Error).message}`, {
    hint: 'Check the room on the disk and the rights of the folder, and that the clips are not being changed.',
    cause: error,
  });
}
