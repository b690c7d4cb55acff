import { alignResultSchema, type Queries } from '../../contract/align.ts';
import { toErrorRecord } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Media } from '../../contract/media.ts';
import type { Method } from '../../contract/methods.ts';
import type { EngineState } from '../../contract/status.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import type { Role } from '../ui/role.ts';
import { INITIAL_STATE, isUnfinished, type Opening, type StudioState } from './studio-state.ts';

/** How a run is to be made. */
export interface RunSettings {
  readonly method: Method;
  readonly queries: Queries;
  readonly pose: boolean;
}

/** How long the window says that the engine is back, milliseconds. */
const RECOVERED_MILLISECONDS = 6000;

/** Messages shown at a time; more would cover the window. */
const NOTICES_KEPT = 3;

/** What the window knows and can do, without any view: it follows the engine's events and turns wishes of the user into questions. */
export class StudioModel {
  readonly #bridge: StudioBridge;
  readonly #listeners = new Set<() => void>();
  #state: StudioState = INITIAL_STATE;
  #lastNotice = 0;
  #recoveredTimer: ReturnType<typeof setTimeout> | undefined;
  /** The newest that was heard of each job; an answer may be overtaken by events. */
  readonly #heard = new Map<string, Job>();
  /** The pair of the job that runs. */
  #jobPair: { readonly sourceId: string; readonly targetId: string } | null = null;

  constructor(bridge: StudioBridge) {
    this.#bridge = bridge;
    bridge.onConnection((connected) => this.#connectionChanged(connected));
    bridge.on('engine.changed', (engine) => this.#engineChanged(engine));
    bridge.on('media.opened', (media) => this.#mediaOpened(media));
    bridge.on('job.changed', (job) => {
      this.#heard.set(job.id, job);
      if (job.id === this.#state.job?.id) this.#jobChanged(job);
    });
    bridge.menu?.onCommand((command) => {
      if (command === 'open-demo') void this.openDemo();
      if (command === 'cancel-job') void this.cancelJob();
    });
  }

  get state(): StudioState {
    return this.#state;
  }

  /** @returns stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Opens files: the first for this place of the pair, the second for the other one. */
  async openFiles(role: Role, [first, second]: readonly File[]): Promise<void> {
    if (first) await this.#openFile(role, first);
    if (second) await this.#openFile(role === 'source' ? 'target' : 'source', second);
  }

  /** Opens the bundled pair with its marked points. */
  async openDemo(): Promise<void> {
    await this.#attempt('The demo pair was not opened', async () => {
      const { sourceId, targetId, moments } = await this.#bridge.request('demo.open', {});
      await this.#refreshMedia();
      this.#set({ marked: { ...this.#state.marked, [sourceId]: moments } });
      this.place('source', sourceId);
      this.place('target', targetId);
    });
  }

  /** Puts an opened clip in a place of the pair, or empties the place. */
  place(role: Role, mediaId: string | null): void {
    this.#set({ pair: { ...this.#state.pair, [role]: mediaId }, momentIndex: 0 });
    if (mediaId !== null) void this.#loadTable(mediaId);
  }

  /** Aligns the clips that are in place. */
  async run({ method, queries, pose }: RunSettings): Promise<void> {
    const { source: sourceId, target: targetId } = this.#state.pair;
    if (sourceId === null || targetId === null) return;
    await this.#attempt('The alignment was not started', async () => {
      this.#jobPair = { sourceId, targetId };
      const wish = { sourceId, targetId, queries, methods: [method], pose };
      this.#follow(await this.#bridge.request('align.start', wish));
    });
  }

  async cancelJob(): Promise<void> {
    const { job } = this.#state;
    if (!isUnfinished(job)) return;
    await this.#attempt('The job was not cancelled', () => this.#bridge.request('jobs.cancel', { jobId: job.id }));
  }

  /** Looks at a moment of the outcome. */
  selectMoment(index: number): void {
    this.#set({ momentIndex: index });
  }

  dismiss(noticeId: number): void {
    this.#set({ notices: this.#state.notices.filter(({ id }) => id !== noticeId) });
  }

