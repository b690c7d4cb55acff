import type { ErrorRecord } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { FrameTableRecord, Media } from '../../contract/media.ts';
import type { DeviceReport, EngineState } from '../../contract/status.ts';
import type { Counting } from '../studio/clip-opening.ts';
import type { PartialRuns } from '../studio/partial-runs.ts';
import type { Role } from '../ui/role.ts';

/** A file that is being opened. */
export interface Opening {
  readonly name: string;
  /** 0..1 while it is sent to the host, null when that is not known. */
  readonly fraction: number | null;
  /** Once it is there: the frames that the engine counts; null while it does not, and for clips that open at once. */
  readonly counting: Counting | null;
}

/** Something that went wrong, until the user has seen it. */
export interface Notice {
  readonly id: number;
  /** What was being done. */
  readonly title: string;
  readonly error: ErrorRecord;
}

/** Everything that the window shows. Never changed in place. */
export interface StudioState {
  readonly connected: boolean;
  readonly engine: EngineState;
  /** True for a while after a crashed engine has come back. */
  readonly recovered: boolean;
  readonly device: DeviceReport | null;
  readonly media: readonly Media[];
  readonly tables: Readonly<Record<string, FrameTableRecord>>;
  readonly pair: Readonly<Record<Role, string | null>>;
  readonly opening: Readonly<Record<Role, Opening | null>>;
  readonly job: Job | null;
  /** What the job has found so far; null while none runs or nothing is found. */
  readonly partial: PartialRuns | null;
  readonly notices: readonly Notice[];
}

/** The state before the host has said anything. */
export const INITIAL_STATE: StudioState = {
  connected: false,
  engine: { state: 'starting', starts: 0, message: null },
  recovered: false,
  device: null,
  media: [],
  tables: {},
  pair: { source: null, target: null },
  opening: { source: null, target: null },
  job: null,
  partial: null,
  notices: [],
};

/** The clip in a place of the pair. */
export function clipOf({ media, pair }: StudioState, role: Role): Media | null {
  return media.find(({ id }) => id === pair[role]) ?? null;
}

/** True while a job has not ended. */
export function isUnfinished(job: Job | null): job is Job {
  return job !== null && job.endedAt === null;
}
