import type { Job } from '../../../contract/jobs.ts';
import type { StudioBridge } from '../../bridge/studio-bridge.ts';
import { type Sighting, secondsLeft } from '../../studio/pace.ts';

/** A job and how fast its present stage goes. */
export interface ListedJob {
  readonly job: Job;
  /** The stage's first and latest report; null before there is one. */
  readonly stage: { readonly first: Sighting; readonly latest: Sighting } | null;
}

/** Jobs that have ended and are still listed. */
const KEPT = 12;

/** Every job of the engine that this window has heard of, the newest first: alignments, exports, and what helps them. */
export class JobList {
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #jobs: readonly ListedJob[] = [];

  /** @param now milliseconds */
  constructor(bridge: Pick<StudioBridge, 'on' | 'onConnection' | 'request'>, now: () => number = Date.now) {
    this.#now = now;
    bridge.on('job.changed', (job) => this.#hear(job));
    bridge.onConnection((connected) => {
      if (!connected) return;
      void bridge.request('jobs.list', {}).then(
        (jobs) => {
          for (const job of jobs) this.#hear(job);
        },
        // The window says already that the engine cannot be asked.
        () => {},
      );
    });
  }

  /** The newest first; never changed in place. */
  get jobs(): readonly ListedJob[] {
    return this.#jobs;
  }

  /** Whether a job has not ended. */
  get isWorking(): boolean {
    return this.#jobs.some(({ job }) => job.endedAt === null);
  }

  /** @returns stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes jobs that have ended off the list. */
  clearEnded(): void {
    this.#set(this.#jobs.filter(({ job }) => job.endedAt === null));
  }

  #hear(job: Job): void {
    const known = this.#jobs.find((each) => each.job.id === job.id);
    // An answer may be overtaken by an event.
    if (known && known.job.endedAt !== null && job.endedAt === null) return;
    const listed = { job, stage: this.#stageOf(job, known ?? null) };
    const all = known ? this.#jobs.map((each) => (each === known ? listed : each)) : [listed, ...this.#jobs];
    const ended = all.filter(({ job: { endedAt } }) => endedAt !== null).slice(0, KEPT);
    this.#set(all.filter((each) => each.job.endedAt === null || ended.includes(each)));
  }

  #stageOf({ progress }: Job, known: ListedJob | null): ListedJob['stage'] {
    if (!progress) return null;
    const latest = { progress, at: this.#now() };
    const before = known?.stage ?? null;
    return { first: before?.first.progress.stage === progress.stage ? before.first : latest, latest };
  }

  #set(jobs: readonly ListedJob[]): void {
    this.#jobs = jobs;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** How far a job's stage is, 0..1; null when that is not known. */
export function fractionOf({ progress }: Job): number | null {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
}

/** How many units (frames, clips) a second the stage has done so far; null when it is too early to say. */
export function perSecond({ stage }: ListedJob): number | null {
  if (!stage) return null;
  const seconds = (stage.latest.at - stage.first.at) / 1000;
  const done = stage.latest.progress.done - stage.first.progress.done;
  return seconds >= 0.5 && done > 0 ? done / seconds : null;
}

/** Seconds that the stage will still take; null when it is too early to say. @param now milliseconds */
export function stageSecondsLeft({ stage }: ListedJob, now: number): number | null {
  return stage && secondsLeft(stage.first, stage.latest, now);
}
