import { alignPartialSchema, alignResultSchema, type ClipChoice } from '../../contract/align.ts';
import { fromErrorRecord, TandemError, toErrorRecord } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Media } from '../../contract/media.ts';
import type { EngineState } from '../../contract/status.ts';
import { pairOf } from '../../document/queries.ts';
import type { ChosenClip, ChosenFolder } from '../bridge/chosen-clips.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { type Counting, followOpening } from '../studio/clip-opening.ts';
import { type PartialRuns, partialRuns } from '../studio/partial-runs.ts';
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
  /** The newest partial result, and what was made of it. */
  #partial: { readonly from: unknown; readonly runs: PartialRuns | null } | null = null;
  /** Stop what is being sent to the host. */
  readonly #sending: Record<Role, AbortController | null> = { source: null, target: null };
  /** Clips that are being put into the project by a wish of the user: they take no place by themselves. */
  #opensPair = false;
  /** Clips are put into the project one after the other, and each once. */
  #placing: Promise<unknown> = Promise.resolve();
  #knowsProject = false;

  /** @param takenJobs jobs whose results were taken over, also before the page was loaded anew */
  constructor(bridge: StudioBridge, takenJobs: TakenJobs = new TakenJobs(null)) {
    this.#bridge = bridge;
    this.#takenJobs = takenJobs;
    this.session = new ProjectSession(bridge);
    this.session.subscribe(() => this.#sessionChanged());
    bridge.onConnection((connected) => this.#connectionChanged(connected));
    bridge.on('engine.changed', (engine) => this.#engineChanged(engine));
    bridge.on('media.opened', (media) => this.#mediaOpened(media));
    bridge.on('media.closed', ({ mediaId }) =>
      this.#set({ media: this.#state.media.filter(({ id }) => id !== mediaId) }),
    );
    bridge.on('job.changed', (job) => {
      this.#heard.set(job.id, job);
      if (job.id === this.#state.job?.id) this.#jobChanged(job);
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

  /**
   * Opens files and folders of pictures: the first for this place of the pair, the second for the other one; a project, or the JSON of one,
   * as the project.
   */
  async openFiles(role: Role, chosen: readonly ChosenClip[]): Promise<void> {
    const project = chosen.find((each) => each instanceof File && /\.(tandem|json)$/i.test(each.name));
    if (project instanceof File) return this.openProjectFile(project);
    const [first, second] = chosen;
    if (first) await this.#openFile(role, first);
    if (second) await this.#openFile(role === 'source' ? 'target' : 'source', second);
  }

  /** Lets the user choose a folder of pictures; null when none was, or it failed and was told. Absent where the page does so itself. */
  get chooseFolder(): (() => Promise<ChosenFolder | null>) | undefined {
    const { chooseFolder } = this.#bridge;
    if (!chooseFolder) return undefined;
    return async () => {
      let folder: ChosenFolder | null = null;
      await this.attempt(t('notices.folder-not-chosen'), async () => {
        folder = await chooseFolder();
      });
      return folder;
    };
  }

  /** Opens a project in place of the open one, whose edits are brought into its file first. */
  async openProjectFile(file: File): Promise<void> {
    await this.leaveProject(t('notices.not-opened', { file: file.name }), async () =>
      this.#bridge.projects?.openFile(file),
    );
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

  /** Lets the user choose a project to open, or the JSON of one. */
  async chooseProject(): Promise<void> {
    await this.leaveProject(t('project.open-failed'), async () => this.#bridge.projects?.choose());
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
    await this.attempt(t('notices.demo-not-opened'), async () => {
      const pair = await this.#bridge.request('demo.open', {});
      const { sourceId, targetId } = pair;
      await this.#refreshMedia();
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
      void this.attempt(t('notices.clip-not-placed'), async () => {
        // One that is in the other place changes over; a file that is opened there once more becomes a second clip.
        if (mediaId === null || this.session.document.find('media', mediaId)) this.session.place(role, mediaId);
        else await this.session.addClip(mediaId, role);
      });
      return;
    }
    this.#set({ pair: { ...this.#state.pair, [role]: mediaId } });
    if (mediaId !== null) void this.#loadTable(mediaId);
  }

  /** Aligns the clips that are in place, in their working zones, with the crops and persons that were chosen for them. */
  async run(wish: RunWish): Promise<void> {
    const { source: sourceId, target: targetId } = this.#state.pair;
    if (sourceId === null || targetId === null) return;
    await this.attempt(t('notices.run-not-started'), async () => {
      this.#jobPair = { sourceId, targetId };
      const clips = { source: this.#choiceOf(sourceId), target: this.#choiceOf(targetId) };
      this.#follow(await this.#bridge.request('align.start', { sourceId, targetId, ...clips, ...wish }));
    });
  }

  /**
   * Finds a missing clip of the project again in a file or folder that the user chose.
   *
   * @param acceptOther takes a file of another content as well
   * @returns `different`: the file is another one, the user is to be asked; null when it failed and was told
   */
  async locate(mediaId: string, file: ChosenClip, acceptOther = false): Promise<'located' | 'different' | null> {
    let outcome: 'located' | 'different' | null = null;
    this.#opensPair = true;
    await this.attempt(t('notices.not-opened', { file: file.name }), async () => {
      const chosen = await this.#bridge.openFile(file);
      try {
        outcome = await this.session.locate(mediaId, chosen.id, acceptOther);
      } finally {
        // It was opened only to be looked at; the clip of the project has its own id.
        if (!this.session.document.find('media', chosen.id)) await this.#forget(chosen.id);
      }
      await this.#refreshMedia();
      if (outcome === 'located') await this.#loadTable(mediaId, true);
    });
    this.#opensPair = false;
    return outcome;
  }

  /** Cancels a job; without an id the alignment that is under way. */
  async cancelJob(id: string | null = null): Promise<void> {
    const { job } = this.#state;
    const jobId = id ?? (isUnfinished(job) ? job.id : null);
    if (jobId === null) return;
    await this.attempt(t('notices.job-not-cancelled'), () => this.#bridge.request('jobs.cancel', { jobId }));
  }

  /** Gives up a clip that is being sent to the host, or whose frames are being counted. */
  async cancelOpening(role: Role): Promise<void> {
    const counting = this.#state.opening[role]?.counting;
    if (!counting) {
      this.#sending[role]?.abort();
      return;
    }
    const { mediaId } = counting;
    await this.attempt(t('notices.opening-not-cancelled'), () =>
      this.#bridge.request('media.cancel-opening', { mediaId }),
    );
  }

  dismiss(noticeId: number): void {
    this.#set({ notices: this.#state.notices.filter(({ id }) => id !== noticeId) });
  }

  async #openFile(role: Role, chosen: ChosenClip): Promise<void> {
    const { name } = chosen;
    const sending = new AbortController();
    this.#sending[role] = sending;
    const show = (fraction: number | null, counting: Counting | null) =>
      this.#opening(role, { name, fraction, counting });
    show(null, null);
    const stopFollowing = followOpening(this.#bridge, name, (counting) => show(null, counting));
    try {
      const onProgress = (fraction: number) => show(fraction, null);
      const media = await this.#bridge.openFile(chosen, { onProgress, signal: sending.signal });
      this.#mediaOpened(media);
      if (this.session.isOpen) await this.session.addClip(media.id, role);
      else this.place(role, media.id);
    } catch (error) {
      // That the user cancelled is no error.
      if (!(error instanceof TandemError && error.code === 'opening-cancelled')) {
        this.notify(t('notices.not-opened', { file: name }), error);
      }
    } finally {
      stopFollowing();
      this.#opening(role, null);
    }
  }

  #connectionChanged(connected: boolean): void {
    this.#set({ connected });
    if (connected) void this.attempt(t('notices.studio-not-read'), () => this.#refresh());
  }

  /** What this window may have missed. */
  async #refresh(): Promise<void> {
    const project = this.attempt(t('notices.project-not-read'), () => this.#refreshProject());
    await this.#refreshMedia();
    await project;
    await this.#inTurn(() => this.#placeNewClips());
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

  #inTurn(place: () => Promise<void>): Promise<void> {
    const placed = this.#placing.then(place);
    this.#placing = placed.catch(() => undefined);
    return placed;
  }

  /** The pair is the project's. */
  #sessionChanged(): void {
    if (!this.session.isOpen) return;
    if (!this.#knowsProject) {
      this.#knowsProject = true;
      // Clips may have come before it was known which project they are for.
      void this.attempt(t('notices.clip-not-placed'), () => this.#inTurn(() => this.#placeNewClips()));
    }
    const { sourceId: source, targetId: target } = pairOf(this.session.document);
    const { pair } = this.#state;
    if (pair.source === source && pair.target === target) return;
    this.#set({ pair: { source, target } });
    for (const id of [source, target]) if (id !== null && this.#isThere(id)) void this.#loadTable(id);
  }

  /** Whether a clip of the project was found and opened; those that are missing are told by the session. */
  #isThere(mediaId: string): boolean {
    return this.session.state.project?.missing.every((each) => each.mediaId !== mediaId) ?? true;
  }

  #choiceOf(mediaId: string): ClipChoice {
    const record = this.session.document.find('media', mediaId);
    if (!record) return {};
    const { workingZone, crop, person, rotationOverrideDegrees } = record;
    return {
      ...(rotationOverrideDegrees === 0 ? {} : { turnDegrees: rotationOverrideDegrees }),
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
    void this.attempt(t('notices.studio-not-read'), () => this.#refresh());
  }

  #mediaOpened(media: Media): void {
    const others = this.#state.media.filter(({ id }) => id !== media.id);
    const known = others.length < this.#state.media.length;
    // A missing clip that was found may be another version of the file.
    this.#set({
      media: known ? this.#state.media.map((each) => (each.id === media.id ? media : each)) : [...others, media],
    });
    const { damage, file } = media.info;
    if (!known && damage) this.notify(t('notices.damaged', { file }), fromErrorRecord(damage));
    if (!known && !this.#opensPair) void this.attempt(t('notices.clip-not-placed'), () => this.#placeOpened(media));
  }

  /** A clip that the host opened by itself takes the first empty place; one that this window opens knows its own. */
  async #placeOpened(media: Media): Promise<void> {
    const { opening, pair } = this.#state;
    if (opening.source !== null || opening.target !== null) return;
    if (this.session.isOpen) return this.#inTurn(() => this.#placeInProject(media));
    const empty = (['source', 'target'] as const).find((role) => pair[role] === null);
    if (empty) this.place(empty, media.id);
  }

  async #placeInProject(media: Media): Promise<void> {
    await this.session.quiet();
    const { sourceId, targetId } = pairOf(this.session.document);
    if (this.session.document.find('media', media.id)) {
      if (media.id === sourceId || media.id === targetId) await this.#loadTable(media.id);
      return;
    }
    if (sourceId === null || targetId === null) await this.session.addClip(media.id, null);
  }

  #jobChanged(job: Job): void {
    this.#set({ job, partial: this.#partialOf(job) });
    if (job.state === 'failed' && job.error) this.notify(t('notices.job-failed', { job: job.label }), job.error);
    if (job.state !== 'done' || !this.#jobPair) return;
    const result = alignResultSchema.safeParse(job.result);
    if (!result.success) {
      this.notify(job.label, new Error('The result cannot be understood.'));
      return;
    }
    const pair = this.#jobPair;
    if (!this.session.isOpen || this.#takenJobs.has(job.id)) return;
    this.#takenJobs.add(job.id);
    void this.attempt(t('notices.result-not-taken'), async () =>
      this.session.addResult(pair, result.data, job.endedAt ?? Date.now()),
    );
  }

  /** What a job has found so far; the same object as long as it says the same. */
  #partialOf({ partial }: Job): PartialRuns | null {
    if (partial === undefined || !this.#jobPair) return null;
    if (this.#partial?.from !== partial) {
      const { data } = alignPartialSchema.safeParse(partial);
      this.#partial = { from: partial, runs: data ? partialRuns(this.#jobPair, data.runs) : null };
    }
    return this.#partial.runs;
  }

  async #refreshMedia(): Promise<void> {
    this.#set({ media: await this.#bridge.request('media.list', {}) });
  }

  async #loadTable(mediaId: string, anew = false): Promise<void> {
    if (this.#state.tables[mediaId] && !anew) return;
    await this.attempt(t('notices.table-not-read'), async () => {
      const table = await this.#bridge.request('media.table', { mediaId });
      this.#set({ tables: { ...this.#state.tables, [mediaId]: table } });
    });
  }

  #opening(role: Role, opening: Opening | null): void {
    this.#set({ opening: { ...this.#state.opening, [role]: opening } });
  }

  async #forget(mediaId: string): Promise<void> {
    await this.#bridge.request('media.close', { mediaId });
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