  async #openFile(role: Role, file: File): Promise<void> {
    this.#opening(role, { name: file.name, fraction: null });
    try {
      const onProgress = (fraction: number) => this.#opening(role, { name: file.name, fraction });
      const media = await this.#bridge.openFile(file, { onProgress });
      this.#mediaOpened(media);
      this.place(role, media.id);
    } catch (error) {
      this.#notify(`${file.name} was not opened`, error);
    } finally {
      this.#opening(role, null);
    }
  }

  #connectionChanged(connected: boolean): void {
    this.#set({ connected });
    if (connected) void this.#attempt('The studio could not be read', () => this.#refresh());
  }

  /** What this window may have missed. */
  async #refresh(): Promise<void> {
    await this.#refreshMedia();
    const { pair, media } = this.#state;
    const [first, second] = media;
    if (pair.source === null && pair.target === null) {
      if (first) this.place('source', first.id);
      if (second) this.place('target', second.id);
    }
    const jobs = await this.#bridge.request('jobs.list', {});
    const latest = jobs.at(-1);
    if (latest && this.#state.job === null) this.#adopt(latest);
    this.#set({ device: await this.#bridge.request('devices.get', {}) });
  }

  /** Takes over a job of the time before the page was loaded, when it is about the clips that are in place. */
  #adopt(job: Job): void {
    const { source, target } = this.#state.pair;
    if (source === null || target === null) return;
    const nameOf = (id: string) => this.#state.media.find((media) => media.id === id)?.info.file;
    const run = job.state === 'done' ? alignResultSchema.safeParse(job.result).data?.runs[0] : null;
    if (run && (run.source.file !== nameOf(source) || run.target.file !== nameOf(target))) return;
    this.#jobPair = { sourceId: source, targetId: target };
    this.#follow(job);
  }

  #follow(job: Job): void {
    const newest = this.#heard.get(job.id) ?? job;
    this.#heard.clear();
    this.#jobChanged(newest);
  }

  #engineChanged(engine: EngineState): void {
    const recovered = engine.state === 'ready' && engine.starts > 1 && this.#state.engine.state !== 'ready';
    clearTimeout(this.#recoveredTimer);
    this.#set({ engine, recovered });
    if (!recovered) return;
    this.#recoveredTimer = setTimeout(() => this.#set({ recovered: false }), RECOVERED_MILLISECONDS);
    void this.#attempt('The studio could not be read', () => this.#refresh());
  }

  #mediaOpened(media: Media): void {
    const known = this.#state.media.some(({ id }) => id === media.id);
    if (known) return;
    this.#set({ media: [...this.#state.media, media] });
    const { pair, opening } = this.#state;
    // A clip that the host opened by itself takes the first empty place; one that this window opens knows its own.
    const empty = (['source', 'target'] as const).find((role) => pair[role] === null && opening[role] === null);
    const opensItself = opening.source !== null || opening.target !== null;
    if (empty && !opensItself) this.place(empty, media.id);
  }

  #jobChanged(job: Job): void {
    this.#set({ job });
    if (job.state === 'failed' && job.error) this.#notify(`${job.label}: failed`, job.error);
    if (job.state === 'done' && this.#jobPair) {
      const result = alignResultSchema.safeParse(job.result);
      if (result.success) this.#set({ outcome: { ...this.#jobPair, result: result.data }, momentIndex: 0 });
      else this.#notify(job.label, new Error('The result cannot be understood.'));
    }
  }

  async #refreshMedia(): Promise<void> {
    this.#set({ media: await this.#bridge.request('media.list', {}) });
  }

  async #loadTable(mediaId: string): Promise<void> {
    if (this.#state.tables[mediaId]) return;
    await this.#attempt('The frame table was not read', async () => {
      const table = await this.#bridge.request('media.table', { mediaId });
      this.#set({ tables: { ...this.#state.tables, [mediaId]: table } });
    });
  }

  #opening(role: Role, opening: Opening | null): void {
    this.#set({ opening: { ...this.#state.opening, [role]: opening } });
  }

  async #attempt(title: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#notify(title, error);
    }
  }

  #notify(title: string, error: unknown): void {
    const record = error instanceof Error ? toErrorRecord(error) : (error as Job['error'] & object);
    // What the banner says already need not be said again by every question that was under way.
    if (record.code === 'engine-lost' && this.#state.engine.state === 'failed') return;
    const notices = [...this.#state.notices, { id: ++this.#lastNotice, title, error: record }];
    this.#set({ notices: notices.slice(-NOTICES_KEPT) });
  }

  #set(change: Partial<StudioState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
