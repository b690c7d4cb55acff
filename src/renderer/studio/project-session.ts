import type { AlignResult } from '../../contract/align.ts';
import { TandemError } from '../../contract/errors.ts';
import type { Moment } from '../../contract/moments.ts';
import { PROJECT_VERSION, type ProjectFile } from '../../contract/project.ts';
import type { ProjectInfo } from '../../contract/project-info.ts';
import type { Command } from '../../document/commands/command.ts';
import { addMedia, relinkMedia } from '../../document/commands/media.ts';
import { addMoments } from '../../document/commands/moments.ts';
import { setRoles } from '../../document/commands/pair.ts';
import { addRuns } from '../../document/commands/runs.ts';
import { CommitQueue, type SaveState } from '../../document/commit-queue.ts';
import { diffsBetween } from '../../document/diffs-between.ts';
import { DocumentEditor } from '../../document/editor.ts';
import { ProjectDocument } from '../../document/project-document.ts';
import { momentsOf, pairOf } from '../../document/queries.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import type { Role } from '../ui/role.ts';

const EMPTY: ProjectFile = { format: 'tandem-project', version: PROJECT_VERSION, name: 'Untitled', records: [] };

/** The part of the bridge that a session needs. */
export type SessionBridge = Pick<StudioBridge, 'request' | 'on'>;

/** How the project in the window stands to its file. */
export interface SessionState {
  /** The open project; null until it was read for the first time. */
  readonly project: ProjectInfo | null;
  /** How far the file is behind the window. */
  readonly saving: SaveState;
}

/**
 * The project in the window: its document, and its edits on their way into the file. The window's document leads: when the engine was
 * lost, what it could not write is written when it is back, and only then what the file has more is taken over.
 *
 * `editor` and `saving` are others after another project was opened; listen to the session, not to them.
 */
export class ProjectSession {
  readonly #bridge: SessionBridge;
  readonly #listeners = new Set<() => void>();
  /** Works that wait for the end of a drag. */
  readonly #afterDrag: (() => void)[] = [];
  #editor = new DocumentEditor(EMPTY);
  #saving = new CommitQueue(async () => {});
  #stop: () => void = () => {};
  #state: SessionState = { project: null, saving: { pending: 0, error: null } };
  #turn: Promise<unknown> = Promise.resolve();

  constructor(bridge: SessionBridge) {
    this.#bridge = bridge;
    bridge.on('project.changed', ({ info, reason }) => {
      // What cannot be read now is read when the engine is back.
      this.#inTurn(() => this.#follow(info, reason === 'moved')).catch(() => {});
    });
  }

  /** Edits the open project; an empty one stands in until it was read. */
  get editor(): DocumentEditor {
    return this.#editor;
  }

  /** Brings the edits into the file. */
  get saving(): CommitQueue {
    return this.#saving;
  }

