import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { VideoInfo } from '../../contract/media.ts';
import { declaredSizeOf, FILE_HEAD_BYTES, refuseReferenceFormats } from '../../engine/media/file-head.ts';
import { frameRateOf } from '../../engine/media/frame-rate.ts';
import { FrameTable } from '../../engine/media/frame-table.ts';
import { OpeningSymptoms, openingProblem } from '../../engine/media/opening-problem.ts';
import { type FrameList, FrameListParser } from '../../engine/media/parse-frame-list.ts';
import { StreamLinesParser, type VideoStreamDescription } from '../../engine/media/parse-stream-lines.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { frameListArguments } from './ffmpeg-arguments.ts';
import { LineSplitter } from './line-splitter.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { quickHash, readBytes } from './quick-hash.ts';
import { ffmpegFailure, runFfmpeg } from './run-ffmpeg.ts';

/** An opened video and what its decoding is checked against. */
export interface IndexedVideo {
  readonly video: OpenedVideo;
  /** Adler-32 of every decoded frame, see {@link FrameList}. */
  readonly checksums: Uint32Array;
  /** Milliseconds since the epoch; another time means another content. */
  readonly modifiedMs: number;
}

/**
 * Opens a video file with one run of ffmpeg that decodes all of it: the only way to a table whose every entry is a frame that
 * will really come.
 *
 * @throws TandemError file-not-found, file-empty, not-a-video, no-video-stream, video-truncated, format-refused, ffmpeg-failed
 */
export async function openVideo(program: FfmpegProgram, path: string, signal?: AbortSignal): Promise<IndexedVideo> {
  const file = basename(path);
  const bytes = await readFileFacts(path, file);
  const { list, stream } = await listFrames(program, path, file, bytes, signal);
  const table = {
    timeBase: list.timeBase,
    pts: [...list.pts],
    lastDuration: list.lastDuration > 0 ? list.lastDuration : lastInterval(list),
  };
  const info: VideoInfo = {
    file,
    width: list.width,
    height: list.height,
    frames: table.pts.length,
    durationSeconds: new FrameTable(table).durationSeconds,
    ...frameRateOf(table),
    codec: stream.codec,
    pixelFormat: stream.pixelFormat ?? 'unknown',
    rotationDegrees: stream.rotationDegrees,
    color: stream.color,
  };
  const video = { path: resolve(path), info, table, quickHash: bytes.quickHash, sizeBytes: bytes.sizeBytes };
  return { video, checksums: list.checksums, modifiedMs: bytes.modifiedMs };
}

/** The frames of a file and the stream they come from, or the error that says why there are none. */
async function listFrames(
  program: FfmpegProgram,
  path: string,
  file: string,
  bytes: FileFacts,
  signal: AbortSignal | undefined,
): Promise<{ list: FrameList; stream: VideoStreamDescription }> {
  const symptoms = new OpeningSymptoms();
  const streams = new StreamLinesParser();
  const frames = new FrameListParser();
  const ffmpeg = runFfmpeg(program, frameListArguments(program, path), {
    signal,
    onLogLine: (line) => {
      symptoms.line(line);
      streams.line(line);
    },
  });
  try {
    const lines = new LineSplitter((line) => frames.line(line));
    for await (const chunk of ffmpeg.stdout) lines.push(chunk as Uint8Array);
    lines.end();
    const exit = await ffmpeg.ended;
    signal?.throwIfAborted();
    const doing = `Reading the frames of ${file}`;
    // A crash says nothing about the file.
    if (exit.killedBy !== null) throw ffmpegFailure(doing, exit);
    const description = streams.finish();
    const problem = openingProblem({ file, symptoms, description, frames: frames.count, ...bytes });
    if (problem) throw problem;
    const list = frames.finish();
    if (exit.code !== 0 || !list || !description?.video) throw ffmpegFailure(doing, exit);
    return { list, stream: description.video };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await ffmpeg.stop();
  }
}

interface FileFacts {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly quickHash: string;
  readonly declaredSizeBytes: number | null;
}

async function readFileFacts(path: string, file: string): Promise<FileFacts> {
  let stats: Stats;
  let handle: FileHandle;
  try {
    // Asked before the file is opened, for opening a pipe would wait for somebody to write to it.
    stats = await stat(path);
    refuseNoFile(file, stats);
    handle = await open(path, 'r');
  } catch (error) {
    throw error instanceof TandemError ? error : unreadable(file, error);
  }
  try {
    const head = await readBytes(handle, 0, Math.min(FILE_HEAD_BYTES, stats.size));
    refuseReferenceFormats(file, head);
    return {
      sizeBytes: stats.size,
      modifiedMs: stats.mtimeMs,
      quickHash: await quickHash(handle, stats.size),
      declaredSizeBytes: declaredSizeOf(head),
    };
  } catch (error) {
    throw error instanceof TandemError ? error : unreadable(file, error);
  } finally {
    await handle.close();
  }
}

function refuseNoFile(file: string, stats: Stats): void {
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'a folder' : 'no regular file';
    throw new TandemError('file-not-found', `${file} is ${kind}, not a video file.`, {
      hint: 'Choose a video file.',
    });
  }
  if (stats.size === 0) {
    throw new TandemError('file-empty', `${file} is empty: it has 0 bytes.`, {
      hint: 'Copy or download the file again, or take the original.',
    });
  }
}

function unreadable(file: string, error: unknown): TandemError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'there is no such file'
      : code === 'EACCES' || code === 'EPERM'
        ? 'reading it is not permitted'
        : code === 'EISDIR'
          ? 'it is a folder'
          : error instanceof Error
            ? error.message
            : String(error);
  return new TandemError('file-not-found', `${file} cannot be read: ${reason}.`, {
    hint: 'Check the name and the folder of the file, and that you may read it.',
    cause: error,
  });
}

/** For a last frame of which ffmpeg does not know how long it is shown: as long as the one before. */
function lastInterval({ pts, timeBase }: FrameList): number {
  const interval = pts.length < 2 ? 0 : pts[pts.length - 1]! - pts[pts.length - 2]!;
  // A single picture without any duration: a twenty-fifth of a second, ffmpeg's own assumption.
  return interval > 0 ? interval : Math.max(1, Math.round(timeBase[1] / timeBase[0] / 25));
}
