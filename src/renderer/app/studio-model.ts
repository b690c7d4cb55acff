import { alignResultSchema, type ClipChoice } from '../../contract/align.ts';
import { TandemError, toErrorRecord } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Media } from '../../contract/media.ts';
import type { EngineState } from '../../contract/status.ts';
import { pairOf } from '../../document/queries.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { ProjectSession } from '../studio/project-session.ts';
import type { RunWish } from '../studio/run-settings.ts';
import { TakenJobs } from '../studio/taken-jobs.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { INITIAL_STATE, isUnfinished, type Opening, type StudioState } from './studio-state.ts';

/** How long the window says that the engine is back, milliseconds. */
const RECOVERED_MILLISECONDS = 6000;

/** Messages shown at a time; more would cover the window. */
const NOTICES_KEPT = 3;

/** What the window knows and can do, without any view: it follows the engine's events and turns wishes of the user into questions. */
export class StudioModel {
  /** The project in the window. */
  readonly session: ProjectSession;
  readonly #bridge: StudioBridge;
  readonly #listeners = new Set<() => void>();
  #state: StudioState = INITIAL_STATE;
  #lastNotice = 0;
  #recoveredTimer: ReturnType<typeof setTimeout> | undefined;
  /** The newest that was heard of each job; an answer may be overtaken by events. */
  readonly #heard = new Map<string, Job>();
  /** The pair of the job that runs. */
  #jobPair: { readonly sourceId: string; readonly targetId: string } | null = null;
  readonly #takenJobs: TakenJobs;
  /** Clips that are being put into the project by a wish of the user: they take no place by themselves. */
  #opensPair = false;

