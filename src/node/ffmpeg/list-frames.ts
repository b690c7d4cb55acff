import type { TandemError } from '../../contract/errors.ts';
import type { OpeningFacts } from '../../contract/media.ts';
import { OpeningSymptoms, openingProblem } from '../../engine/media/opening-problem.ts';
import { type FrameList, type FrameListHead, FrameListParser } from '../../engine/media/parse-frame-list.ts';
import {
  type InputDescription,
  StreamLinesParser,
  type VideoStreamDescription,
} from '../../engine/media/parse-stream-lines.ts';
import { type PictureKind, PictureKinds } from '../../engine/media/picture-kinds.ts';
import type { OpeningWatcher } from '../../engine/ports.ts';
import { firstPictureArguments, frameListArguments, type MediaInput } from './ffmpeg-arguments.ts';
import type { FileFacts } from './file-facts.ts';
import { LineSplitter } from './line-splitter.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { conversionOf, type PictureConversion } from './picture-conversion.ts';
import { feedPictures } from './picture-folder.ts';
import { ffmpegFailure, runFfmpeg } from './run-ffmpeg.ts';

/** How often progress is told, milliseconds. */
const PROGRESS_INTERVAL = 200;

/** What is known of a file whose frames are to be listed. */
export interface FrameListing {
  /** Its name, for messages. */
  readonly file: string;
  readonly facts: FileFacts;
  readonly signal: AbortSignal | undefined;
  readonly watcher: OpeningWatcher | undefined;
  readonly filters: (conversion: PictureConversion) => Promise<string[]>;
  /** What all pictures are to be brought to, for a file that is known to be mixed; else null. */
  readonly steady: PictureKind | null;
}

/** The frames of a file and the stream that they come from. */
export interface ListedFrames {
  readonly list: FrameList;
  readonly stream: VideoStreamDescription;
  /** Why the end of the file is missing; null when it is whole. */
  readonly damage: TandemError | null;
  /** What the pictures are in the file; nothing where `steady` was given. */
  readonly kinds: PictureKinds;
}

/**
 * Decodes a file once and lists its frames. As soon as its head was read the watcher is told what it is, and given its first picture.
 *
 * @throws TandemError that says why there are no frames; ffmpeg-failed
 */
export async function listFrames(
  program: FfmpegProgram,
  input: MediaInput,
  { file, facts, signal, watcher, filters, steady }: FrameListing,
): Promise<ListedFrames> {
  const symptoms = new OpeningSymptoms();
  const streams = new StreamLinesParser();
  const frames = new FrameListParser();
  const kinds = new PictureKinds();
  const ffmpeg = runFfmpeg(program, frameListArguments(program, input, steady), {
    signal,
    stdin: 'pictures' in input,
    // Whoever watches wants the first picture, and to go on working.
    background: watcher !== undefined,
    onLogLine: (line) => {
      symptoms.line(line);
      streams.line(line);
      kinds.line(line);
    },
  });
  if ('pictures' in input && ffmpeg.stdin) void feedPictures(ffmpeg.stdin, input.pictures.files);
  const looking = new AbortController();
  let look: Promise<void> | null = null;
  let told = 0;
  const tell = () => {
    const { head } = frames;
    const description = streams.finish();
    if (!watcher || !head || frames.count === 0 || !description?.video || performance.now() - told < PROGRESS_INTERVAL)
      return;
    told = performance.now();
    const conversion = conversionOf(head, description.video.color);
    const opening = openingFacts(head, conversion, description, description.video);
    const expected = 'pictures' in input ? { ...opening, framesExpected: input.pictures.files.length } : opening;
    watcher.progress({ facts: expected, framesDone: frames.count });
    look ??= firstPicture(program, input, conversion, opening, { filters, watcher, signal: looking.signal });
  };
  try {
    const lines = new LineSplitter((line) => frames.line(line));
    for await (const chunk of ffmpeg.stdout) {
      lines.push(chunk as Uint8Array);
      tell();
    }
    lines.end();
    const exit = await ffmpeg.ended;
    signal?.throwIfAborted();
    const doing = `Reading the frames of ${file}`;
    // A crash says nothing about the file.
    if (exit.killedBy !== null) throw ffmpegFailure(doing, exit);
    const description = streams.finish();
    const problem = openingProblem({ file, symptoms, description, frames: frames.count, ...facts });
    const damage = problem?.code === 'video-truncated' && frames.count > 0 ? problem : null;
    if (problem && !damage) throw problem;
    const list = frames.finish();
    if ((exit.code !== 0 && !damage) || !list || !description?.video) throw ffmpegFailure(doing, exit);
    return { list, stream: description.video, damage, kinds };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    looking.abort();
    await Promise.all([look, ffmpeg.stop()]);
  }
}

function openingFacts(
  head: FrameListHead,
  { stretch }: PictureConversion,
  { durationSeconds }: InputDescription,
  { codec, pixelFormat, rotationDegrees, color, statedFps }: VideoStreamDescription,
): OpeningFacts {
  const { width, height } = stretch ?? head;
  const seconds = durationSeconds !== null && durationSeconds > 0 ? durationSeconds : null;
  const expected = seconds === null || statedFps === null ? 0 : Math.round(seconds * statedFps);
  return {
    width,
    height,
    codec,
    pixelFormat: pixelFormat ?? 'unknown',
    rotationDegrees,
    color,
    durationSeconds: seconds,
    framesExpected: expected > 0 ? expected : null,
  };
}

/** Gives the watcher the first picture, in a run of its own. Never rejects: what is wrong with the file, its listing will say. */
async function firstPicture(
  program: FfmpegProgram,
  input: MediaInput,
  conversion: PictureConversion,
  { width, height }: OpeningFacts,
  { filters, watcher, signal }: Pick<FrameListing, 'filters'> & { watcher: OpeningWatcher; signal: AbortSignal },
): Promise<void> {
  try {
    const first: MediaInput =
      'pictures' in input ? { pictures: { ...input.pictures, files: input.pictures.files.slice(0, 1) } } : input;
    const ffmpeg = runFfmpeg(program, firstPictureArguments(first, await filters(conversion)), {
      signal,
      stdin: 'pictures' in first,
    });
    if ('pictures' in first && ffmpeg.stdin) void feedPictures(ffmpeg.stdin, first.pictures.files);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of ffmpeg.stdout) chunks.push(chunk as Buffer);
      const data = Uint8Array.from(Buffer.concat(chunks));
      if (data.length === width * height * 3) watcher.firstPicture({ index: 0, width, height, data });
    } finally {
      await ffmpeg.stop();
    }
  } catch {
    // Aborted, or no picture came.
  }
}
