import { TandemError } from '../../contract/errors.ts';
import type { Media, MediaOpening } from '../../contract/media.ts';
import type { FrameSource, OpenedVideo } from '../ports.ts';
import { MediaOpenings } from './media-openings.ts';

/** The files that the user opened, by the id that the host gave them. Nothing else can be read by a window. */
export class MediaRegistry {
  readonly #frames: FrameSource;
  /** In the order in which they were asked for; one that could not be opened is taken out again. */
  readonly #opening = new Map<string, Promise<OpenedVideo>>();
  readonly #opened = new Map<string, { readonly path: string; readonly video: OpenedVideo }>();

  /** Those of them that are not open yet. */
  readonly openings: MediaOpenings;

  /** @param tell see {@link MediaOpenings} */
  constructor(frames: FrameSource, tell: (opening: MediaOpening) => void = () => {}) {
    this.#frames = frames;
    this.openings = new MediaOpenings(tell);
  }

  /**
   * Probes a file and keeps it under an id; an id that is known already keeps its file.
   *
   * @throws TandemError see {@link FrameSource.open}; its message names the file without its folder
   */
  async register(mediaId: string, path: string): Promise<Media> {
    const opening = this.#opening.get(mediaId) ?? this.#open(mediaId, path);
    this.#opening.set(mediaId, opening);
    return { id: mediaId, info: (await opening).info };
  }

  /** Keeps this file under the id, whatever the id stood for before. @throws TandemError see {@link register} */
  async assign(mediaId: string, path: string): Promise<Media> {
    if (this.#opened.get(mediaId)?.path !== path) {
      const opening = this.#open(mediaId, path);
      this.#opening.set(mediaId, opening);
    }
    return this.register(mediaId, path);
  }

  /** Keeps an opened file under one more id: the same clip for both places. @throws TandemError media-unknown */
  again(mediaId: string, knownId: string): Media {
    const opened = this.#get(knownId);
    this.#opened.set(mediaId, opened);
    this.#opening.set(mediaId, Promise.resolve(opened.video));
    return { id: mediaId, info: opened.video.info };
  }

  /** Forgets a file. @throws TandemError media-unknown */
  close(mediaId: string): void {
    this.#get(mediaId);
    this.#opened.delete(mediaId);
    this.#opening.delete(mediaId);
  }

  /** In the order in which they were opened by the user. */
  list(): Media[] {
    return [...this.#opening.keys()].flatMap((id) => {
      const opened = this.#opened.get(id);
      return opened ? [{ id, info: opened.video.info }] : [];
    });
  }

  /** @throws TandemError media-unknown */
  video(mediaId: string): OpenedVideo {
    return this.#get(mediaId).video;
  }

  /** Where the file lies; for the host only. @throws TandemError media-unknown */
  path(mediaId: string): string {
    return this.#get(mediaId).path;
  }

  async #open(mediaId: string, path: string): Promise<OpenedVideo> {
    const file = fileNameOf(path);
    try {
      const opened = await this.openings.run(mediaId, file, (signal, watcher) =>
        this.#frames.open(path, signal, watcher),
      );
      const video = { ...opened, info: { ...opened.info, file } };
      this.#opened.set(mediaId, { path, video });
      return video;
    } catch (error) {
      this.#opening.delete(mediaId);
      throw withoutFolder(error, path, file);
    }
  }

  #get(mediaId: string) {
    const opened = this.#opened.get(mediaId);
    if (opened) return opened;
    throw new TandemError('media-unknown', `There is no opened clip "${mediaId}".`, { hint: 'Open the clip first.' });
  }
}

/** The last part of a path, of any platform: a window learns a file's name, never where it lies. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function withoutFolder(error: unknown, path: string, file: string): unknown {
  if (!(error instanceof TandemError)) return error;
  const { code, message, hint, data } = error;
  return new TandemError(code, message.replaceAll(path, file), {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
    ...(data === undefined ? {} : { data }),
  });
}