  /** The records as they are now. */
  get document(): ProjectDocument {
    return this.#editor.document;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Whether the project was read: edits before that would be lost and are refused by {@link dispatch}. */
  get isOpen(): boolean {
    return this.#state.project !== null;
  }

  /** Calls the listener after every change of document, history, file or saving. @returns stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Makes an edit. @throws TandemError edit-refused */
  dispatch<Args>(command: Command<Args>, args: Args): void {
    this.#requireOpen();
    this.#editor.dispatch(command, args);
  }

  /** Whether an edit is possible now. */
  allows<Args>(command: Command<Args>, args: Args): boolean {
    return this.isOpen && command.isEnabled(this.document, args);
  }

  /**
   * Makes many edits as one step; when one of them is refused, none is made. During a drag they become part of it.
   *
   * @throws what `work` throws
   */
  step(label: string, work: () => void): void {
    this.#requireOpen();
    if (this.#editor.marking) {
      work();
      return;
    }
    this.#editor.openMark(label);
    try {
      work();
    } catch (error) {
      this.#editor.cancelMark();
      throw error;
    }
    this.#editor.closeMark();
  }

  undo(): boolean {
    return this.#editor.undo();
  }

  redo(): boolean {
    return this.#editor.redo();
  }

  /**
   * Reads the project: at the start, when the engine is back, and to try again after an error. What waits is brought into the file first;
   * what the file then has more is taken over.
   *
   * @throws TandemError
   */
  async refresh(): Promise<void> {
    await this.#inTurn(async () => this.#follow(await this.#bridge.request('project.info', {})));
  }

  /** Gives up the edits that could not be written, and reads the file anew. @throws TandemError */
  async reload(): Promise<void> {
    await this.#inTurn(async () => this.#load(await this.#bridge.request('project.info', {})));
  }

  /** Resolves when the reading of the project that is under way has ended. */
  async quiet(): Promise<void> {
    await this.#turn;
  }

  /** Resolves when everything is in the file. @throws TandemError the reason why it cannot be written */
  async settled(): Promise<void> {
    this.#editor.closeMark();
    const { error } = await this.#saving.settled();
    if (error) throw new TandemError(error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
  }

  /**
   * Puts an opened clip into the project, unless it holds it already, and in a place of the pair. A file that stands in the other place
   * becomes a second clip: two repetitions in one film are compared by their own zones and points.
   *
   * @param role null: the first free one
   * @returns the id of the clip's record
   * @throws TandemError
   */
  async addClip(mediaId: string, role: Role | null): Promise<string> {
    const described = await this.#bridge.request('project.describe-media', { mediaId });
    const sameFile = this.document.ofKind('media').find((each) => each.absolutePath === described.absolutePath);
    const known = this.document.find('media', mediaId) ?? sameFile;
    if (known && role && known.id === pairOf(this.document)[role === 'source' ? 'targetId' : 'sourceId']) {
      return this.#addAgain(known.id, role);
    }
    const id = known?.id ?? mediaId;
    this.#whenStill(() =>
      this.step(known ? setRoles.label : addMedia.label, () => {
        if (!this.document.find('media', id)) this.#editor.dispatch(addMedia, { id, file: described });
        if (role) this.place(role, id);
      }),
    );
    return id;
  }

  /** A second record of a clip's file, for the other place. */
  async #addAgain(mediaId: string, role: Role): Promise<string> {
    const { id } = await this.#bridge.request('media.again', { mediaId });
    const file = await this.#bridge.request('project.describe-media', { mediaId: id });
    this.#whenStill(() =>
      this.step(addMedia.label, () => {
        this.#editor.dispatch(addMedia, { id, file });
        this.place(role, id);
      }),
    );
    return id;
  }

  /** Puts a clip of the project in a place of the pair, or empties the place; a clip that is in the other place changes over. */
  place(role: Role, mediaId: string | null): void {
    const { sourceId, targetId } = pairOf(this.document);
    const [here, there] = role === 'source' ? [sourceId, targetId] : [targetId, sourceId];
    if (here === mediaId) return;
    const other = mediaId !== null && there === mediaId ? here : there;
    this.dispatch(
      setRoles,
      role === 'source' ? { sourceId: mediaId, targetId: other } : { sourceId: other, targetId: mediaId },
    );
  }

  /** Puts a pair with its marked moments into the project, as one step; moments that the source has already are left as they are. */
  async addPair(
    pair: { sourceId: string; targetId: string; moments: readonly Moment[] },
    label: string,
  ): Promise<void> {
    const { sourceId, targetId, moments } = pair;
    const [source, target] = await Promise.all(
      [sourceId, targetId].map((mediaId) => this.#bridge.request('project.describe-media', { mediaId })),
    );
    this.#whenStill(() =>
      this.step(label, () => {
        if (!this.document.find('media', sourceId)) this.#editor.dispatch(addMedia, { id: sourceId, file: source! });
        if (!this.document.find('media', targetId)) this.#editor.dispatch(addMedia, { id: targetId, file: target! });
        this.#editor.dispatch(setRoles, { sourceId, targetId });
        if (momentsOf(this.document, sourceId).length === 0) {
          this.#editor.dispatch(addMoments, { mediaId: sourceId, moments });
        }
      }),
    );
  }

  /**
   * Takes over the result of an align job, as one step: the runs, and the moments that were suggested and that the source has not yet.
   * A result that is there already is not taken twice. It waits for the end of a drag.
   *
   * @param endedAt of the job, milliseconds since the epoch
   */
  addResult(
    { sourceId, targetId }: { sourceId: string; targetId: string },
    { moments, runs, poses }: AlignResult,
    endedAt: number,
  ): void {
    const createdAt = new Date(endedAt).toISOString();
    this.#whenStill(() => {
      if (this.#hasRun(sourceId, targetId, createdAt) || runs.length === 0) return;
      this.step(addRuns.label, () => {
        const taken = new Set(momentsOf(this.document, sourceId).map(({ name }) => name));
        const suggested = moments.filter(({ name }) => !taken.has(name));
        if (suggested.length > 0) this.#editor.dispatch(addMoments, { mediaId: sourceId, moments: suggested });
        this.#editor.dispatch(addRuns, { sourceId, targetId, results: runs, poses, createdAt });
      });
    });
  }

  /**
   * Finds a missing clip again in a file that the user chose.
   *
   * @param acceptOther takes a file of another content as well
   * @returns `different` when the file is another one and was not taken
   * @throws TandemError edit-refused when it is too short for what was marked
   */
  async locate(mediaId: string, chosenId: string, acceptOther = false): Promise<'located' | 'different'> {
    const { judgement, file } = await this.#bridge.request('project.judge-media', { mediaId, chosenId });
    if (judgement === 'different' && !acceptOther) return 'different';
    this.dispatch(relinkMedia, { mediaId, file });
    await this.#bridge.request('project.assign-media', { mediaId, chosenId });
    return 'located';
  }

  #hasRun(sourceId: string, targetId: string, createdAt: string): boolean {
    const runs = this.document.ofKind('run');
    return runs.some((run) => run.createdAt === createdAt && run.sourceId === sourceId && run.targetId === targetId);
  }

  /** The open project is this one. @param moved the one in the window was saved under another path */
  async #follow(info: ProjectInfo, moved = false): Promise<void> {
    if (this.#state.project?.path !== info.path && !(moved && this.isOpen)) {
      await this.#load(info);
      return;
    }
    this.#saving.retry();
    const { error } = await this.#saving.settled();
    if (!error) await this.#takeOver();
    this.#set({ project: info });
  }

  async #load(info: ProjectInfo): Promise<void> {
    const file = await this.#bridge.request('project.get', {});
    this.#stop();
    this.#editor = new DocumentEditor(file);
    this.#saving = new CommitQueue((label, diffs) =>
      this.#bridge.request('project.commit', { label, diffs: [...diffs] }),
    );
    const stops = [
      this.#editor.subscribe(() => this.#edited()),
      this.#editor.subscribeCommits(this.#saving.push),
      this.#saving.subscribe((saving) => this.#set({ saving })),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
    this.#afterDrag.length = 0;
    this.#set({ project: info, saving: this.#saving.state });
  }

  /** Takes over what the file says beyond the document: media that were found elsewhere, edits of another window. */
  async #takeOver(): Promise<void> {
    const file = ProjectDocument.from(await this.#bridge.request('project.get', {}));
    // Edits that were made meanwhile are under way; the next refresh looks again.
    if (this.#saving.state.pending > 0 || this.#editor.marking) return;
    const diffs = diffsBetween(this.document, file);
    if (diffs.length > 0) this.#editor.applyOutside(diffs);
  }

  /** Does something now, or at the end of the drag that is under way. */
  #whenStill(work: () => void): void {
    if (this.#editor.marking) this.#afterDrag.push(work);
    else work();
  }

  #edited(): void {
    // The drag's own step must be committed first; it is after its listeners have returned.
    if (this.#afterDrag.length > 0) queueMicrotask(() => this.#workAfterDrag());
    this.#tell();
  }

  #workAfterDrag(): void {
    while (!this.#editor.marking) {
      const work = this.#afterDrag.shift();
      if (!work) return;
      work();
    }
  }

  #requireOpen(): void {
    if (!this.isOpen) throw new TandemError('edit-refused', 'The project is not open yet.', { hint: 'Try again.' });
  }

  /** One after the other: a project that is opened while another is read must not be mixed with it. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
