import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { TandemError, toErrorRecord } from '../../contract/errors.ts';
import type { VideoInfo } from '../../contract/media.ts';
import { frameRateOf } from '../../engine/media/frame-rate.ts';
import { FrameTable } from '../../engine/media/frame-table.ts';
import type { FrameList } from '../../engine/media/parse-frame-list.ts';
import type { PictureKind } from '../../engine/media/picture-kinds.ts';
import type { OpenedVideo, OpeningWatcher } from '../../engine/ports.ts';
import type { MediaInput } from './ffmpeg-arguments.ts';
import { readFileFacts } from './file-facts.ts';
import type { IndexMemory, RememberedIndex } from './index-memory.ts';
import { type FrameListing, type ListedFrames, listFrames } from './list-frames.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { conversionFilters, conversionOf, type PictureConversion } from './picture-conversion.ts';
import { listPictures, type PictureSequence, readSequenceFacts } from './picture-folder.ts';

/** An opened video and what its decoding is checked against. */
export interface IndexedVideo {
  readonly video: OpenedVideo;
  /** Adler-32 of every decoded frame, see {@link FrameList}. */
  readonly checksums: Uint32Array;
  /** Milliseconds since the epoch; another time means another content. */
  readonly modifiedMs: number;
  readonly conversion: PictureConversion;
  /** The pictures, when it is a folder of them. */
  readonly pictures: PictureSequence | null;
}

/** What opening may use. */
export interface OpenVideoOptions {
  readonly signal?: AbortSignal | undefined;
  readonly watcher?: OpeningWatcher | undefined;
  /** Null when nothing is remembered. */
  readonly memory?: IndexMemory | null;
  /** See {@link conversionFilters}; those without a table of colours when left out. */
  readonly filters?: (conversion: PictureConversion) => Promise<string[]>;
}

/**
 * Opens a video file, or a folder of numbered pictures, with one run of ffmpeg that decodes all of it: the only way to a table whose every
 * entry is a frame that will really come. What was found is remembered by the file's content.
 *
 * @throws TandemError file-not-found, file-empty, not-a-video, no-video-stream, video-truncated, format-refused, ffmpeg-failed
 */
export async function openVideo(
  program: FfmpegProgram,
  path: string,
  {
    signal,
    watcher,
    memory = null,
    filters = async (conversion) => conversionFilters(conversion, null),
  }: OpenVideoOptions = {},
): Promise<IndexedVideo> {
  const file = basename(path);
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const pictures = isFolder ? await listPictures(path, file) : null;
  const facts = pictures ? await readSequenceFacts(path, file, pictures) : await readFileFacts(path, file);
  const remembered = await memory?.recall(program, facts);
  let index = remembered;
  if (!index) {
    const input: MediaInput = pictures ? { pictures } : { path };
    const { damage, ...listed } = await listAlike(program, input, {
      file,
      facts,
      signal,
      watcher,
      filters,
      steady: null,
    });
    const { list } = listed;
    if (pictures && list.pts.length !== pictures.files.length) throw unreadablePictures(file, pictures, list);
    index = indexOf(file, listed, damage);
    // Damage may be mended, and its words name the file.
    if (!damage) await memory?.remember(program, facts, index);
  }
  const { pts, timeBase, lastDuration, checksums, conversion } = index;
  const video: OpenedVideo = {
    path: resolve(path),
    info: { ...index.info, file },
    table: { timeBase: [timeBase[0], timeBase[1]], pts, lastDuration },
    quickHash: facts.quickHash,
    sizeBytes: facts.sizeBytes,
  };
  return { video, checksums, modifiedMs: facts.modifiedMs, conversion, pictures };
}

/** The frames of a file, all of one size and format. */
interface AlikeFrames extends Pick<ListedFrames, 'list' | 'stream' | 'damage'> {
  /** What they were brought to, where the file itself changes it; else null. */
  readonly steady: PictureKind | null;
}

/** Lists the frames of a file; of one whose pictures are mixed once more, brought to the kind of the first. */
async function listAlike(program: FfmpegProgram, input: MediaInput, listing: FrameListing): Promise<AlikeFrames> {
  const { kinds, ...listed } = await listFrames(program, input, listing);
  if (!kinds.areMixed && listed.list.uniform) return { ...listed, steady: null };
  const steady = kinds.first;
  // ffmpeg's turning cannot follow a change: it would read beyond the pictures.
  if (!steady || listed.stream.rotationDegrees !== 0) throw mixedPictures(listing.file);
  const { list, stream, damage } = await listFrames(program, input, { ...listing, watcher: undefined, steady });
  if (!list.uniform) throw mixedPictures(listing.file);
  return { list, stream, damage, steady };
}

function mixedPictures(file: string): TandemError {
  return new TandemError('not-a-video', `The size or the kind of the pictures of ${file} changes in its middle.`, {
    hint: 'Convert it first: ffmpeg -i FILE NEW.mp4',
  });
}

function indexOf(
  file: string,
  { list, stream, steady }: Omit<AlikeFrames, 'damage'>,
  damage: TandemError | null,
): RememberedIndex {
  const { timeBase, pts, checksums } = list;
  const lastDuration = list.lastDuration > 0 ? list.lastDuration : lastInterval(list);
  const table = { timeBase, pts: pts as number[], lastDuration };
  const conversion = conversionOf(list, stream.color, steady);
  const { width, height } = conversion.stretch ?? list;
  const info: VideoInfo = {
    file,
    width,
    height,
    frames: pts.length,
    durationSeconds: new FrameTable(table).durationSeconds,
    ...frameRateOf(table),
    codec: stream.codec,
    pixelFormat: stream.pixelFormat ?? 'unknown',
    rotationDegrees: stream.rotationDegrees,
    color: stream.color,
    ...(steady ? { mixedPictures: true as const } : {}),
    ...(damage ? { damage: toErrorRecord(damage) } : {}),
  };
  return { info, ...table, checksums, conversion };
}

/** Were a picture passed over, those after it would have another index than in the folder. */
function unreadablePictures(file: string, { files }: PictureSequence, { pts }: FrameList): TandemError {
  return new TandemError('not-a-video', `Only ${pts.length} of the ${files.length} pictures in ${file} can be read.`, {
    hint: 'Take the broken pictures out of the folder, or copy them again.',
  });
}

/** For a last frame of which ffmpeg does not know how long it is shown: as long as the one before. */
function lastInterval({ pts, timeBase }: FrameList): number {
  const interval = pts.length < 2 ? 0 : pts[pts.length - 1]! - pts[pts.length - 2]!;
  // A single picture without any duration: a twenty-fifth of a second, ffmpeg's own assumption.
  return interval > 0 ? interval : Math.max(1, Math.round(timeBase[1] / timeBase[0] / 25));
}
