import type { Fraction, FrameTableRecord, OpeningProgress, VideoInfo } from '../contract/media.ts';
import type { Device, DeviceChoice } from '../contract/methods.ts';
import type { Pack } from '../contract/pack.ts';
import type { MediaRecord, ProjectFile, RecordDiff } from '../contract/project.ts';
import type { DeviceReport, PackStatus } from '../contract/status.ts';

/** A decoded frame: RGB24, row-major, interleaved, displayed orientation. `data.length = width * height * 3`. */
export interface RgbFrame {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A video file that was opened: what it is, and its frame table. */
export interface OpenedVideo {
  readonly path: string;
  readonly info: VideoInfo;
  readonly table: FrameTableRecord;
  /** Identifies the content: sha256 over size, first and last MiB. */
  readonly quickHash: string;
  readonly sizeBytes: number;
}

/** What to decode: frames `first..last`, both included, in presentation order. */
export interface DecodeRequest {
  readonly first: number;
  readonly last: number;
  /** Part of the displayed frame, whole pixels, inside the frame; the whole frame when left out. */
  readonly crop?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Size of the result in pixels; that of the crop when left out. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Is told how the opening of a file goes on; a file whose index is remembered is opened without a word. */
export interface OpeningWatcher {
  /** At most five times a second. */
  progress(progress: OpeningProgress): void;
  /** The first picture that is shown, whole; not when it cannot be decoded. */
  firstPicture(frame: RgbFrame): void;
}

/** Video files as frames. */
export interface FrameSource {
  /**
   * Probes a file, or a folder of numbered pictures, and makes its frame table. Of a file whose end is missing what is there is opened;
   * its `info.damage` says so.
   *
   * @throws TandemError file-not-found, file-empty, not-a-video, no-video-stream, video-truncated, format-refused, ffmpeg-missing
   */
  open(path: string, signal?: AbortSignal, watcher?: OpeningWatcher): Promise<OpenedVideo>;
  /**
   * Decodes a range; the consumer's pace holds the decoder back; leaving the loop or aborting ends the process.
   * @throws TandemError frame-out-of-range, ffmpeg-failed
   */
  decode(video: OpenedVideo, request: DecodeRequest, signal?: AbortSignal): AsyncIterable<RgbFrame>;
}

/** A dense float32 tensor, row-major. */
export interface Tensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** A loaded model. */
export interface ModelSession {
  /**
   * @param feeds by input name
   * @param outputs names of the outputs wanted
   * @throws TandemError inference-failed
   */
  run(feeds: Record<string, Tensor>, outputs: readonly string[]): Promise<Record<string, Tensor>>;
}

/** Runs models. Runs are queued: one at a time per device. */
export interface InferenceBackend {
  /** The probe's answer; the first call may take seconds. */
  devices(): Promise<DeviceReport>;
  /** The device that a wish leads to. @throws TandemError device-unavailable */
  resolve(choice: DeviceChoice): Promise<Device>;
  /** A model file on a device; sessions are kept, a second call returns the same one. */
  load(modelPath: string, device: Device): Promise<ModelSession>;
  /** Ends all sessions. */
  close(): Promise<void>;
}

/** A pack whose files were found to have the recorded hashes. */
export interface InstalledPack<P extends Pack = Pack> {
  readonly pack: P;
  readonly folder: string;
  /** sha256 of pack.json. */
  readonly sha256: string;
}

/** The installed model packs. */
export interface PackStore {
  /** Every pack with what is wrong with it, its files not read anew when nothing about them changed. */
  list(): Promise<PackStatus[]>;
  /** Like list, but every file is read and its sha256 compared. */
  verify(): Promise<PackStatus[]>;
  /**
   * The installed pack for a task, its files verified (once per process).
   * @throws TandemError pack-missing, pack-corrupt, pack-invalid
   */
  forTask<T extends Pack['task']>(task: T): Promise<InstalledPack<Extract<Pack, { task: T }>>>;
  /** Path of a file of a pack. */
  pathOf(pack: InstalledPack, file: string): string;
}

/** Bytes kept between runs, oldest use dropped first; a lost entry is no error. */
export interface BlobStore {
  get(key: string): Promise<Uint8Array | null>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** The file of an open project. Every commit is durable when its promise resolves. */
export interface ProjectStore {
  readonly path: string;
  /** Whether the user has not chosen the file's place yet. */
  readonly untitled: boolean;
  read(): Promise<ProjectFile>;
  /** Applies diffs, all or none. @returns the revision after it. @throws TandemError document-invalid when a `before` does not match */
  commit(label: string, diffs: readonly RecordDiff[]): Promise<number>;
  /** Goes on in another file, which replaces what stood there. @returns what changed in the records. @throws TandemError project-locked, project-write-failed */
  saveAs(path: string): Promise<readonly RecordDiff[]>;
  /** Writes the project to another file; work goes on in this one. @throws TandemError project-locked, project-write-failed */
  saveACopy(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Where the clips of projects lie. Nothing here changes a file. */
export interface ProjectMedia {
  /** The path of a file as seen from a project's folder; null when they are on different drives. */
  relativePath(projectFile: string, mediaPath: string): string | null;
  /** Looks where the record says; the content decides. `path` is null when no place has it. */
  locate(
    media: MediaRecord,
    projectFile: string,
  ): Promise<{
    readonly path: string | null;
    readonly tried: readonly { readonly path: string; readonly judgement: 'same' | 'different' | 'not-found' }[];
  }>;
  /** What the record should say of a file that was found there; null when it says so already. */
  relocation(media: MediaRecord, projectFile: string, foundAt: string): RecordDiff | null;
}

/** How a video is to be written. */
export interface EncodeRequest {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** Frames per second as a fraction. */
  readonly fps: Fraction;
  readonly crf: number;
}

/** Takes RGBA frames of the request's size; nothing stands at `path` until `finish` resolves. */
export interface VideoEncoder {
  write(rgba: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  /** Ends early and leaves no file. */
  abort(): Promise<void>;
}

/** Writes videos: H.264, yuv420p, BT.709, faststart. */
export interface VideoWriter {
  open(request: EncodeRequest): Promise<VideoEncoder>;
}

/** Time, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
