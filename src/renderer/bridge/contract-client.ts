import { fromErrorRecord, TandemError } from '../../contract/errors.ts';
import {
  EVENTS,
  type EventData,
  type EventName,
  ROUTES,
  type RouteInput,
  type RouteName,
  type RouteOutput,
} from '../../contract/routes.ts';
import { eventSchema, responseSchema, type WireRequest } from '../../contract/wire.ts';
import { Listeners } from './listeners.ts';

/** Carries messages to the engine and back. */
export interface Transport {
  /** Sends now, or as soon as there is a connection. */
  send(message: WireRequest): void;
  /** Sets the receiver; messages are not validated yet. */
  onMessage(listener: (message: unknown) => void): void;
  /** Sets who hears of every connection that is made (true) or lost (false). */
  onConnection(listener: (connected: boolean) => void): void;
}

/** An answer with the bytes that came beside it. */
interface Answer<R extends RouteName> {
  readonly data: RouteOutput<R>;
  readonly bytes: Uint8Array | undefined;
}

interface Pending {
  readonly route: RouteName;
  resolve(answer: Answer<RouteName>): void;
  reject(error: unknown): void;
}

/** Asks the routes of the contract over any transport, and hands out its events. Whatever comes in is validated. */
export class ContractClient {
  readonly #transport: Transport;
  readonly #pending = new Map<number, Pending>();
  readonly #events = new Map<string, Listeners<unknown>>();
  readonly #connection = new Listeners<boolean>();
  #lastId = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
    transport.onMessage((message) => this.receive(message));
    transport.onConnection((connected) => {
      if (!connected) this.#failPending();
      this.#connection.tell(connected);
    });
  }

  /** @throws TandemError what the engine answers, or engine-lost when the connection breaks before it does */
  ask<R extends RouteName>(route: R, input: RouteInput<R>): Promise<Answer<R>> {
    const id = ++this.#lastId;
    return new Promise<Answer<R>>((resolve, reject) => {
      this.#pending.set(id, { route, resolve: resolve as Pending['resolve'], reject });
      this.#transport.send({ kind: 'request', id, route, input });
    });
  }

  /** @returns stops it */
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void {
    const listeners = this.#events.get(name) ?? new Listeners<unknown>();
    this.#events.set(name, listeners);
    return listeners.add(listener as (data: unknown) => void);
  }

  /** @returns stops it */
  onConnection(listener: (connected: boolean) => void): () => void {
    return this.#connection.add(listener);
  }

  /** Takes a message, also one that came by another way than the transport. */
  receive(message: unknown): void {
    const event = eventSchema.safeParse(message);
    if (event.success) {
      this.#tell(event.data.name, event.data.data);
      return;
    }
    const response = responseSchema.parse(message);
    const pending = this.#pending.get(response.id);
    if (!pending) return;
    this.#pending.delete(response.id);
    if (!response.ok) {
      pending.reject(fromErrorRecord(response.error));
      return;
    }
    const data = ROUTES[pending.route].output.safeParse(response.data);
    if (data.success) pending.resolve({ data: data.data, bytes: response.bytes });
    else pending.reject(new TandemError('internal', `The engine's answer to ${pending.route} cannot be understood.`));
  }

  #tell(name: string, data: unknown): void {
    if (!Object.hasOwn(EVENTS, name)) return;
    const parsed = EVENTS[name as EventName].safeParse(data);
    if (parsed.success) this.#events.get(name)?.tell(parsed.data);
  }

  #failPending(): void {
    const error = new TandemError('engine-lost', 'The connection to the engine broke before it could answer.', {
      hint: 'It is made again by itself. Try again.',
    });
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