  /** @param takenJobs jobs whose results were taken over, also before the page was loaded anew */
  constructor(bridge: StudioBridge, takenJobs: TakenJobs = new TakenJobs(null)) {
    this.#bridge = bridge;
    this.#takenJobs = takenJobs;
    this.session = new ProjectSession(bridge);
    this.session.subscribe(() => this.#sessionChanged());
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

  /** Opens files: the first for this place of the pair, the second for the other one; a project file is opened as the project. */
  async openFiles(role: Role, files: readonly File[]): Promise<void> {
    const project = files.find(({ name }) => name.toLowerCase().endsWith('.tandem'));
    if (project) return this.openProjectFile(project);
    const [first, second] = files;
    if (first) await this.#openFile(role, first);
    if (second) await this.#openFile(role === 'source' ? 'target' : 'source', second);
  }

  /** Opens a project in place of the open one, whose edits are brought into its file first. */
  async openProjectFile(file: File): Promise<void> {
    await this.leaveProject(`${file.name} was not opened`, async () => this.#bridge.projects?.openFile(file));
  }

  /** Does something that leaves the open project, or saves it elsewhere, once all its edits are in its file. */
  async leaveProject(titleOfFailure: string, leave: () => Promise<unknown>): Promise<void> {
    await this.attempt(titleOfFailure, async () => {
      await this.session.settled();
      await leave();
    });
  }

  /** Opens a new, empty project; the one before stays among the recent ones. */
  async newProject(): Promise<void> {
    await this.leaveProject(t('project.open-failed'), async () => this.#bridge.projects?.create());
  }

  /** Opens a project that was open before. @param id of a RecentProject */
  async openRecentProject(id: string): Promise<void> {
    await this.leaveProject(t('project.open-failed'), async () => this.#bridge.projects?.openRecent(id));
  }

  /** Lets the user choose a project to open, where the host has a dialog for it. */
  async chooseProject(): Promise<void> {
    await this.leaveProject(t('project.open-failed'), async () => this.#bridge.projects?.choose?.());
  }

  /** Goes on in a file that the user chooses; where the host has no dialog, the browser gets the file as a download. */
  async saveProjectAs(): Promise<void> {
    const { projects } = this.#bridge;
    const save = projects?.saveAs ?? projects?.download?.bind(projects, this.#projectFileName);
    await this.leaveProject(t('project.save-failed'), async () => save?.());
  }

  /** Writes a copy to a file that the user chooses; where the host has no dialog, the browser gets it as a download. */
  async saveProjectCopy(): Promise<void> {
    const { projects } = this.#bridge;
    const save = projects?.saveCopy ?? projects?.download?.bind(projects, this.#projectFileName);
    await this.leaveProject(t('project.save-failed'), async () => save?.());
  }

  get #projectFileName(): string {
    return `${this.session.state.project?.name ?? 'project'}.tandem`;
  }

  /** Opens the bundled pair with its marked points. */
  async openDemo(): Promise<void> {
    this.#opensPair = true;
    await this.attempt('The demo pair was not opened', async () => {
      const pair = await this.#bridge.request('demo.open', {});
      const { sourceId, targetId, moments } = pair;
      await this.#refreshMedia();
      this.#set({ marked: { ...this.#state.marked, [sourceId]: moments } });
      if (this.session.isOpen) {
        await this.session.addPair(pair, 'Open demo pair');
      } else {
        this.place('source', sourceId);
        this.place('target', targetId);
      }
    });
    this.#opensPair = false;
  }

  /** Puts an opened clip in a place of the pair, or empties the place. */
  place(role: Role, mediaId: string | null): void {
    if (this.session.isOpen) {
      void this.attempt('The clip was not put in place', async () => {
        if (mediaId === null) this.session.place(role, null);
        else await this.session.addClip(mediaId, role);
      });
      return;
    }
    this.#set({ pair: { ...this.#state.pair, [role]: mediaId }, momentIndex: 0 });
    if (mediaId !== null) void this.#loadTable(mediaId);
  }

  /** Aligns the clips that are in place, in their working zones, with the crops and persons that were chosen for them. */
  async run(wish: RunWish): Promise<void> {
    const { source: sourceId, target: targetId } = this.#state.pair;
    if (sourceId === null || targetId === null) return;
    await this.attempt('The alignment was not started', async () => {
      this.#jobPair = { sourceId, targetId };
      const clips = { source: this.#choiceOf(sourceId), target: this.#choiceOf(targetId) };
      this.#follow(await this.#bridge.request('align.start', { sourceId, targetId, ...clips, ...wish }));
    });
  }

  /**
   * Finds a missing clip of the project again in a file that the user chose.
   *
   * @param acceptOther takes a file of another content as well
   * @returns `different`: the file is another one, the user is to be asked; null when it failed and was told
   */
  async locate(mediaId: string, file: File, acceptOther = false): Promise<'located' | 'different' | null> {
    let outcome: 'located' | 'different' | null = null;
    this.#opensPair = true;
    await this.attempt(`${file.name} was not opened`, async () => {
      const chosen = await this.#bridge.openFile(file);
      outcome = await this.session.locate(mediaId, chosen.id, acceptOther);
      await this.#refreshMedia();
      if (outcome === 'located') await this.#loadTable(mediaId, true);
    });
    this.#opensPair = false;
    return outcome;
  }

  async cancelJob(): Promise<void> {
    const { job } = this.#state;
    if (!isUnfinished(job)) return;
    await this.attempt('The job was not cancelled', () => this.#bridge.request('jobs.cancel', { jobId: job.id }));
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
      if (this.session.isOpen) await this.session.addClip(media.id, role);
      else this.place(role, media.id);
    } catch (error) {
      this.notify(`${file.name} was not opened`, error);
    } finally {
      this.#opening(role, null);
    }
  }

  #connectionChanged(connected: boolean): void {
    this.#set({ connected });
    if (connected) void this.attempt('The studio could not be read', () => this.#refresh());
  }

  /** What this window may have missed. */
  async #refresh(): Promise<void> {
    const project = this.attempt('The project was not read', () => this.#refreshProject());
    await this.#refreshMedia();
    await project;
    await this.#placeNewClips();
    const jobs = await this.#bridge.request('jobs.list', {});
    const latest = jobs.at(-1);
    if (latest && this.#state.job === null) this.#adopt(latest);
    this.#set({ device: await this.#bridge.request('devices.get', {}) });
  }

  async #refreshProject(): Promise<void> {
    await this.session.refresh().catch((error: unknown) => {
      // None is open yet; the host tells when it is.
      if (!(error instanceof TandemError) || error.code !== 'request-invalid') throw error;
    });
  }

  /** Clips that the host opened before this window was there take the places of an empty pair. */
  async #placeNewClips(): Promise<void> {
    const { pair, media } = this.#state;
    if (pair.source !== null || pair.target !== null) return;
    const [first, second] = media.filter(({ id }) => !this.session.document.find('media', id));
    for (const clip of [first, second]) {
      if (!clip) continue;
      if (this.session.isOpen) await this.session.addClip(clip.id, null);
      else this.place(clip === first ? 'source' : 'target', clip.id);
    }
  }

  /** The pair is the project's. */
  #sessionChanged(): void {
    if (!this.session.isOpen) return;
    const { sourceId: source, targetId: target } = pairOf(this.session.document);
    const { pair } = this.#state;
    if (pair.source === source && pair.target === target) return;
    this.#set({ pair: { source, target }, momentIndex: 0 });
    for (const id of [source, target]) if (id !== null && this.#isThere(id)) void this.#loadTable(id);
  }

  /** Whether a clip of the project was found and opened; those that are missing are told by the session. */
  #isThere(mediaId: string): boolean {
    return this.session.state.project?.missing.every((each) => each.mediaId !== mediaId) ?? true;
  }

  #choiceOf(mediaId: string): ClipChoice {
    const record = this.session.document.find('media', mediaId);
    if (!record) return {};
    const { workingZone, crop, person } = record;
    return {
      ...(workingZone ? { range: workingZone } : {}),
      ...(crop ? { crop } : {}),
      ...(person ? { person } : {}),
    };
  }

  /** Takes over a job of the time before the page was loaded, when it is about the clips that are in place. */
  #adopt(job: Job): void {
    const { source, target } = this.#state.pair;
    if (source === null || target === null) return;
    const nameOf = (id: string) => this.#state.media.find((media) => media.id === id)?.info.file;
    if (job.state === 'done' && this.#takenJobs.has(job.id)) return;
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
    void this.attempt('The studio could not be read', () => this.#refresh());
  }

  #mediaOpened(media: Media): void {
    const others = this.#state.media.filter(({ id }) => id !== media.id);
    const known = others.length < this.#state.media.length;
    // A missing clip that was found may be another version of the file.
    this.#set({
      media: known ? this.#state.media.map((each) => (each.id === media.id ? media : each)) : [...others, media],
    });
    if (!known && !this.#opensPair) void this.attempt('The clip was not put in place', () => this.#placeOpened(media));
  }

  /** A clip that the host opened by itself takes the first empty place; one that this window opens knows its own. */
  async #placeOpened(media: Media): Promise<void> {
    const { opening, pair } = this.#state;
    if (opening.source !== null || opening.target !== null) return;
    if (!this.session.isOpen) {
      const empty = (['source', 'target'] as const).find((role) => pair[role] === null);
      if (empty) this.place(empty, media.id);
      return;
    }
    await this.session.quiet();
    const { sourceId, targetId } = pairOf(this.session.document);
    if (this.session.document.find('media', media.id)) {
      if (media.id === sourceId || media.id === targetId) await this.#loadTable(media.id);
      return;
    }
    if (sourceId === null || targetId === null) await this.session.addClip(media.id, null);
  }

  #jobChanged(job: Job): void {
    this.#set({ job });
    if (job.state === 'failed' && job.error) this.notify(`${job.label}: failed`, job.error);
    if (job.state !== 'done' || !this.#jobPair) return;
    const result = alignResultSchema.safeParse(job.result);
    if (!result.success) {
      this.notify(job.label, new Error('The result cannot be understood.'));
      return;
    }
    const pair = this.#jobPair;
    this.#set({ outcome: { ...pair, result: result.data }, momentIndex: 0 });
    if (!this.session.isOpen || this.#takenJobs.has(job.id)) return;
    this.#takenJobs.add(job.id);
    void this.attempt('The result was not taken over', async () =>
      this.session.addResult(pair, result.data, job.endedAt ?? Date.now()),
    );
  }

  async #refreshMedia(): Promise<void> {
    this.#set({ media: await this.#bridge.request('media.list', {}) });
  }

  async #loadTable(mediaId: string, anew = false): Promise<void> {
    if (this.#state.tables[mediaId] && !anew) return;
    await this.attempt('The frame table was not read', async () => {
      const table = await this.#bridge.request('media.table', { mediaId });
      this.#set({ tables: { ...this.#state.tables, [mediaId]: table } });
    });
  }

  #opening(role: Role, opening: Opening | null): void {
    this.#set({ opening: { ...this.#state.opening, [role]: opening } });
  }

  /** Does something; what goes wrong becomes a notice of this title. */
  async attempt(title: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.notify(title, error);
    }
  }

  /** Tells the user what went wrong. */
  notify(title: string, error: unknown): void {
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
