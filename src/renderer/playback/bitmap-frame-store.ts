import { TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import { Listeners } from '../bridge/listeners.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { onPreferences, preference } from '../ui/preferences.ts';
import { ClipReader } from './clip-reader.ts';
import { type DecoderReason, type DecoderReasonKey, decoderReasonOf } from './decoder-reason.ts';
import { EngineSource } from './engine-source.ts';
import { drawsInSoftware, FrameCopier } from './frame-copier.ts';
import {
  BITMAP_PIXEL,
  bytesOfPicture,
  type FrameKeeping,
  type FramePicture,
  sizeOfPicture,
  sizeWithin,
} from './frame-picture.ts';
import {
  type DecoderBadge,
  type FramePriority,
  type FrameStore,
  type ShownPriority,
  THUMBNAIL_SIDE,
} from './frame-store.ts';
import { SeekGate } from './seek-gate.ts';
import { SharedMemory } from './shared-memory.ts';
import { StillPictures } from './still-pictures.ts';
import { Thumbnails } from './thumbnails.ts';
import { WebCodecsSource } from './webcodecs-source.ts';

/** What the store needs of the bridge. */
export type FrameBridge = Pick<StudioBridge, 'request' | 'picture' | 'mediaUrl'>;

/** Longest side of pictures that are copied: larger clips are shown at this size while they move, to keep many frames at hand. */
const LONGEST_SIDE = 1600;
/** The same where the processor draws, which takes time with every pixel. */
const LONGEST_SIDE_IN_SOFTWARE = 960;

/** Longest side of frames that stand still. */
const WHOLE_SIDE = 4096;

/** So long a small picture waits for something that plays, milliseconds. */
const THUMBNAIL_PATIENCE = 1500;

/** Which way frames of a priority play. */
const PLAYING: Readonly<Record<ShownPriority, 1 | -1 | null>> = { shown: null, forwards: 1, backwards: -1 };

interface OpenClip {
  readonly reader: Promise<ClipReader<FramePicture, ImageBitmap>>;
  /** The reader as soon as it is there. */
  opened: ClipReader<FramePicture, ImageBitmap> | null;
  badge: DecoderBadge;
  /** Resolves when it is known whether the browser's decoder reads it. */
  readonly decided: PromiseWithResolvers<void>;
  isForgotten: boolean;
}

/** Frames of the clips that the engine has open, by the browser's decoder where it can be trusted, else by the engine. */
export class BitmapFrameStore implements FrameStore {
  readonly #bridge: FrameBridge;
  readonly #clips = new Map<string, OpenClip>();
  /** Longest side of the frames of every clip, pixels. */
  readonly #sides = new Map<string, number>();
  readonly #thumbnails = new Thumbnails();
  readonly #memory = new SharedMemory(() => preference('frameMemoryMib') * 2 ** 20);
  readonly #gate = new SeekGate();
  readonly #stills: StillPictures;
  readonly #changes = new Listeners<{ readonly mediaId: string; readonly index: number | null }>();
  readonly #keeping: FrameKeeping;
  readonly #stopPreferences = onPreferences(() => this.#memory.divide());

  constructor(bridge: FrameBridge) {
    this.#bridge = bridge;
    const inSoftware = drawsInSoftware();
    this.#keeping = {
      longestSide: inSoftware ? LONGEST_SIDE_IN_SOFTWARE : LONGEST_SIDE,
      copier: inSoftware ? new FrameCopier() : null,
    };
    this.#stills = new StillPictures(async (mediaId, index, signal) => {
      const picture = await this.#clips.get(mediaId)?.opened?.sketch(index, WHOLE_SIDE, signal);
      if (picture || signal.aborted) return picture ?? null;
      return createImageBitmap(await bridge.picture({ mediaId, index, maxSide: WHOLE_SIDE }));
    });
  }

  get(mediaId: string, index: number): FramePicture | null {
    return this.#stills.get(mediaId, index) ?? this.#clips.get(mediaId)?.opened?.get(index) ?? null;
  }

  nearest(mediaId: string, index: number): { readonly index: number; readonly bitmap: FramePicture } | null {
    const read = this.#clips.get(mediaId)?.opened?.nearest(index) ?? null;
    const small = this.#thumbnails.nearest(mediaId, index);
    if (!read || !small) return read ?? small;
    return Math.abs(small.index - index) < Math.abs(read.index - index) ? small : read;
  }

  request(mediaId: string, index: number, priority: 'background'): Promise<ImageBitmap>;
  request(mediaId: string, index: number, priority?: ShownPriority, viewer?: string): Promise<FramePicture>;
  request(mediaId: string, index: number, priority: FramePriority = 'shown', viewer = ''): Promise<FramePicture> {
    if (priority === 'background') return this.#thumbnail(mediaId, index);
    return this.#shown(mediaId, index, viewer, PLAYING[priority]);
  }

  release(viewer: string): void {
    this.#show(viewer, null);
    this.#stills.release(viewer);
  }

  badge(mediaId: string): DecoderBadge {
    return this.#clips.get(mediaId)?.badge ?? OPENING;
  }

  onChange(listener: (mediaId: string, index: number | null) => void): () => void {
    return this.#changes.add(({ mediaId, index }) => listener(mediaId, index));
  }

  engineWorks(isWorking: boolean): void {
    this.#gate.works(isWorking);
  }

  forget(mediaId: string): void {
    const clip = this.#clips.get(mediaId);
    this.#clips.delete(mediaId);
    this.#memory.delete(mediaId);
    this.#stills.forget(mediaId);
    this.#thumbnails.forget(mediaId);
    if (!clip) return;
    clip.isForgotten = true;
    clip.decided.resolve();
    clip.reader.then((reader) => reader.close()).catch(() => undefined);
  }

  close(): void {
    this.#stopPreferences();
    for (const mediaId of [...this.#clips.keys()]) this.forget(mediaId);
    this.#thumbnails.forget(null);
    this.#stills.forget();
    this.#keeping.copier?.close();
  }

  #thumbnail(mediaId: string, index: number): Promise<ImageBitmap> {
    return this.#thumbnails.request(mediaId, index, async () => {
      const clip = this.#clips.get(mediaId);
      await clip?.decided.promise;
      // The browser's small pictures are cheap enough to come now and then while something plays; the engine's are not.
      await this.#gate.rest(clip?.badge.kind === 'webcodecs' ? THUMBNAIL_PATIENCE : undefined);
      const sketch = await clip?.opened?.sketch(index, THUMBNAIL_SIDE);
      return sketch ?? createImageBitmap(await this.#bridge.picture({ mediaId, index, maxSide: THUMBNAIL_SIDE }));
    });
  }

  async #shown(mediaId: string, index: number, viewer: string, playing: 1 | -1 | null): Promise<FramePicture> {
    const clip = this.#clips.get(mediaId) ?? this.#open(mediaId);
    this.#show(viewer, mediaId);
    // The engine is not to read the frame that the viewer has just left while it waits for another one, nor any while it plays.
    if (playing) this.#stills.release(viewer);
    else this.#stills.leave(viewer, mediaId, index);
    try {
      const picture = await (clip.opened ?? (await clip.reader)).request(index, viewer, playing);
      if (!playing) this.#sharpen(mediaId, index, viewer, picture);
      if (clip.badge.kind === 'lost') this.#setBadge(mediaId, clip, 'engine', reason('again'));
      return picture;
    } catch (error) {
      if (error instanceof Error && error.name !== 'AbortError') {
        this.#setBadge(mediaId, clip, 'lost', reason('lost', { message: error.message }));
      }
      throw error;
    }
  }

  /** A picture that is smaller than its frame is read in full when the viewer stays there. */
  #sharpen(mediaId: string, index: number, viewer: string, picture: FramePicture): void {
    const { width, height } = sizeOfPicture(picture);
    const whole = Math.min(WHOLE_SIDE, this.#sides.get(mediaId) ?? 0);
    if (Math.max(width, height) >= whole) this.#stills.release(viewer);
    else this.#stills.show(viewer, mediaId, index, () => this.#changes.tell({ mediaId, index }));
  }

  #show(viewer: string, mediaId: string | null): void {
    const before = this.#memory.show(viewer, mediaId);
    if (before !== null) this.#clips.get(before)?.opened?.withdraw(viewer);
  }

  #open(mediaId: string): OpenClip {
    const clip: OpenClip = {
      reader: this.#openReader(mediaId),
      opened: null,
      badge: OPENING,
      decided: Promise.withResolvers(),
      isForgotten: false,
    };
    this.#clips.set(mediaId, clip);
    clip.reader.then(
      (reader) => {
        clip.opened = reader;
        if (!clip.isForgotten) this.#memory.add(mediaId, reader);
      },
      () => {
        clip.decided.resolve();
        // The next question opens it again.
        if (this.#clips.get(mediaId) === clip) this.#clips.delete(mediaId);
      },
    );
    return clip;
  }

  async #openReader(mediaId: string): Promise<ClipReader<FramePicture, ImageBitmap>> {
    const media = (await this.#bridge.request('media.list', {})).find(({ id }) => id === mediaId);
    if (!media) throw new TandemError('media-unknown', 'The clip is not open.', { hint: 'Open the clip again.' });
    const { width, height, frames } = media.info;
    this.#sides.set(mediaId, Math.max(width, height));
    const size = sizeWithin(media.info, this.#keeping.longestSide);
    const maxSide = Math.max(size.width, size.height);
    const picture = (index: number) => this.#bridge.picture({ mediaId, index, maxSide });
    const reader = new ClipReader<FramePicture, ImageBitmap>({
      count: frames,
      budgetBytes: this.#memory.budgetOf(mediaId),
      frameBytes: size.width * size.height * BITMAP_PIXEL,
      bytesOf: bytesOfPicture,
      fallback: new EngineSource(frames, picture),
      gate: this.#gate,
      onFrame: (index) => this.#changes.tell({ mediaId, index }),
      onSourceFailed: (error) => this.#fallBack(mediaId, error),
    });
    // The engine's pictures are shown until the browser's decoder has proved itself.
    void this.#tryWebCodecs(media, reader);
    return reader;
  }

  async #tryWebCodecs(media: Media, reader: ClipReader<FramePicture, ImageBitmap>): Promise<void> {
    try {
      const table = await this.#bridge.request('media.table', { mediaId: media.id });
      const source = await WebCodecsSource.open({
        url: this.#bridge.mediaUrl(media.id),
        info: media.info,
        table,
        keeping: this.#keeping,
        reference: (index) => this.#bridge.picture({ mediaId: media.id, index, maxSide: THUMBNAIL_SIDE }),
      });
      const clip = this.#clips.get(media.id);
      if (!clip || clip.isForgotten) {
        source.close();
        return;
      }
      reader.setSource(source);
      this.#setBadge(media.id, clip, 'webcodecs', reason('proved'));
    } catch (error) {
      this.#fallBack(media.id, error);
    }
  }

  #fallBack(mediaId: string, error: unknown): void {
    const clip = this.#clips.get(mediaId);
    if (clip) this.#setBadge(mediaId, clip, 'engine', decoderReasonOf(error));
  }

  #setBadge(mediaId: string, clip: OpenClip, kind: DecoderBadge['kind'], why: DecoderReason): void {
    clip.badge = { kind, reason: why };
    clip.decided.resolve();
    if (!clip.isForgotten) this.#changes.tell({ mediaId, index: null });
  }
}

function reason(key: DecoderReasonKey, values: DecoderReason['values'] = {}): DecoderReason {
  return { key, values };
}

const OPENING: DecoderBadge = { kind: 'opening', reason: reason('trying') };
