import { MessageChannelMain, type WebContents } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import type { EngineHandle } from '../node/supervisor/engine-handle.ts';
import type { EngineSupervisor } from '../node/supervisor/engine-supervisor.ts';

/** Gives every page a MessagePort to the engine, and a new one after the engine was restarted or the page was loaded anew. */
export class EngineConnections {
  readonly #supervisor: EngineSupervisor;
  /** Pages that listen, with the number of their connection. */
  readonly #pages = new Map<WebContents, number | null>();
  #lastConnection = 0;

  constructor(supervisor: EngineSupervisor) {
    this.#supervisor = supervisor;
    supervisor.watch({
      up: (engine) => {
        for (const page of this.#pages.keys()) this.#connect(page, engine);
      },
      down: () => {
        for (const page of this.#pages.keys()) this.#pages.set(page, null);
      },
      notice: (event) => {
        for (const page of this.#pages.keys()) page.send(DESKTOP_CHANNELS.notice, event);
      },
    });
  }

  /** A page has begun to listen. */
  pageReady(page: WebContents): void {
    if (!this.#pages.has(page)) page.once('destroyed', () => this.#forget(page));
    this.#disconnect(page);
    this.#pages.set(page, null);
    const { engine, state } = this.#supervisor;
    page.send(DESKTOP_CHANNELS.notice, { kind: 'event', name: 'engine.changed', data: state });
    if (engine) this.#connect(page, engine);
  }

  #connect(page: WebContents, engine: EngineHandle): void {
    const { port1, port2 } = new MessageChannelMain();
    const connection = ++this.#lastConnection;
    this.#pages.set(page, connection);
    engine.post({ kind: 'connect', connection }, [port1]);
    page.postMessage(DESKTOP_CHANNELS.enginePort, null, [port2]);
  }

  #disconnect(page: WebContents): void {
    const connection = this.#pages.get(page);
    if (connection) this.#supervisor.engine?.post({ kind: 'disconnect', connection });
  }

  #forget(page: WebContents): void {
    this.#disconnect(page);
    this.#pages.delete(page);
  }
}
