import type { ShownFrame } from '../../engine/media/parse-showinfo.ts';
import type { FrameSelection, MediaInput } from './ffmpeg-arguments.ts';
import type { IndexedVideo } from './open-video.ts';

/**
 * How far before the wanted frame a jump aims, seconds. The first covers frames that are shown before the key frame that they are stored
 * after (open GOP); the second containers whose jumps are inexact, such as MPEG-TS, where decoding starts at the next key frame. After
 * both have failed the file is decoded from its start.
 */
const SEEK_MARGINS_SECONDS = [0.25, 10] as const;

/** Frames nearer to the start than this are reached by decoding from there. */
const NEAR_START_FRAMES = 12;

/** How a frame is to be reached: a jump that aims so many seconds before it, or a decode from the start of the file. */
export type SeekMargin = (typeof SEEK_MARGINS_SECONDS)[number] | 'start';

/** How the frames of one video are reached, and what they must be. */
export class VideoIndex {
  readonly indexed: IndexedVideo;
  /** Successes less failures of every margin in this file. */
  readonly #balance = new Map<SeekMargin, number>();

  constructor(indexed: IndexedVideo) {
    this.indexed = indexed;
  }

  /** The ways to reach a frame, in the order to try them; a jump that failed here more often than it worked is left out. */
  marginsFor(first: number): SeekMargin[] {
    const jumps = SEEK_MARGINS_SECONDS.filter(
      (margin) => (this.#balance.get(margin) ?? 0) >= 0 && this.#secondsInFile(first) - margin > this.#earliestJump(),
    );
    const fromStart = first < NEAR_START_FRAMES || this.indexed.pictures !== null;
    return fromStart ? ['start'] : [...jumps, 'start'];
  }

  /** What ffmpeg is to read for the frames `first..last`: of a folder those pictures only. */
  input({ first, last }: { first: number; last: number }): MediaInput {
    const { pictures, video } = this.indexed;
    if (pictures === null) return { path: video.path };
    return { pictures: { ...pictures, files: pictures.files.slice(first, last + 1) } };
  }

  /** What ffmpeg is to let through for the frames `first..last`. */
  selection({ first, last }: { first: number; last: number }, margin: SeekMargin): FrameSelection {
    if (this.indexed.pictures !== null) return { from: 'start', first: 0, last: last - first };
    if (margin === 'start') return { from: 'start', first, last };
    const { pts } = this.indexed.video.table;
    return {
      from: 'seek',
      seekSeconds: this.#secondsInFile(first) - margin,
      firstPts: pts[first]!,
      lastPts: pts[last]!,
    };
  }

  /** Whether a frame that came after a jump is the frame of this index: the same PTS and, where they were compared, the same pixels. */
  agrees(index: number, { pts, checksum }: ShownFrame): boolean {
    if (pts !== this.indexed.video.table.pts[index]) return false;
    return checksum === null || checksum === this.indexed.checksums[index];
  }

  /** Remembers whether a way led to the wanted frames. */
  judge(margin: SeekMargin, worked: boolean): void {
    this.#balance.set(margin, (this.#balance.get(margin) ?? 0) + (worked ? 1 : -1));
  }

  /** By the file's own clock, which need not begin at 0. */
  #secondsInFile(index: number): number {
    const { pts, timeBase } = this.indexed.video.table;
    return (pts[index]! * timeBase[0]) / timeBase[1];
  }

  /** Jumps to before the first frame gain nothing, and ffmpeg takes times below zero from the end of the file. */
  #earliestJump(): number {
    return Math.max(0, this.#secondsInFile(0));
  }
}
