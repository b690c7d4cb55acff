import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { DecodeRequest, FrameSource, OpenedVideo, OpeningWatcher, RgbFrame } from '../../engine/ports.ts';
import { DiskBlobStore } from '../cache/disk-blob-store.ts';
import { checkedRequest } from './check-request.ts';
import { decodeFrames } from './decode-frames.ts';
import { IndexMemory } from './index-memory.ts';
import { type FfmpegProgram, sharedFfmpeg } from './locate-ffmpeg.ts';
import { type IndexedVideo, openVideo } from './open-video.ts';
import { conversionFilters, type PictureConversion } from './picture-conversion.ts';
import { type PictureSequence, readSequenceFacts } from './picture-folder.ts';
import { quickHashOf } from './quick-hash.ts';
import { type FfmpegExit, ffmpegFailure } from './run-ffmpeg.ts';
import { ToneMapFiles } from './tone-map-file.ts';
import { VideoIndex } from './video-index.ts';

/** The end of a run that was not waited for. */
const KILLED: FfmpegExit = { code: null, killedBy: 'SIGKILL', logTail: [] };

/** Indexes of about 300 two-hour clips. */
const INDEX_BUDGET_BYTES = 1024 ** 3;

/** How a {@link FfmpegFrameSource} works. */
export interface FfmpegFrameSourceOptions {
  /** Finds the program at first use. */
  readonly program?: () => Promise<FfmpegProgram>;
  /** Where indexes of files and tables of colours are kept between runs; they are not when left out. */
  readonly cacheFolder?: string;
}

/**
 * Video files as frames, by ffmpeg processes.
 *
 * The frame of index i is the i-th frame that a decode of the whole file presents. After a jump the PTS of the frames, and the checksum of
 * the first ones' decoded pixels, are compared with those found when the file was opened; at the first difference the frames are decoded
 * again from further back, at last from the start, where index i is a matter of counting.
 */
export class FfmpegFrameSource implements FrameSource {
  readonly #program: () => Promise<FfmpegProgram>;
  readonly #memory: IndexMemory | null;
  readonly #toneMaps: ToneMapFiles;
  readonly #indexes = new WeakMap<OpenedVideo, VideoIndex>();

  constructor({ program = sharedFfmpeg, cacheFolder }: FfmpegFrameSourceOptions = {}) {
    this.#program = program;
    const kept = (name: string) => (cacheFolder === undefined ? null : join(cacheFolder, name));
    const indexes = kept('indexes');
    const blobs = indexes === null ? null : new DiskBlobStore({ folder: indexes, budgetBytes: INDEX_BUDGET_BYTES });
    this.#memory = blobs && new IndexMemory(blobs);
    this.#toneMaps = new ToneMapFiles(kept('tone-map'));
  }

  async open(path: string, signal?: AbortSignal, watcher?: OpeningWatcher): Promise<OpenedVideo> {
    const indexed = await this.#index(path, signal, watcher);
    this.#indexes.set(indexed.video, new VideoIndex(indexed));
    return indexed.video;
  }

  async *decode(video: OpenedVideo, request: DecodeRequest, signal?: AbortSignal): AsyncGenerator<RgbFrame, void> {
    signal?.throwIfAborted();
    const { width, height, crop, size } = checkedRequest(video, request);
    const program = await this.#program();
    const index = await this.#indexOf(video, signal);
    await refuseChanged(video, index.indexed);
    const conversion = await this.#filters(index.indexed.conversion);

    let next = request.first;
    for (const margin of index.marginsFor(next)) {
      const rest: DecodeRequest = {
        first: next,
        last: request.last,
        ...(crop ? { crop } : {}),
        ...(size ? { size } : {}),
      };
      const task = {
        input: index.input(rest),
        selection: index.selection(rest, margin),
        conversion,
        steady: index.indexed.conversion.steady,
        request: rest,
        frameBytes: width * height * 3,
      };
      const frames = decodeFrames(program, task, signal);
      try {
        let step = await frames.next();
        for (; !step.done; step = await frames.next()) {
          const { data, shown } = step.value;
          if (shown !== null && !index.agrees(next, shown)) break;
          yield { index: next, width, height, data };
          next += 1;
        }
        index.judge(margin, next > request.last);
        if (next > request.last) return;
        if (margin === 'start') {
          throw ffmpegFailure(`Decoding frame ${next} of ${video.info.file}`, step.done ? step.value : KILLED);
        }
      } finally {
        await frames.return(KILLED);
      }
    }
  }

  /** The index of a video that was opened here; one that came from elsewhere (a worker, a stored record) is opened once more. */
  async #indexOf(video: OpenedVideo, signal: AbortSignal | undefined): Promise<VideoIndex> {
    const known = this.#indexes.get(video);
    if (known) return known;
    const indexed = await this.#index(video.path, signal);
    if (indexed.video.quickHash !== video.quickHash) throw changedFile(video);
    const index = new VideoIndex(indexed);
    this.#indexes.set(video, index);
    return index;
  }

  async #index(path: string, signal?: AbortSignal, watcher?: OpeningWatcher): Promise<IndexedVideo> {
    const filters = (conversion: PictureConversion) => this.#filters(conversion);
    return await openVideo(await this.#program(), path, { signal, watcher, filters, memory: this.#memory });
  }

  async #filters(conversion: PictureConversion): Promise<string[]> {
    const { toneMap } = conversion;
    return conversionFilters(conversion, toneMap === null ? null : await this.#toneMaps.path(toneMap));
  }
}

async function refuseChanged(video: OpenedVideo, indexed: IndexedVideo): Promise<void> {
  const stats = await stat(video.path).catch((error: unknown) => {
    throw new TandemError('file-not-found', `${video.info.file} cannot be read any more.`, {
      hint: 'Put the file back where it was, or open it from its new place.',
      cause: error,
    });
  });
  if (indexed.pictures !== null) return refuseChangedFolder(video, indexed, indexed.pictures, stats.mtimeMs);
  if (stats.size !== video.sizeBytes) throw changedFile(video);
  // A file that was only touched, by a backup for example, is still the same.
  if (stats.mtimeMs !== indexed.modifiedMs && (await quickHashOf(video.path)) !== video.quickHash)
    throw changedFile(video);
}

/** A folder's time changes with the names in it; pictures that were written anew are found by what identifies the sequence. */
async function refuseChangedFolder(
  video: OpenedVideo,
  { modifiedMs }: IndexedVideo,
  pictures: PictureSequence,
  foundMs: number,
): Promise<void> {
  if (foundMs === modifiedMs) return;
  const facts = await readSequenceFacts(video.path, video.info.file, pictures);
  if (facts.quickHash !== video.quickHash) throw changedFile(video);
}

function changedFile(video: OpenedVideo): TandemError {
  return new TandemError('ffmpeg-failed', `${video.info.file} was changed since it was opened.`, {
    hint: 'Open it again; points that were marked in it may no longer fit.',
  });
}
