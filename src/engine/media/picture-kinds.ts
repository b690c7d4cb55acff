/** What decoded pictures are before anything is done to them: size in pixels as stored, and ffmpeg's name of the pixel format. */
export interface PictureKind {
  readonly width: number;
  readonly height: number;
  readonly pixelFormat: string;
}

/**
 * Filters that leave all frames as they are and let `showinfo` tell the first picture of each kind: ffmpeg makes its filters anew when size
 * or format change, and of every making one frame goes the second way.
 */
export const PICTURE_KIND_FILTERS = 'split[c][k];[c]trim=end_frame=1,showinfo=checksum=0,nullsink;[k]null';

/** Which kinds of pictures a video has, from ffmpeg's log while {@link PICTURE_KIND_FILTERS} were at work. */
export class PictureKinds {
  readonly #kinds: PictureKind[] = [];

  /** Takes one line of the log without its end. */
  line(line: string): void {
    const picture = /^\[Parsed_showinfo_\d+ @ [^\]]*\] n:.* fmt:(\S+) .*\bs:(\d+)x(\d+) /.exec(line);
    if (!picture) return;
    this.#kinds.push({ pixelFormat: picture[1]!, width: Number(picture[2]), height: Number(picture[3]) });
  }

  /** That of the first frame; null when there was none. */
  get first(): PictureKind | null {
    return this.#kinds[0] ?? null;
  }

  /** Whether a picture of another kind follows one. */
  get areMixed(): boolean {
    return this.#kinds.length > 1;
  }
}
