import { TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import { Listeners } from '../bridge/listeners.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { ClipReader } from './clip-reader.ts';
import { EngineSource } from './engine-source.ts';
import { type DecoderBadge, type FramePriority, type FrameStore, THUMBNAIL_SIDE } from './frame-store.ts';
import { Thumbnails } from './thumbnails.ts';
import { WebCodecsSource } from './webcodecs-source.ts';

/** What the store needs of the bridge. */
export type FrameBridge = Pick<StudioBridge, 'request' | 'picture' | 'mediaUrl'>;

/** Longest side of a bitmap: larger clips are shown at this size, to keep many frames at hand. */
const LONGEST_SIDE = 1600;

/** Memory for the frames of one clip, bytes. */
const CLIP_BUDGET_BYTES = 320 * 2 ** 20;

interface OpenClip {
  readonly reader: Promise<ClipReader<ImageBitmap>>;
  /** The reader as soon as it is there. */
  opened: ClipReader<ImageBitmap> | null;
  badge: DecoderBadge;
  isForgotten: boolean;
}

/** Frames of the clips that the engine has open, by the browser's decoder where it can be trusted, else by the engine. */
export class BitmapFrameStore implements FrameStore {
  readonly #bridge: FrameBridge;
  readonly #clips = new Map<string, OpenClip>();
  readonly #thumbnails = new Thumbnails();
  readonly #changes = new Listeners<{ readonly mediaId: string; readonly index: number | null }>();

  constructor(bridge: FrameBridge) {
    this.#bridge = bridge;
  }

  get(mediaId: string, index: number): ImageBitmap | null {
    return this.#clips.get(mediaId)?.opened?.get(index) ?? null;
  }

  nearest(mediaId: string, index: number): { readonly index: number; readonly bitmap: ImageBitmap } | null {
    return this.#clips.get(mediaId)?.opened?.nearest(index) ?? null;
  }

  async request(mediaId: string, index: number, priority: FramePriority = 'shown'): Promise<ImageBitmap> {
    if (priority === 'background') {
      return this.#thumbnails.request(`${mediaId} ${index}`, async () =>
        createImageBitmap(await this.#bridge.picture({ mediaId, index, maxSide: THUMBNAIL_SIDE })),
      );
    }
    const clip = this.#clips.get(mediaId) ?? this.#open(mediaId);
    try {
      const bitmap = await (clip.opened ?? (await clip.reader)).request(index);
      if (clip.badge.kind === 'lost') this.#setBadge(mediaId, clip, { kind: 'engine', reason: ENGINE_AGAIN });
      return bitmap;
    } catch (error) {
      if (error instanceof Error && error.name !== 'AbortError') {
        this.#setBadge(mediaId, clip, { kind: 'lost', reason: error.message });
      }
      throw error;
    }
  }

  badge(mediaId: string): DecoderBadge {
    return this.#clips.get(mediaId)?.badge ?? OPENING;
  }

  onChange(listener: (mediaId: string, index: number | null) => void): () => void {
    return this.#changes.add(({ mediaId, index }) => listener(mediaId, index));
  }

  forget(mediaId: string): void {
    const clip = this.#clips.get(mediaId);
    this.#clips.delete(mediaId);
    this.#thumbnails.forget(`${mediaId} `);
    if (!clip) return;
    clip.isForgotten = true;
    clip.reader.then((reader) => reader.close()).catch(() => undefined);
  }

  close(): void {
    for (const mediaId of [...this.#clips.keys()]) this.forget(mediaId);
    this.#thumbnails.forget('');
  }

  #open(mediaId: string): OpenClip {
    const clip: OpenClip = { reader: this.#openReader(mediaId), opened: null, badge: OPENING, isForgotten: false };
    this.#clips.set(mediaId, clip);
    clip.reader.then(
      (reader) => {
        clip.opened = reader;
      },
      // The next question opens it again.
      () => void (this.#clips.get(mediaId) === clip && this.#clips.delete(mediaId)),
    );
    return clip;
  }

  async #openReader(mediaId: string): Promise<ClipReader<ImageBitmap>> {
    const media = (await this.#bridge.request('media.list', {})).find(({ id }) => id === mediaId);
    if (!media) throw new TandemError('media-unknown', 'The clip is not open.', { hint: 'Open the clip again.' });
    const size = bitmapSize(media);
    const maxSide = Math.max(size.width, size.height);
    const picture = (index: number) => this.#bridge.picture({ mediaId, index, maxSide });
    const reader = new ClipReader<ImageBitmap>({
      count: media.info.frames,
      size,
      budgetBytes: CLIP_BUDGET_BYTES,
      fallback: new EngineSource(media.info.frames, picture),
      onFrame: (index) => this.#changes.tell({ mediaId, index }),
      onSourceFailed: (error) => this.#fallBack(mediaId, error),
    });
    // The engine's pictures are shown until the browser's decoder has proved itself.
    void this.#tryWebCodecs(media, size, reader);
    return reader;
  }

  async #tryWebCodecs(
    media: Media,
    size: { width: number; height: number },
    reader: ClipReader<ImageBitmap>,
  ): Promise<void> {
    try {
      const table = await this.#bridge.request('media.table', { mediaId: media.id });
      const source = await WebCodecsSource.open({
        url: this.#bridge.mediaUrl(media.id),
        info: media.info,
        table,
        size,
        reference: (index) => this.#bridge.picture({ mediaId: media.id, index, maxSide: THUMBNAIL_SIDE }),
      });
      const clip = this.#clips.get(media.id);
      if (!clip || clip.isForgotten) {
        source.close();
        return;
      }
      reader.setSource(source);
      this.#setBadge(media.id, clip, { kind: 'webcodecs', reason: "Decoded by the browser's own decoder." });
    } catch (error) {
      this.#fallBack(media.id, error);
    }
  }

  #fallBack(mediaId: string, error: unknown): void {
    const clip = this.#clips.get(mediaId);
    const reason = error instanceof Error ? error.message : String(error);
    if (clip) this.#setBadge(mediaId, clip, { kind: 'engine', reason: `Decoded by the studio's engine: ${reason}.` });
  }

  #setBadge(mediaId: string, clip: OpenClip, badge: DecoderBadge): void {
    clip.badge = badge;
    if (!clip.isForgotten) this.#changes.tell({ mediaId, index: null });
  }
}

const OPENING: DecoderBadge = { kind: 'opening', reason: 'The decoder is being tried.' };
const ENGINE_AGAIN = "Decoded by the studio's engine.";

/** Size of the bitmaps of a clip. */
function bitmapSize({ info: { width, height } }: Media): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
