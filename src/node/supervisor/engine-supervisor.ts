import { randomUUID } from 'node:crypto';
import { fromErrorRecord, TandemError } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Media } from '../../contract/media.ts';
import type { EventData } from '../../contract/routes.ts';
import type { EngineState } from '../../contract/status.ts';
import type { EngineMessage, HostMessage, WireEvent } from '../../contract/wire.ts';
import type { EngineHandle, LaunchEngine } from './engine-handle.ts';
import { EngineLife } from './engine-life.ts';
import { RESTART_POLICY, type RestartPolicy } from './restart-policy.ts';

/** Who wants to know what happens to the engine. */
export interface EngineWatcher {
  /** An engine is ready: the first one, or the one after a crash. */
  up?(engine: EngineHandle): void;
  /** The engine died. */
  down?(error: TandemError): void;
  /** Something that only the supervisor can tell, for every window. */
  notice?(event: WireEvent): void;
  /** Any message of the engine. */
  message?(message: EngineMessage): void;
}

/**
 * Keeps an engine process alive and remembers what it must know: the files that the user opened and the open project. After a crash
 * a new process is given both again, before windows may ask it anything.
 */
export class EngineSupervisor {
  readonly #life: EngineLife;
  readonly #watchers = new Set<EngineWatcher>();
  readonly #media = new Map<string, { readonly path: string; readonly media: Media }>();
  readonly #unfinishedJobs = new Map<string, Job>();
  /** Answers that are awaited, by what they are about. */
  readonly #awaited = new Map<string, PromiseWithResolvers<unknown>>();
  #projectPath: string | null = null;
  #projectTurn: Promise<unknown> = Promise.resolve();

