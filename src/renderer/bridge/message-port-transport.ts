import { ENGINE_PORT_MESSAGE } from '../../contract/desktop-channels.ts';
import type { WireRequest } from '../../contract/wire.ts';
import type { Transport } from './contract-client.ts';

/** The part of a MessagePort that is used here. */
export interface EnginePort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** What arrives at a window when something is posted to it. */
export interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: readonly EnginePort[];
}

/** The part of a window that is used here. */
export interface MessagePage {
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
}

/** The MessagePort that the desktop host hands over, and hands over anew after the engine was restarted. What is sent without one waits. */
export class MessagePortTransport implements Transport {
  #port: EnginePort | null = null;
  #held: WireRequest[] = [];
  #message: (message: unknown) => void = () => {};
  #connection: (connected: boolean) => void = () => {};

  /** @param page where the host's message arrives: the window */
  constructor(page: MessagePage) {
    page.addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.source === page && event.data === ENGINE_PORT_MESSAGE && port) this.#take(port);
    });
  }

  send(message: WireRequest): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#held.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onConnection(listener: (connected: boolean) => void): void {
    this.#connection = listener;
  }

  /** The engine has died: the port leads nowhere any more. */
  lost(): void {
    if (!this.#port) return;
    this.#port.close();
    this.#port = null;
    this.#connection(false);
  }

  #take(port: EnginePort): void {
    this.lost();
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#message(data));
    port.start();
    for (const message of this.#held.splice(0)) port.postMessage(message);
    this.#connection(true);
  }
}
