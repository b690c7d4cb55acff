import { type ErrorRecord, TandemError, toErrorRecord } from '../contract/errors.ts';
import type { Media } from '../contract/media.ts';
import type { ProjectChange } from '../contract/project-info.ts';
import { type EventData, type EventName, ROUTES, type RouteName } from '../contract/routes.ts';
import { requestSchema, type WireEvent, type WireRequest, type WireResponse } from '../contract/wire.ts';
import { JobQueue } from './jobs/job-queue.ts';
import type { Clock } from './ports.ts';
import { createHandlers, type Handlers, noProject } from './server/handlers.ts';
import { MediaRegistry } from './server/media-registry.ts';
import { OpenProject } from './server/open-project.ts';
import type { Port } from './server/port.ts';
import type { EngineServices } from './server/services.ts';

/**
 * Answers the contract's routes on any number of ports, and tells all of them what happens. Everything that comes in and everything
 * that goes out is validated against the contract. What only a host may do (name a path) is a method here and no route.
 */
export class EngineServer {
  readonly #services: EngineServices;
  readonly #jobs: JobQueue;
  readonly #media: MediaRegistry;
  readonly #handlers: Handlers;
  readonly #connections = new Map<Port, AbortController>();
  readonly #eventListeners = new Set<(event: WireEvent) => void>();
  #project: OpenProject | null = null;

  constructor(services: EngineServices, clock: Clock) {
    this.#services = services;
    this.#media = new MediaRegistry(services.frames, (opening) => this.#tell('media.opening', opening));
    this.#jobs = new JobQueue(clock);
    this.#jobs.onChange((job) => this.#tell('job.changed', job));
    this.#handlers = createHandlers({
      services,
      media: this.#media,
      jobs: this.#jobs,
      registerMedia: (mediaId, path) => this.registerMedia(mediaId, path),
      againMedia: (knownId) => {
        const media = this.#media.again(crypto.randomUUID(), knownId);
        this.#tell('media.opened', media);
        return media;
      },
      closeMedia: (mediaId) => {
        this.#media.close(mediaId);
        this.#tell('media.closed', { mediaId });
      },
      isInProject: async (mediaId) => (await this.#project?.read())?.records.some(({ id }) => id === mediaId) ?? false,
      project: () => {
        if (this.#project) return this.#project;
        throw noProject();
      },
      projectChanged: (reason) => this.#projectChanged(reason),
    });
  }

  /** Serves a window. @returns ends it: open requests are aborted, jobs go on */
  connect(port: Port): () => void {
    const connection = new AbortController();
    this.#connections.set(port, connection);
    port.onMessage((message) => void this.#receive(port, message, connection.signal));
    return () => {
      this.#connections.delete(port);
      connection.abort();
    };
  }

  /** Calls the listener with every event that windows receive. @returns stops it */
  onEvent(listener: (event: WireEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Opens a file that the user chose. @throws TandemError see FrameSource.open */
  async registerMedia(mediaId: string, path: string): Promise<Media> {
    const media = await this.#media.register(mediaId, path);
    this.#tell('media.opened', media);
    return media;
  }

  /** Where an opened file lies; for the host only. @throws TandemError media-unknown */
  pathOf(mediaId: string): string {
    return this.#media.path(mediaId);
  }

  /**
   * Opens a project in place of the one that was open, with its clips; the one that is open already stays as it is.
   *
   * @throws TandemError document-newer, project-locked
   */
  async openProject(path: string): Promise<void> {
    if (this.#project?.store.path === path) return;
    const store = await this.#services.openProject(path);
    const { projectMedia } = this.#services;
    // Windows hear of the clips after the project that they belong to.
    const opened: Media[] = [];
    let isOpen = false;
    const assignMedia = async (mediaId: string, file: string): Promise<Media> => {
      const media = await this.#media.assign(mediaId, file);
      if (isOpen) this.#tell('media.opened', media);
      else opened.push(media);
      return media;
    };
    try {
      const next = await OpenProject.of({ store, projectMedia, media: this.#media, assignMedia });
      const previous = this.#project;
      this.#project = next;
      await previous?.store.close();
    } catch (error) {
      if (this.#project?.store !== store) await store.close();
      throw error;
    }
    isOpen = true;
    await this.#projectChanged('opened');
    for (const media of opened) this.#tell('media.opened', media);
  }

  /** Goes on with the open project in another file. @throws TandemError project-locked, project-write-failed, request-invalid */
  async saveProjectAs(path: string): Promise<void> {
    if (!this.#project) throw noProject();
    await this.#project.store.saveAs(path);
    await this.#projectChanged('moved');
  }

  /** Writes the open project to another file. @throws TandemError project-locked, project-write-failed, request-invalid */
  async saveProjectCopy(path: string): Promise<void> {
    if (!this.#project) throw noProject();
    await this.#project.store.saveACopy(path);
  }

  /** Cancels all jobs, closes the project and ends the services. */
  async close(): Promise<void> {
    for (const connection of this.#connections.values()) connection.abort();
    this.#connections.clear();
    await this.#jobs.close();
    await this.#project?.store.close();
    await this.#services.close();
  }

  async #receive(port: Port, message: unknown, signal: AbortSignal): Promise<void> {
    const parsed = requestSchema.safeParse(message);
    // Without an id there is nobody to answer.
    if (!parsed.success) return;
    const response = await this.#answer(parsed.data, signal);
    if (!signal.aborted) port.postMessage(response);
  }

  async #answer(request: WireRequest, signal: AbortSignal): Promise<WireResponse> {
    const { id } = request;
    const refuse = (error: ErrorRecord): WireResponse => ({ kind: 'response', id, ok: false, error });
    if (!Object.hasOwn(ROUTES, request.route)) {
      return refuse({ code: 'request-invalid', message: `There is no route "${request.route}".` });
    }
    try {
      return {
        kind: 'response',
        id,
        ok: true,
        ...(await this.#call(request.route as RouteName, request.input, signal)),
      };
    } catch (error) {
      return refuse(toErrorRecord(error));
    }
  }

  async #call<R extends RouteName>(route: R, input: unknown, signal: AbortSignal) {
    const asked = ROUTES[route].input.safeParse(input);
    if (!asked.success) {
      const problems = asked.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
      throw new TandemError('request-invalid', `${route}: ${problems.join('; ')}`, { data: { problems } });
    }
    const handler = this.#handlers[route] as (input: unknown, signal: AbortSignal) => ReturnType<Handlers[R]>;
    const { data, bytes } = await handler(asked.data, signal);
    return { data: ROUTES[route].output.parse(data), ...(bytes === undefined ? {} : { bytes }) };
  }

  async #projectChanged(reason: ProjectChange['reason']): Promise<void> {
    if (this.#project) this.#tell('project.changed', { reason, info: await this.#project.info() });
  }

  #tell<E extends EventName>(name: E, data: EventData<E>): void {
    const event: WireEvent = { kind: 'event', name, data };
    for (const port of this.#connections.keys()) port.postMessage(event);
    for (const listener of this.#eventListeners) listener(event);
  }
}