  constructor(launch: LaunchEngine, policy: RestartPolicy = RESTART_POLICY) {
    const launchWatched = () => {
      const engine = launch();
      engine.onMessage((message) => this.#receive(message));
      return engine;
    };
    this.#life = new EngineLife(launchWatched, policy, {
      restore: (engine) => this.#restore(engine),
      lost: (reason) => this.#lost(reason),
      changed: (state) => this.#changed(state),
    });
  }

  /** Starts the engine; its state is told as the notice `engine.changed`. */
  start(): void {
    this.#life.start();
  }

  get state(): EngineState {
    return this.#life.state;
  }

  /** The engine, while one is ready. */
  get engine(): EngineHandle | null {
    return this.#life.engine;
  }

  /** Jobs that have not ended. */
  get unfinishedJobs(): Job[] {
    return [...this.#unfinishedJobs.values()];
  }

  /** @returns stops it */
  watch(watcher: EngineWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Opens a file that the user chose; one that is open already is not opened again.
   *
   * @param path absolute
   * @throws TandemError see FrameSource.open, and engine-lost when the engine dies over it: such a file is not tried again
   */
  async registerMedia(path: string): Promise<Media> {
    const known = [...this.#media.values()].find((each) => each.path === path);
    if (known) return known.media;
    const engine = await this.#ready();
    const mediaId = randomUUID();
    return (await this.#ask(engine, `media ${mediaId}`, { kind: 'register-media', mediaId, path })) as Media;
  }

  /** Where an opened clip lies, for the host to send its bytes; null when there is no such clip. */
  mediaPath(mediaId: string): string | null {
    return this.#media.get(mediaId)?.path ?? null;
  }

  /** Opens a project file, or makes it. @throws TandemError document-newer, project-locked, engine-lost */
  async openProject(path: string): Promise<void> {
    await this.#inTurn(async (engine) => {
      await this.#ask(engine, 'project', { kind: 'open-project', path });
      this.#projectPath = path;
    });
  }

  /** The open project's file; null until one is open. */
  get projectPath(): string | null {
    return this.#projectPath;
  }

  /** Goes on with the open project in another file. @throws TandemError project-locked, project-write-failed, engine-lost */
  async saveProjectAs(path: string): Promise<void> {
    await this.#inTurn(async (engine) => {
      await this.#ask(engine, 'project', { kind: 'save-project', path, copy: false });
      this.#projectPath = path;
    });
  }

  /** Writes a copy of the open project. @throws TandemError project-locked, project-write-failed, engine-lost */
  async saveProjectCopy(path: string): Promise<void> {
    await this.#inTurn((engine) => this.#ask(engine, 'project', { kind: 'save-project', path, copy: true }));
  }

  /** Ends the engine for good. */
  async close(): Promise<void> {
    await this.#life.close();
  }

  async #restore(engine: EngineHandle): Promise<string | null> {
    const problems: string[] = [];
    // What has gone since is no reason to stay without an engine; the next engine is asked for it again.
    const note = (error: unknown) => {
      if (!(error instanceof TandemError) || error.code === 'engine-lost') throw error;
      problems.push(error.message);
    };
    if (this.#projectPath !== null) {
      await this.#ask(engine, 'project', { kind: 'open-project', path: this.#projectPath }).catch(note);
    }
    for (const [mediaId, { path }] of this.#media) {
      await this.#ask(engine, `media ${mediaId}`, { kind: 'register-media', mediaId, path }).catch(note);
    }
    return problems.length > 0 ? `Not everything is open again: ${problems.join(' ')}` : null;
  }

  #ask(engine: EngineHandle, about: string, message: HostMessage): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    this.#awaited.set(about, answer);
    engine.post(message);
    return answer.promise;
  }

  #receive(message: EngineMessage): void {
    switch (message.kind) {
      case 'media-registered':
        this.#media.set(message.media.id, { path: message.path, media: message.media });
        this.#settle(`media ${message.media.id}`, (answer) => answer.resolve(message.media));
        break;
      case 'media-refused':
        this.#settle(`media ${message.mediaId}`, (answer) => answer.reject(fromErrorRecord(message.error)));
        break;
      case 'project-opened':
        this.#settle('project', (answer) => answer.resolve(undefined));
        break;
      case 'project-saved':
        this.#settle('project', (answer) => answer.resolve(undefined));
        break;
      case 'project-refused':
        this.#settle('project', (answer) => answer.reject(fromErrorRecord(message.error)));
        break;
      case 'event':
        if (message.name === 'job.changed') this.#follow(message.data as Job);
        if (message.name === 'media.closed') this.#media.delete((message.data as EventData<'media.closed'>).mediaId);
    }
    for (const watcher of [...this.#watchers]) watcher.message?.(message);
  }

  /** One project message at a time: their answers are told apart by that alone. */
  #inTurn<T>(work: (engine: EngineHandle) => Promise<T>): Promise<T> {
    const result = this.#projectTurn.then(async () => work(await this.#ready()));
    this.#projectTurn = result.catch(() => {});
    return result;
  }

  #settle(about: string, settle: (answer: PromiseWithResolvers<unknown>) => void): void {
    const answer = this.#awaited.get(about);
    if (!answer) return;
    this.#awaited.delete(about);
    settle(answer);
  }

  #follow(job: Job): void {
    if (job.endedAt === null) this.#unfinishedJobs.set(job.id, job);
    else this.#unfinishedJobs.delete(job.id);
  }

  #lost(reason: string): void {
    const error = engineLost(reason);
    for (const answer of this.#awaited.values()) answer.reject(error);
    this.#awaited.clear();
    for (const watcher of [...this.#watchers]) watcher.down?.(error);
    for (const job of this.unfinishedJobs) {
      const { code, message, hint } = error;
      const record = { code, message, ...(hint === undefined ? {} : { hint }) };
      this.#notice('job.changed', { ...job, state: 'failed', endedAt: Date.now(), error: record } satisfies Job);
    }
    this.#unfinishedJobs.clear();
  }

  #changed(state: EngineState): void {
    this.#notice('engine.changed', state);
    const { engine } = this;
    if (engine) for (const watcher of [...this.#watchers]) watcher.up?.(engine);
  }

  #notice(name: string, data: unknown): void {
    for (const watcher of [...this.#watchers]) watcher.notice?.({ kind: 'event', name, data });
  }

  /** The engine as soon as it is ready. @throws TandemError engine-lost when it will not be */
  #ready(): Promise<EngineHandle> {
    const { engine } = this;
    if (engine) return Promise.resolve(engine);
    const ready = Promise.withResolvers<EngineHandle>();
    const look = () => {
      if (this.state.state === 'failed') ready.reject(engineFailed(this.state));
    };
    const stop = this.watch({ up: ready.resolve, notice: look });
    look();
    return ready.promise.finally(stop);
  }
}

/** The error of everything that was under way when the engine died. */
export function engineLost(reason: string): TandemError {
  return new TandemError('engine-lost', `The engine stopped while it was working (${reason}).`, {
    hint: 'It is started again by itself; opened clips and committed edits are kept. Try again.',
  });
}

/** The error of everything that is asked when the engine will not be started again. */
export function engineFailed({ message }: EngineState): TandemError {
  return new TandemError('engine-lost', message ?? 'The engine does not start.', {
    hint: 'Close the studio and open it again; `tandem doctor` says what is missing.',
  });
}
