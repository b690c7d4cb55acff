import { stat } from 'node:fs/promises';
import { TandemError } from '../../contract/errors.ts';
import type { DecodeRequest, FrameSource, OpenedVideo, RgbFrame } from '../../engine/ports.ts';
import { checkedRequest } from './check-request.ts';
import { decodeFrames } from './decode-frames.ts';
import { type FfmpegProgram, sharedFfmpeg } from './locate-ffmpeg.ts';
import { type IndexedVideo, openVideo } from './open-video.ts';
import { quickHashOf } from './quick-hash.ts';
import { type FfmpegExit, ffmpegFailure } from './run-ffmpeg.ts';
import { VideoIndex } from './video-index.ts';

/** The end of a run that was not waited for. */
const KILLED: FfmpegExit = { code: null, killedBy: 'SIGKILL', logTail: [] };

/**
 * Video files as frames, by ffmpeg processes.
 *
 * The frame of index i is the i-th frame that a decode of the whole file presents. After a jump the PTS of the frames, and the checksum of
 * the first ones' decoded pixels, are compared with those found when the file was opened; at the first difference the frames are decoded
 * again from further back, at last from the start, where index i is a matter of counting.
 */
export class FfmpegFrameSource implements FrameSource {
  readonly #program: () => Promise<FfmpegProgram>;
  readonly #indexes = new WeakMap<OpenedVideo, VideoIndex>();

  /** @param program finds the program at first use */
  constructor(program: () => Promise<FfmpegProgram> = sharedFfmpeg) {
    this.#program = program;
  }

  async open(path: string, signal?: AbortSignal): Promise<OpenedVideo> {
    const indexed = await openVideo(await this.#program(), path, signal);
    this.#indexes.set(indexed.video, new VideoIndex(indexed));
    return indexed.video;
  }

  async *decode(video: OpenedVideo, request: DecodeRequest, signal?: AbortSignal): AsyncGenerator<RgbFrame, void> {
    signal?.throwIfAborted();
    const { width, height, crop, size } = checkedRequest(video, request);
    const program = await this.#program();
    const index = await this.#indexOf(video, signal);
    await refuseChanged(video, index.indexed);

    let next = request.first;
    for (const margin of index.marginsFor(next)) {
      const rest: DecodeRequest = {
        first: next,
        last: request.last,
        ...(crop ? { crop } : {}),
        ...(size ? { size } : {}),
      };
      const frames = decodeFrames(program, video.path, index.selection(rest, margin), rest, width * height * 3, signal);
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
    const indexed = await openVideo(await this.#program(), video.path, signal);
    if (indexed.video.quickHash !== video.quickHash) throw changedFile(video);
    const index = new VideoIndex(indexed);
    this.#indexes.set(video, index);
    return index;
  }
}

async function refuseChanged(video: OpenedVideo, indexed: IndexedVideo): Promise<void> {
  const stats = await stat(video.path).catch((error: unknown) => {
    throw new TandemError('file-not-found', `${video.info.file} cannot be read any more.`, {
      hint: 'Put the file back where it was, or open it from its new place.',
      cause: error,
    });
  });
  if (stats.size !== video.sizeBytes) throw changedFile(video);
  // A file that was only touched, by a backup for example, is still the same.
  if (stats.mtimeMs !== indexed.modifiedMs && (await quickHashOf(video.path)) !== video.quickHash)
    throw changedFile(video);
}

function changedFile(video: OpenedVideo): TandemError {
  return new TandemError('ffmpeg-failed', `${video.info.file} was changed since it was opened.`, {
    hint: 'Open it again; points that were marked in it may no longer fit.',
  });
}
