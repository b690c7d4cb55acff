import type { EngineState } from '../../contract/status.ts';
import type { EngineHandle, LaunchEngine } from './engine-handle.ts';
import { pauseBeforeRestart, type RestartPolicy } from './restart-policy.ts';

/** What the owner of an {@link EngineLife} does at its turns. */
export interface EngineLifeEvents {
  /**
   * The process was started and has said `ready`; the engine counts as ready when the promise resolves.
   *
   * @returns what could not be restored, in words for people; null when everything was
   * @throws when the engine dies meanwhile
   */
  restore(engine: EngineHandle): Promise<string | null>;
  /** The process has ended, for this reason. */
  lost(reason: string): void;
  changed(state: EngineState): void;
}

/** Starts the engine process, and starts it again when it dies: after a growing pause, and not for ever. */
export class EngineLife {
  readonly #launch: LaunchEngine;
  readonly #policy: RestartPolicy;
  readonly #events: EngineLifeEvents;
  #state: EngineState = { state: 'starting', starts: 0, message: null };
  #engine: EngineHandle | null = null;
  #quickDeaths = 0;
  #pause: NodeJS.Timeout | undefined;
  #closing: (() => void) | null = null;

  constructor(launch: LaunchEngine, policy: RestartPolicy, events: EngineLifeEvents) {
    this.#launch = launch;
    this.#policy = policy;
    this.#events = events;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** The process, while one is ready. */
  get engine(): EngineHandle | null {
    return this.#state.state === 'ready' ? this.#engine : null;
  }

  start(): void {
    const engine = this.#launch();
    const startedAt = Date.now();
    this.#engine = engine;
    this.#change({ state: 'starting', starts: this.#state.starts + 1, message: null });
    engine.onMessage((message) => {
      if (message.kind === 'ready') void this.#restore(engine);
    });
    engine.onExit((reason) => {
      this.#engine = null;
      this.#quickDeaths = Date.now() - startedAt < this.#policy.quickDeathMilliseconds ? this.#quickDeaths + 1 : 0;
      this.#died(reason);
    });
  }

  /** Asks the engine to end, and ends it when it does not within `patience` milliseconds. It is not started again. */
  async close(patience = 3000): Promise<void> {
    clearTimeout(this.#pause);
    const engine = this.#engine;
    const gone = Promise.withResolvers<void>();
    this.#closing = gone.resolve;
    if (!engine) return;
    engine.post({ kind: 'shut-down' });
    const timer = setTimeout(() => engine.kill(), patience);
    await gone.promise;
    clearTimeout(timer);
  }

  async #restore(engine: EngineHandle): Promise<void> {
    try {
      const message = await this.#events.restore(engine);
      if (this.#engine === engine) this.#change({ ...this.#state, state: 'ready', message });
    } catch {
      // The engine died meanwhile: its exit is handled where it is told.
    }
  }

  #died(reason: string): void {
    this.#events.lost(reason);
    if (this.#closing) {
      this.#closing();
      return;
    }
    const pause = pauseBeforeRestart(this.#policy, this.#quickDeaths);
    if (pause === null) {
      const message = `The engine stopped ${this.#quickDeaths} times in a row (${reason}).`;
      this.#change({ ...this.#state, state: 'failed', message });
      return;
    }
    this.#change({
      ...this.#state,
      state: 'lost',
      message: `The engine stopped (${reason}) and is being started again.`,
    });
    this.#pause = setTimeout(() => this.start(), pause);
  }

  #change(state: EngineState): void {
    this.#state = state;
    this.#events.changed(state);
  }
}
