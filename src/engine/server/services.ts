import type { AlignRequest, AlignResult, ClipChoice } from '../../contract/align.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { Moment } from '../../contract/moments.ts';
import type { FrameSource, InferenceBackend, OpenedVideo, PackStore, ProjectStore, RgbFrame } from '../ports.ts';

/** One clip of a pair to align: the opened file, and how it is to be analysed. */
export interface ClipToAlign {
  readonly video: OpenedVideo;
  readonly choice: ClipChoice;
}

/** An {@link AlignRequest} whose media ids were resolved to opened videos. */
export interface AlignTask extends Pick<AlignRequest, 'queries' | 'methods' | 'pose' | 'device' | 'mirror'> {
  readonly source: ClipToAlign;
  readonly target: ClipToAlign;
}

/** Where the bundled demo pair lies, and its marked points (moments of the source clip). */
export interface DemoFiles {
  readonly sourcePath: string;
  readonly targetPath: string;
  readonly moments: readonly Moment[];
}

/** Pictures for the window. */
export interface PictureEncoder {
  /** @param quality 0..100 @returns the bytes of a JPEG */
  jpeg(frame: RgbFrame, quality: number): Promise<Uint8Array>;
}

/** Everything that the engine's server needs; made real by `createEngine` in src/node. */
export interface EngineServices {
  readonly frames: FrameSource;
  readonly pictures: PictureEncoder;
  readonly packs: PackStore;
  readonly backend: InferenceBackend;
  /**
   * Finds the correspondences of a pair.
   *
   * @param report called with progress; stages are short words for people ("decode", "pose", "features", "match")
   * @throws TandemError of many codes; the signal's reason when aborted
   */
  align(task: AlignTask, signal: AbortSignal, report: ReportProgress): Promise<AlignResult>;
  /** The demo pair. @throws TandemError file-not-found when it is not installed */
  demo(): Promise<DemoFiles>;
  /** Opens a project file, or makes it when there is none. @throws TandemError document-newer, project-locked */
  openProject(path: string): Promise<ProjectStore>;
  /** Ends sessions and processes. */
  close(): Promise<void>;
}
