import { type TandemError, toErrorRecord } from '../../contract/errors.ts';
import { requestSchema, type WireEvent, type WireReply } from '../../contract/wire.ts';
import type { Port } from '../../engine/server/port.ts';
import type { EngineHandle } from './engine-handle.ts';
import { type EngineSupervisor, engineFailed } from './engine-supervisor.ts';

interface Connection {
  readonly port: Port;
  /** Ids of the questions that the engine has not answered yet. */
  readonly open: Set<number>;
  /** Messages that wait for an engine. */
  readonly held: unknown[];
}

/**
 * Connects windows to the engine through its host, for platforms without MessagePorts between processes. A connection outlives the
 * engine: what was under way when it died is answered with `engine-lost`, what is asked while none is ready waits.
 */
export class WindowRelay {
  readonly #supervisor: EngineSupervisor;
  readonly #connections = new Map<number, Connection>();
  #lastConnection = 0;

  constructor(supervisor: EngineSupervisor) {
    this.#supervisor = supervisor;
    supervisor.watch({
      up: (engine) => {
        for (const [id, connection] of this.#connections) this.#attach(engine, id, connection);
      },
      down: (error) => {
        for (const connection of this.#connections.values()) failOpen(connection, error);
      },
      notice: (event) => this.#notice(event),
      message: (message) => {
        if (message.kind !== 'deliver') return;
        const connection = this.#connections.get(message.connection);
        const reply = message.message as WireReply;
        if (reply.kind === 'response') connection?.open.delete(reply.id);
        connection?.port.postMessage(reply);
      },
    });
  }

  /** Serves a window; the first thing that it hears is the state of the engine. @returns ends it */
  connect(port: Port): () => void {
    const id = ++this.#lastConnection;
    const connection: Connection = { port, open: new Set(), held: [] };
    this.#connections.set(id, connection);
    port.onMessage((message) => this.#send(id, connection, message));
    port.postMessage({ kind: 'event', name: 'engine.changed', data: this.#supervisor.state } satisfies WireEvent);
    const { engine } = this.#supervisor;
    if (engine) this.#attach(engine, id, connection);
    return () => {
      this.#connections.delete(id);
      this.#supervisor.engine?.post({ kind: 'disconnect', connection: id });
    };
  }

  #attach(engine: EngineHandle, id: number, connection: Connection): void {
    engine.post({ kind: 'connect', connection: id });
    for (const message of connection.held.splice(0)) this.#send(id, connection, message);
  }

  #send(id: number, connection: Connection, message: unknown): void {
    const request = requestSchema.safeParse(message);
    if (request.success) connection.open.add(request.data.id);
    const { engine, state } = this.#supervisor;
    if (engine) engine.post({ kind: 'deliver', connection: id, message });
    else if (state.state === 'failed') failOpen(connection, engineFailed(state));
    else connection.held.push(message);
  }

  #notice(event: WireEvent): void {
    const failed = this.#supervisor.state.state === 'failed';
    for (const connection of this.#connections.values()) {
      connection.port.postMessage(event);
      if (!failed) continue;
      connection.held.length = 0;
      failOpen(connection, engineFailed(this.#supervisor.state));
    }
  }
}

function failOpen({ port, open, held }: Connection, error: TandemError): void {
  // What is held was never sent; it goes to the next engine.
  const waiting = new Set(held.flatMap((message) => requestSchema.safeParse(message).data?.id ?? []));
  for (const id of [...open].filter((each) => !waiting.has(each))) {
    open.delete(id);
    port.postMessage({ kind: 'response', id, ok: false, error: toErrorRecord(error) } satisfies WireReply);
  }
}
