import { TandemError, toErrorRecord } from '../../contract/errors.ts';
import type { Job, JobPolicy, ReportProgress } from '../../contract/jobs.ts';
import type { Clock } from '../ports.ts';
import { monotoneProgress } from './monotone-progress.ts';

/** Work to be done as a job. */
export interface JobSpec {
  /** Jobs of one key are the same wish, made again. */
  readonly key: string;
  /** For people: what is being done to what. */
  readonly label: string;
  /** What happens to an unfinished job of the same key. */
  readonly policy: JobPolicy;
  /** Must watch the signal; what it returns becomes the job's result, what it shows meanwhile can be looked at until then. */
  run(signal: AbortSignal, report: ReportProgress, show: (partial: unknown) => void): Promise<unknown>;
}

/** How long work may take to stop after a cancel before the job is shown as cancelled all the same, milliseconds. */
const CANCEL_GRACE_MILLISECONDS = 900;
/** Progress is told at most this often, milliseconds. */
const PROGRESS_INTERVAL_MILLISECONDS = 50;
/** Ended jobs that are remembered. */
const ENDED_JOBS_KEPT = 20;

interface Entry {
  job: Job;
  readonly spec: JobSpec;
  readonly controller: AbortController;
  toldAt: number;
}

/**
 * Jobs of one device: they run one after the other in the order in which they came. A job goes `queued -> running -> done | failed |
 * cancelled`; each has one AbortSignal. Cancelling is no error: a cancelled job has no `error`.
 */
export class JobQueue {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(job: Job) => void>();
  /** Resolves when the work before it has really stopped; a device is never shared by two jobs. */
  #lane: Promise<void> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Adds a job, or joins an unfinished one of the same key. @returns the job as it stands */
  submit(spec: JobSpec): Job {
    const unfinished = [...this.#entries.values()].filter(
      ({ spec: { key }, job }) => key === spec.key && !hasEnded(job),
    );
    if (spec.policy === 'join' && unfinished[0]) return unfinished[0].job;
    if (spec.policy === 'replace') for (const entry of unfinished) this.cancel(entry.job.id);
    const job: Job = {
      id: crypto.randomUUID(),
      label: spec.label,
      state: 'queued',
      progress: null,
      queuedAt: this.#clock.now(),
      startedAt: null,
      endedAt: null,
      error: null,
    };
    const entry: Entry = { job, spec, controller: new AbortController(), toldAt: 0 };
    this.#entries.set(job.id, entry);
    this.#change(entry, {});
    this.#lane = this.#lane.then(() => this.#run(entry));
    return entry.job;
  }

  /**
   * Stops a job; one that has ended stays as it is. The job is `cancelled` as soon as its work has stopped, and within a second.
   *
   * @throws TandemError job-unknown
   */
  cancel(id: string): Job {
    const entry = this.#entry(id);
    if (hasEnded(entry.job)) return entry.job;
    entry.controller.abort();
    if (entry.job.state === 'queued') this.#end(entry, { state: 'cancelled' });
    return entry.job;
  }

  /** The jobs in the order in which they came; of those that have ended only the latest. */
  list(): Job[] {
    return [...this.#entries.values()].map((entry) => entry.job);
  }

  /** @throws TandemError job-unknown */
  get(id: string): Job {
    return this.#entry(id).job;
  }

  /** Calls the listener at every change of a job. @returns stops it */
  onChange(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the job when it has ended. @throws TandemError job-unknown */
  ended(id: string): Promise<Job> {
    const { job } = this.#entry(id);
    if (hasEnded(job)) return Promise.resolve(job);
    return new Promise((resolve) => {
      const stop = this.onChange((changed) => {
        if (changed.id !== id || !hasEnded(changed)) return;
        stop();
        resolve(changed);
      });
    });
  }

  /** Cancels all jobs and waits until their work has stopped. */
  async close(): Promise<void> {
    for (const { job } of this.#entries.values()) this.cancel(job.id);
    await this.#lane;
  }

  async #run(entry: Entry): Promise<void> {
    const { signal } = entry.controller;
    if (signal.aborted) return;
    this.#change(entry, { state: 'running', startedAt: this.#clock.now() });
    const overdue = cancelledAnyway(signal, () => this.#end(entry, { state: 'cancelled' }));
    try {
      const show = (partial: unknown) => {
        if (entry.job.state === 'running' && !signal.aborted) this.#change(entry, { partial });
      };
      const result = await entry.spec.run(signal, this.#reporter(entry), show);
      this.#end(entry, signal.aborted ? { state: 'cancelled' } : { state: 'done', result });
    } catch (error) {
      this.#end(entry, signal.aborted ? { state: 'cancelled' } : { state: 'failed', error: toErrorRecord(error) });
    } finally {
      overdue.clear();
    }
  }

  #reporter(entry: Entry): ReportProgress {
    const shown = monotoneProgress();
    return (report) => {
      if (entry.job.state !== 'running') return;
      const progress = shown(report);
      const now = this.#clock.now();
      const newStage = entry.job.progress?.stage !== progress.stage;
      entry.job = { ...entry.job, progress };
      if (!newStage && progress.done < progress.total && now - entry.toldAt < PROGRESS_INTERVAL_MILLISECONDS) return;
      entry.toldAt = now;
      this.#change(entry, {});
    };
  }

  #end(entry: Entry, outcome: Partial<Job>): void {
    if (hasEnded(entry.job)) return;
    this.#change(entry, { ...outcome, endedAt: this.#clock.now(), partial: undefined });
    const ended = [...this.#entries.values()].filter(({ job }) => hasEnded(job));
    for (const { job } of ended.slice(0, -ENDED_JOBS_KEPT)) this.#entries.delete(job.id);
  }

  #change(entry: Entry, change: Partial<Job>): void {
    entry.job = { ...entry.job, ...change };
    for (const listener of [...this.#listeners]) listener(entry.job);
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (!entry)
      throw new TandemError('job-unknown', `There is no job "${id}".`, { hint: 'It may have ended long ago.' });
    return entry;
  }
}

function hasEnded(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Calls `act` when the work is still going some time after the signal was aborted. */
function cancelledAnyway(signal: AbortSignal, act: () => void): { clear(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    timer = setTimeout(act, CANCEL_GRACE_MILLISECONDS);
  };
  signal.addEventListener('abort', start, { once: true });
  return {
    clear() {
      signal.removeEventListener('abort', start);
      clearTimeout(timer);
    },
  };
}
