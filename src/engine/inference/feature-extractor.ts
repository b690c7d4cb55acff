import type { ReportProgress } from '../../contract/jobs.ts';
import type { Device } from '../../contract/methods.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import type { BackboneMaps } from '../clip.ts';
import type { InstalledPack, ModelSession, OpenedVideo, Tensor } from '../ports.ts';
import type { KeyedMaps, KeyedPose } from './clip-features.ts';
import type { ClipGeometry } from './clip-geometry.ts';
import { clipInput, clipPictures } from './clip-input.ts';
import { mapsKey, type NetworkInputFacts } from './clip-keys.ts';
import { deviceUsed } from './device-used.ts';
import type { InferenceServices } from './inference-services.ts';
import { mirrorClipInput } from './mirror.ts';
import type { FrameAt } from './pose-tracker.ts';

/** What to extract maps from. */
export interface ExtractRequest {
  readonly video: OpenedVideo;
  /** Sampling, crop and size. */
  readonly geometry: ClipGeometry;
  readonly pack: InstalledPack<SpaceTimePack>;
  /** Joints to draw into the input and the key of their track; null leaves these channels zero. */
  readonly pose: KeyedPose | null;
  /** Also the maps of the clip seen in the mirror. */
  readonly mirrored: boolean;
  readonly device: Device;
  /** Gives frames; only called when maps are not kept. */
  readonly frameAt: FrameAt;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ReportProgress | undefined;
}

/** The backbone's answer for one clip. */
export interface ExtractedMaps {
  readonly plain: KeyedMaps;
  /** Null when it was not asked for. */
  readonly mirrored: KeyedMaps | null;
}

/** Runs the space-time backbone on clips; maps are kept in the feature cache. */
export class FeatureExtractor {
  readonly #services: InferenceServices;

  constructor(services: InferenceServices) {
    this.#services = services;
  }

  /**
   * The backbone's maps of a clip, and of its mirror image when asked for.
   *
   * @throws the signal's reason; what `frameAt` throws; TandemError inference-failed, pack-invalid
   */
  async extract(request: ExtractRequest): Promise<ExtractedMaps> {
    // The input is built once, and only when some maps are not kept.
    let input: Promise<Tensor> | null = null;
    const plainInput = (): Promise<Tensor> => {
      input ??= this.#input(request);
      return input;
    };
    const plain = await this.#maps(request, false, plainInput);
    if (!request.mirrored) return { plain, mirrored: null };
    const mirrored = await this.#maps(request, true, async () =>
      mirrorClipInput(await plainInput(), request.pack.pack),
    );
    return { plain, mirrored };
  }

  async #maps(request: ExtractRequest, mirrored: boolean, input: () => Promise<Tensor>): Promise<KeyedMaps> {
    const { device, signal, onProgress } = request;
    const facts = inputFacts(request, mirrored);
    const key = mapsKey(facts);
    const kept = await this.#services.cache.maps(key);
    signal?.throwIfAborted();
    if (kept) return { key, maps: kept };

    const { backbone } = request.pack.pack.models;
    const tensor = await input();
    const session = await this.#services.backend.load(this.#services.packs.pathOf(request.pack, backbone.file), device);
    signal?.throwIfAborted();
    const report = (done: number): void =>
      onProgress?.({ stage: 'features', done, total: request.mirrored ? 2 : 1, unit: 'clips' });
    report(mirrored ? 1 : 0);
    const maps = await runBackbone(session, backbone.inputs[0]!.name, tensor);
    report(mirrored ? 2 : 1);
    const madeKey = mapsKey({ ...facts, device: await deviceUsed(this.#services.backend, device) });
    await this.#services.cache.putMaps(madeKey, maps);
    signal?.throwIfAborted();
    return { key: madeKey, maps };
  }

  async #input({ geometry, pack, pose, frameAt, signal, onProgress }: ExtractRequest): Promise<Tensor> {
    const total = geometry.sampling.videoFrames.length;
    const report = (done: number): void => {
      signal?.throwIfAborted();
      onProgress?.({ stage: 'pictures', done, total, unit: 'frames' });
    };
    report(0);
    const pictures = await clipPictures(geometry, frameAt, report);
    return clipInput(pack.pack, pictures, pose?.joints ?? null);
  }
}

function inputFacts({ video, geometry, pack, pose, device }: ExtractRequest, mirrored: boolean): NetworkInputFacts {
  return {
    video,
    range: geometry.sampling.range,
    crop: geometry.crop,
    packSha256: pack.sha256,
    frames: pack.pack.frames,
    size: pack.pack.size,
    track: pose?.key ?? null,
    mirrored,
    device,
  };
}

async function runBackbone(session: ModelSession, inputName: string, input: Tensor): Promise<BackboneMaps> {
  const { g2, g3, g4, fine } = await session.run({ [inputName]: input }, ['g2', 'g3', 'g4', 'fine']);
  return { g2: g2!, g3: g3!, g4: g4!, fine: fine! };
}
