import type { FrameRange, PersonHint } from '../../contract/geometry.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { Device } from '../../contract/methods.ts';
import type { PosePack } from '../../contract/pack.ts';
import type { InstalledPack, OpenedVideo } from '../ports.ts';
import { trackKey } from './clip-keys.ts';
import { deviceUsed } from './device-used.ts';
import type { KeptTrack } from './feature-cache.ts';
import type { InferenceServices } from './inference-services.ts';
import { PoseEstimator } from './pose-estimator.ts';
import { toHumanJoints } from './pose-layout.ts';
import { type FrameAt, trackPerson } from './pose-tracker.ts';

/** What to track. */
export interface PoseTrackRequest {
  readonly video: OpenedVideo;
  readonly range: FrameRange;
  /** A click on the person; when its frame lies outside the range, the person is followed from there into the range. */
  readonly hint: PersonHint | null;
  readonly device: Device;
  /** Gives frames; only called when the track is not kept. */
  readonly frameAt: FrameAt;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ReportProgress | undefined;
}

/** The frames that tracking reads: the range, and the way from the click to it. */
export function trackedRange(range: FrameRange, hint: PersonHint | null): FrameRange {
  return hint ? [Math.min(range[0], hint.frame), Math.max(range[1], hint.frame)] : range;
}

/** Pose tracks of clips by the installed pose pack, kept in the feature cache. */
export class PoseTracks {
  readonly #services: InferenceServices;

  constructor(services: InferenceServices) {
    this.#services = services;
  }

  /** The pose network of the installed pack on a device. @throws TandemError pack-missing, pack-corrupt, inference-failed */
  async estimator(device: Device): Promise<{ estimator: PoseEstimator; pack: InstalledPack<PosePack> }> {
    const pack = await this.#services.packs.forTask('pose-2d-single');
    const session = await this.#services.backend.load(this.#services.packs.pathOf(pack, pack.pack.model.file), device);
    return { estimator: new PoseEstimator(pack.pack, session), pack };
  }

  /**
   * The pose track of a range.
   *
   * @returns the track, its key and the pack that made it
   * @throws the signal's reason; what `frameAt` throws; TandemError pack-missing, pack-corrupt, inference-failed
   */
  async track(request: PoseTrackRequest): Promise<KeptTrack & { key: string; pack: InstalledPack<PosePack> }> {
    const { video, range, hint, device, signal } = request;
    const pack = await this.#services.packs.forTask('pose-2d-single');
    const key = trackKey(video, range, hint, pack.sha256, device);
    const kept = await this.#services.cache.track(key);
    signal?.throwIfAborted();
    if (kept) return { ...kept, key, pack };

    const { estimator } = await this.estimator(device);
    const [first, last] = trackedRange(range, hint);
    const { frameAt, onProgress } = request;
    const followed = await trackPerson(estimator, {
      first,
      last,
      hint: hint ?? undefined,
      frameAt,
      signal,
      onProgress,
    });
    const minScore = pack.pack.tracking.min_score;
    const frames = followed.poses
      .slice(range[0] - first, range[1] - first + 1)
      .map((pose) => toHumanJoints(pose.points, estimator.layout, minScore));
    const fresh = { track: { range, frames }, found: followed.found };
    const madeKey = trackKey(video, range, hint, pack.sha256, await deviceUsed(this.#services.backend, device));
    await this.#services.cache.putTrack(madeKey, fresh);
    return { ...fresh, key: madeKey, pack };
  }
}
