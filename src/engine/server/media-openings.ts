import { TandemError } from '../../contract/errors.ts';
import type { MediaOpening, OpeningProgress } from '../../contract/media.ts';
import type { OpenedVideo, OpeningWatcher, RgbFrame } from '../ports.ts';

interface Opening {
  readonly id: string;
  readonly file: string;
  readonly controller: AbortController;
  progress: OpeningProgress;
  picture: RgbFrame | null;
}

/** The files that are being opened at this moment: how far they are, their first pictures, and the means to stop. */
export class MediaOpenings {
  readonly #tell: (opening: MediaOpening) => void;
  readonly #openings = new Map<string, Opening>();

  /** @param tell called when something is known of a file, while its frames are counted, and at the end of it */
  constructor(tell: (opening: MediaOpening) => void) {
    this.#tell = tell;
  }

  /**
   * Opens a file and keeps what is heard of it meanwhile.
   *
   * @param file its name without its folder
   * @throws what `open` throws; TandemError opening-cancelled when it was stopped
   */
  async run(
    id: string,
    file: string,
    open: (signal: AbortSignal, watcher: OpeningWatcher) => Promise<OpenedVideo>,
  ): Promise<OpenedVideo> {
    // The file that the id stood for before is not wanted any more.
    this.cancel(id);
    const controller = new AbortController();
    const opening: Opening = { id, file, controller, progress: { facts: null, framesDone: 0 }, picture: null };
    this.#openings.set(id, opening);
    const tellIfKnown = (ended: boolean) => {
      if (opening.progress.facts) this.#tell({ id, file, ...opening.progress, ended });
    };
    try {
      return await open(controller.signal, {
        progress: (progress) => {
          opening.progress = progress;
          tellIfKnown(false);
        },
        firstPicture: (picture) => {
          opening.picture = picture;
          tellIfKnown(false);
        },
      });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      throw new TandemError('opening-cancelled', `${file} was not opened: it was cancelled.`, { cause: error });
    } finally {
      if (this.#openings.get(id) === opening) this.#openings.delete(id);
      tellIfKnown(true);
    }
  }

  list(): MediaOpening[] {
    return [...this.#openings.values()].map(({ id, file, progress }) => ({ id, file, ...progress, ended: false }));
  }

  /** The first picture of a file that is being opened; null when it has not come yet. @throws TandemError media-unknown */
  picture(id: string): RgbFrame | null {
    const opening = this.#openings.get(id);
    if (opening) return opening.picture;
    throw new TandemError('media-unknown', `No clip "${id}" is being opened.`);
  }

  /** Stops an opening. @returns false when there is none of this id */
  cancel(id: string): boolean {
    const opening = this.#openings.get(id);
    opening?.controller.abort(Object.assign(new Error('The opening was cancelled.'), { name: 'AbortError' }));
    return opening !== undefined;
  }
}
