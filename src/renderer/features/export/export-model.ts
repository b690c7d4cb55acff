import { type ErrorRecord, toErrorRecord } from '../../../contract/errors.ts';
import { EXPORT_EXTENSIONS, type ExportWish, exportResultSchema } from '../../../contract/export.ts';
import type { Job } from '../../../contract/jobs.ts';
import type { ChooseExportPlace, Delivery, ExportPlace } from '../../bridge/exports.ts';
import type { StudioBridge } from '../../bridge/studio-bridge.ts';

/** Where an export stands. */
export type ExportState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'working'; readonly job: Job | null }
  | { readonly stage: 'done'; readonly delivery: Delivery }
  | { readonly stage: 'cancelled' }
  | { readonly stage: 'failed'; readonly error: ErrorRecord };

/** One export at a time: it goes on when the dialog is closed, and the dialog finds it again. */
export class ExportModel {
  readonly #bridge: Pick<StudioBridge, 'request' | 'on'>;
  readonly #choosePlace: ChooseExportPlace;
  /** Makes sure that everything edited is in the file that the engine reads. */
  readonly #settle: () => Promise<void>;
  readonly #listeners = new Set<() => void>();
  /** The newest that was heard of each job; an answer may be overtaken by events. */
  readonly #heard = new Map<string, Job>();
  #place: ExportPlace | null = null;
  #state: ExportState = { stage: 'idle' };

  constructor(
    bridge: Pick<StudioBridge, 'request' | 'on'>,
    choosePlace: ChooseExportPlace,
    settle: () => Promise<void> = async () => {},
  ) {
    this.#bridge = bridge;
    this.#choosePlace = choosePlace;
    this.#settle = settle;
    bridge.on('job.changed', (job) => {
      if (this.#state.stage !== 'working') return;
      this.#heard.set(job.id, job);
      if (job.id === this.#state.job?.id) this.#follow(job);
    });
  }

  get state(): ExportState {
    return this.#state;
  }

  /** @returns stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Asks where to, then starts the export. Nothing happens while another one is under way. */
  async start(name: string, wish: ExportWish): Promise<void> {
    if (this.#state.stage === 'working') return;
    const before = this.#state;
    this.#set({ stage: 'working', job: null });
    try {
      this.#place = await this.#choosePlace(`${name}${EXPORT_EXTENSIONS[wish.format]}`);
      if (!this.#place) return this.#set(before.stage === 'done' ? before : { stage: 'idle' });
      await this.#settle();
      const job = await this.#bridge.request('export.start', { name: this.#place.name.slice(0, 120), wish });
      const newest = this.#heard.get(job.id) ?? job;
      this.#follow(newest);
    } catch (error) {
      this.#set({ stage: 'failed', error: toErrorRecord(error) });
    }
  }

  async cancel(): Promise<void> {
    if (this.#state.stage !== 'working' || !this.#state.job) return;
    try {
      await this.#bridge.request('jobs.cancel', { jobId: this.#state.job.id });
    } catch (error) {
      this.#set({ stage: 'failed', error: toErrorRecord(error) });
    }
  }

  #follow(job: Job): void {
    if (job.state === 'done') void this.#deliver(job);
    else if (job.state === 'cancelled') this.#set({ stage: 'cancelled' });
    else if (job.state === 'failed' && job.error) this.#set({ stage: 'failed', error: job.error });
    else this.#set({ stage: 'working', job });
  }

  async #deliver(job: Job): Promise<void> {
    const place = this.#place;
    if (!place) return;
    this.#place = null;
    try {
      this.#set({ stage: 'done', delivery: await place.deliver(exportResultSchema.parse(job.result)) });
    } catch (error) {
      this.#set({ stage: 'failed', error: toErrorRecord(error) });
    }
  }

  #set(state: ExportState): void {
    this.#state = state;
    if (state.stage !== 'working') this.#heard.clear();
    for (const listener of [...this.#listeners]) listener();
  }
}
