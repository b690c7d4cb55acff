import type { PackReference } from '../../contract/correspondences.ts';
import { TandemError } from '../../contract/errors.ts';
import type { Crop, FrameRange, PersonHint, PointInFrame } from '../../contract/geometry.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import type { Device } from '../../contract/methods.ts';
import { sampleClip } from '../../kernels/clip-sampling.ts';
import { personCrop } from '../../kernels/person-crop.ts';
import type { ClipFeatures, ClipPose, PoseTrack } from '../clip.ts';
import type { FrameSource, InferenceBackend, InstalledPack, OpenedVideo, PackStore } from '../ports.ts';
import { clipFeatures, type KeyedPose } from './clip-features.ts';
import { ClipGeometry, centredSquare, checkCrop, squareCrop } from './clip-geometry.ts';
import { deviceUsed } from './device-used.ts';
import { FeatureExtractor } from './feature-extractor.ts';
import type { InferenceServices } from './inference-services.ts';
import { mirrorClipPose } from './mirror.ts';
import { personAt } from './person-search.ts';
import { toHumanJoints } from './pose-layout.ts';
import { type FrameAt, suggestJoints } from './pose-tracker.ts';
import { PoseTracks, trackedRange } from './pose-tracks.ts';
import { RangeFrames } from './range-frames.ts';

/** Pixel data that one analysis may keep: 120 frames of 1920 x 1080. */
const FRAME_BUDGET_BYTES = 768 * 1024 ** 2;

/** How to analyse one clip. */
export interface AnalyseChoice {
  /** First and last frame; the whole clip when left out. */
  readonly range?: FrameRange | undefined;
  /** What the network sees; the person's square when left out. One that is no square becomes the smallest square round it. */
  readonly crop?: Crop | undefined;
  /** One click on the person to follow. */
  readonly person?: PersonHint | undefined;
  /** Whether the features carry the pose for the method to use. */
  readonly pose: boolean;
  /** Whether the pose is drawn into the network's input; as `pose` when left out. */
  readonly poseInNetwork?: boolean | undefined;
  /** Also the features of the clip seen in the mirror. */
  readonly mirrored?: boolean | undefined;
}

/** A clip, analysed. */
export interface AnalysedFeatures {
  readonly features: ClipFeatures;
  /** The clip seen in the mirror, when it was asked for: a place x in it is `size - x` in the clip. */
  readonly mirrored: ClipFeatures | null;
  readonly geometry: ClipGeometry;
  /** The followed person in every frame of the range; null when nobody was followed or found. */
  readonly poseInFrame: PoseTrack | null;
  /** Where the crop comes from. */
  readonly cropFrom: 'choice' | 'person' | 'frame';
  readonly device: Device;
  readonly pack: PackReference;
  /** Null when no pose was looked for. */
  readonly posePack: PackReference | null;
  /** What the user should know, in sentences that name the file. */
  readonly warnings: readonly string[];
}

/** How an analysis reports and ends. */
export interface AnalyseWays {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ReportProgress | undefined;
}

/** Takes one clip from its file to features: follows the person, crops, runs the networks. What was done before is not done again. */
export class ClipAnalyser {
  readonly #backend: InferenceBackend;
  readonly #packs: PackStore;
  readonly #source: FrameSource;
  readonly #frameBudgetBytes: number;
  readonly #tracks: PoseTracks;
  readonly #extractor: FeatureExtractor;

  /** @param services.frameBudgetBytes pixel data that one analysis may keep; 768 MiB when left out */
  constructor(services: InferenceServices & { readonly source: FrameSource; readonly frameBudgetBytes?: number }) {
    this.#backend = services.backend;
    this.#packs = services.packs;
    this.#source = services.source;
    this.#frameBudgetBytes = services.frameBudgetBytes ?? FRAME_BUDGET_BYTES;
    this.#tracks = new PoseTracks(services);
    this.#extractor = new FeatureExtractor(services);
  }

