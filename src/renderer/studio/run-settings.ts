import { createStore, type StoreApi, useStore } from 'zustand';
import type { AlignRequest, Queries } from '../../contract/align.ts';
import type { FrameRange } from '../../contract/geometry.ts';
import { type DeviceChoice, METHODS, type Method } from '../../contract/methods.ts';
import type { Moment } from '../../contract/moments.ts';
import type { DeviceReport } from '../../contract/status.ts';
import { parseFrames, proposedFrames, type Reason } from './query-frames.ts';

/** What the user chooses for the next run. */
export interface RunSettings {
  /** In the order of {@link METHODS}. */
  readonly methods: readonly Method[];
  /** Look for human joints at frames, though points are marked. */
  readonly wantsJoints: boolean;
  /** Frames that were typed in, and for which clip. */
  readonly typedFrames: { readonly mediaId: string; readonly text: string } | null;
  readonly device: DeviceChoice;
  readonly pose: boolean;
  readonly mirror: AlignRequest['mirror'];
}

/** A clip of the pair as a run needs it. */
export interface RunClip {
  readonly mediaId: string;
  /** Number of frames. */
  readonly frames: number;
  /** Null: the whole clip. */
  readonly workingZone: FrameRange | null;
}

/** What a run is made from. */
export interface RunContext {
  readonly source: RunClip | null;
  readonly target: RunClip | null;
  /** Key moments of the source clip. */
  readonly marked: readonly Moment[];
  readonly engineReady: boolean;
  readonly device: DeviceReport | null;
}

/** What `align.start` needs beside the clips. */
export type RunWish = Pick<AlignRequest, 'queries' | 'methods' | 'pose' | 'device' | 'mirror'>;

/** Moments that have at least one visible point. */
export function momentsWithPoints(marked: readonly Moment[]): Moment[] {
  return marked.filter(({ keypoints }) => Object.values(keypoints).some(({ visible }) => visible));
}

/** Whether joints are looked for: by wish, or because nothing is marked. */
export function looksForJoints(settings: RunSettings, marked: readonly Moment[]): boolean {
  return settings.wantsJoints || momentsWithPoints(marked).length === 0;
}

/** The frames at which joints are looked for, as text: typed for this clip, else a proposal inside its zone. */
export function framesText({ typedFrames }: RunSettings, source: RunClip): string {
  return typedFrames?.mediaId === source.mediaId ? typedFrames.text : proposedFrames(rangeOf(source)).join(', ');
}

/** The frames that a run analyses. */
export function rangeOf({ workingZone, frames }: RunClip): FrameRange {
  return workingZone ?? [0, frames - 1];
}

/** What is wrong with the typed frames; null when nothing is, or when they do not matter. */
export function framesProblem(settings: RunSettings, { source, marked }: RunContext): Reason | null {
  if (!source || !looksForJoints(settings, marked)) return null;
  const typed = parseFrames(framesText(settings, source), rangeOf(source));
  return 'problem' in typed ? typed.problem : null;
}

/** Why no run can be started; null when one can. */
export function runProblem(settings: RunSettings, context: RunContext): Reason | null {
  const { source, target, marked, engineReady, device } = context;
  if (!source && !target) return { key: 'run.problem.no-clips' };
  if (!source) return { key: 'run.problem.no-source' };
  if (!target) return { key: 'run.problem.no-target' };
  if (settings.methods.length === 0) return { key: 'run.problem.no-method' };
  if (looksForJoints(settings, marked)) {
    if (framesProblem(settings, context)) return { key: 'run.problem.frames' };
  } else {
    const [first, last] = rangeOf(source);
    const outside = momentsWithPoints(marked).find(({ frame }) => frame < first || frame > last);
    if (outside) {
      return { key: 'run.problem.outside-zone', values: { moment: outside.name, frame: outside.frame, first, last } };
    }
  }
  if (settings.device !== 'auto' && device && !device.working.includes(settings.device)) {
    return { key: 'run.problem.device', values: { device: settings.device.toUpperCase() } };
  }
  return engineReady ? null : { key: 'run.problem.engine' };
}

/** What to ask the engine for; null while {@link runProblem} has a reason against it. */
export function runWish(settings: RunSettings, context: RunContext): RunWish | null {
  if (runProblem(settings, context) !== null) return null;
  const { methods, pose, device, mirror } = settings;
  return { queries: queriesOf(settings, context), methods: [...methods], pose, device, mirror };
}

function queriesOf(settings: RunSettings, { source, marked }: RunContext): Queries {
  if (!looksForJoints(settings, marked)) return { moments: momentsWithPoints(marked) };
  const typed = parseFrames(framesText(settings, source!), rangeOf(source!));
  return { suggestAt: 'frames' in typed ? typed.frames : [] };
}

/** {@link RunSettings} with the ways to change them. */
export interface RunSettingsState extends RunSettings {
  toggleMethod(method: Method): void;
  set(change: Partial<RunSettings>): void;
}

/** A store of its own, for a window or for a test. */
export function createRunSettings(): StoreApi<RunSettingsState> {
  return createStore<RunSettingsState>()((set) => ({
    methods: ['auto'],
    wantsJoints: false,
    typedFrames: null,
    device: 'auto',
    pose: true,
    mirror: 'auto',
    toggleMethod: (method) =>
      set(({ methods }) => ({
        methods: METHODS.filter((each) => (each === method) !== methods.includes(each)),
      })),
    set: (change) => set(change),
  }));
}

/** The settings of this window. */
export const runSettings = createRunSettings();

/** A part of {@link runSettings}, for components. */
export function useRunSettings<T>(selector: (state: RunSettingsState) => T): T {
  return useStore(runSettings, selector);
}
