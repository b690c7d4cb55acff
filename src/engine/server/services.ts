import type { AlignPartial, AlignResult } from '../../contract/align.ts';
import type { ExportRequest, ExportResult } from '../../contract/export.ts';
import type { PointInFrame } from '../../contract/geometry.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import type { Moment } from '../../contract/moments.ts';
import type { AlignTask } from '../align/align-task.ts';
import type { ProjectToExport } from '../export/project-export.ts';
import type {
  FrameSource,
  InferenceBackend,
  OpenedVideo,
  PackStore,
  ProjectMedia,
  ProjectStore,
  RgbFrame,
} from '../ports.ts';

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
   * @param show called with what is found so far, after every method but the last
   * @throws TandemError of many codes; the signal's reason when aborted
   */
  align(
    task: AlignTask,
    signal: AbortSignal,
    report: ReportProgress,
    show?: (partial: AlignPartial) => void,
  ): Promise<AlignResult>;
  /**
   * The 13 joints of the person in one frame, order of HUMAN_JOINTS.
   *
   * @param person a place on the one to take; null: the largest person
   * @returns null when nobody is found
   * @throws TandemError frame-out-of-range, pack-missing, inference-failed; the signal's reason when aborted
   */
  suggest(
    video: OpenedVideo,
    frame: number,
    person: PointInFrame | null,
    signal: AbortSignal,
  ): Promise<readonly PosePoint[] | null>;
  /**
   * Exports a project, see runExport.
   *
   * @throws TandemError of many codes; the signal's reason when aborted
   */
  export(
    subject: ProjectToExport,
    request: ExportRequest,
    signal: AbortSignal,
    report: ReportProgress,
  ): Promise<ExportResult>;
  /** The demo pair. @throws TandemError file-not-found when it is not installed */
  demo(): Promise<DemoFiles>;
  /** Opens a project file, or makes it when there is none. @throws TandemError document-newer, project-locked */
  openProject(path: string): Promise<ProjectStore>;
  readonly projectMedia: ProjectMedia;
  /** Ends sessions and processes. */
  close(): Promise<void>;
}