  /**
   * Features of one clip. Progress has the stages `search` (probed frames), `pose` (frames), `pictures` (clip frames) and `features`
   * (clips); stages that are answered by the cache are left out.
   *
   * @throws the signal's reason; TandemError range-invalid, crop-invalid, frame-out-of-range, pack-missing, pack-corrupt,
   *   inference-failed, and what reading frames throws
   */
  async analyse(
    video: OpenedVideo,
    choice: AnalyseChoice,
    device: Device,
    ways: AnalyseWays = {},
  ): Promise<AnalysedFeatures> {
    const { signal, onProgress } = ways;
    const range = checkedRange(video, choice.range);
    if (choice.crop) checkCrop(choice.crop, video.info, video.info.file);
    const hint = choice.person ? checkedHint(video, choice.person) : null;
    const poseInNetwork = choice.poseInNetwork ?? choice.pose;
    const pack = await this.#packs.forTask('space-time-correspondence');

    const frames = new RangeFrames(this.#source, video, trackedRange(range, hint), this.#frameBudgetBytes, signal);
    const frameAt: FrameAt = (index) => frames.frame(index);
    try {
      const wanted = choice.pose || poseInNetwork || !choice.crop;
      const followed = wanted
        ? await this.#tracks.track({ video, range, hint, device, frameAt, signal, onProgress })
        : null;
      const rule = { factor: pack.pack.crop.factor, minScore: pack.pack.crop.min_score };
      const square = followed && personCrop(followed.track.frames, rule);
      // Without a crop rule that held, nobody was seen: what was tracked is noise.
      const person = square ? followed : null;
      const crop = choice.crop ? squareCrop(choice.crop) : (square ?? centredSquare(video.info));
      const geometry = new ClipGeometry(sampleClip(range, pack.pack.frames), crop, pack.pack.size);
      const pose = person && { key: person.key, joints: poseInClip(person.track, geometry) };
      const extracted = await this.#extractor.extract({
        video,
        geometry,
        pack,
        pose: poseInNetwork ? pose : null,
        mirrored: choice.mirrored ?? false,
        device,
        frameAt,
        signal,
        onProgress,
      });

      const carried = choice.pose ? pose : null;
      return {
        features: clipFeatures(extracted.plain, geometry, carried),
        mirrored:
          extracted.mirrored && clipFeatures(extracted.mirrored, geometry, carried && mirroredPose(carried, geometry)),
        geometry,
        poseInFrame: person?.track ?? null,
        cropFrom: choice.crop ? 'choice' : square ? 'person' : 'frame',
        device: await deviceUsed(this.#backend, device),
        pack: packReference(pack),
        posePack: followed && packReference(followed.pack),
        warnings: warningsOf(video, { hint, crop: choice.crop, wanted, square, found: followed?.found ?? true }),
      };
    } finally {
      await frames.close();
    }
  }

  /**
   * The 13 joints of the person in one frame, to be suggested as points.
   *
   * @param near how the person is known: `joints` of this or a near frame (of a pose track), or `person`, a click on the one to take,
   *   both in frame pixels; null looks for the largest person
   * @returns null when nobody is found
   * @throws the signal's reason; TandemError frame-out-of-range, pack-missing, inference-failed, and what reading frames throws
   */
  async suggestJoints(
    video: OpenedVideo,
    frame: number,
    near: { readonly joints: readonly PosePoint[] } | { readonly person: PointInFrame | null } | null,
    device: Device,
    signal?: AbortSignal,
  ): Promise<PosePoint[] | null> {
    checkFrame(video, frame);
    const { estimator } = await this.#tracks.estimator(device);
    const frames = new RangeFrames(this.#source, video, [frame, frame], this.#frameBudgetBytes, signal);
    try {
      const image = await frames.frame(frame);
      const clicked = near && 'person' in near ? near.person : null;
      const meant = clicked && (await personAt(estimator, image, clicked, signal));
      if (clicked && !meant) return null;
      const known = near && 'joints' in near ? near.joints : null;
      const { layout, pack } = estimator;
      const nearby = meant ? toHumanJoints(meant.points, layout, pack.tracking.min_score) : known;
      return await suggestJoints(estimator, image, nearby, signal);
    } finally {
      await frames.close();
    }
  }
}

function poseInClip(track: PoseTrack, geometry: ClipGeometry): ClipPose {
  return geometry.sampling.videoFrames.map((frame) => geometry.jointsToClip(track.frames[frame - track.range[0]]!));
}

function mirroredPose({ joints, key }: KeyedPose, { size }: ClipGeometry): KeyedPose {
  return { joints: mirrorClipPose(joints, size), key: `mirrored ${key}` };
}

function packReference({ pack, sha256 }: InstalledPack): PackReference {
  return { name: pack.name, version: pack.version, sha256 };
}

function checkFrame({ info }: OpenedVideo, frame: number): void {
  if (frame >= 0 && frame < info.frames) return;
  throw new TandemError(
    'frame-out-of-range',
    `${info.file} has frames 0 to ${info.frames - 1}; there is no frame ${frame}.`,
    {
      hint: 'Choose a frame of the clip.',
    },
  );
}

function checkedHint(video: OpenedVideo, hint: PersonHint): PersonHint {
  checkFrame(video, hint.frame);
  return hint;
}

function checkedRange({ info }: OpenedVideo, range: FrameRange | undefined): FrameRange {
  if (!range) return [0, info.frames - 1];
  const [first, last] = range;
  if (first >= 0 && first <= last && last < info.frames) return range;
  throw new TandemError(
    'range-invalid',
    `${info.file}: the range ${first}:${last} does not lie within its frames 0 to ${info.frames - 1}.`,
    { hint: 'Give the first and the last frame of one repetition of the action.' },
  );
}

function warningsOf(
  { info }: OpenedVideo,
  facts: { hint: PersonHint | null; crop: Crop | undefined; wanted: boolean; square: Crop | null; found: boolean },
): string[] {
  const { hint, crop, wanted, square, found } = facts;
  if (!wanted) return [];
  if (hint && !found) {
    const place = `(${hint.x.toFixed(0)}, ${hint.y.toFixed(0)}) of frame ${hint.frame}`;
    return [`${info.file}: no person was found at ${place}. Click on the person in a frame where nothing hides them.`];
  }
  if (square) return [];
  const seen = crop ? 'The crop is kept as given, without pose.' : 'The middle of the frame is used instead.';
  return [`${info.file}: no person was found. ${seen} Drag a crop round the action, or click on the person.`];
}
