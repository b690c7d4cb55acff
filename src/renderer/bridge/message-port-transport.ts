import { ENGINE_PORT_MESSAGE } from '../../contract/desktop-channels.ts';
import type { WireRequest } from '../../contract/wire.ts';
import type { Transport } from './contract-client.ts';

/** The MessagePort that the desktop host hands over, and hands over anew after the engine was restarted. What is sent without one waits. */
export class MessagePortTransport implements Transport {
  #port: MessagePort | null = null;
  #held: WireRequest[] = [];
  #message: (message: unknown) => void = () => {};
  #connection: (connected: boolean) => void = () => {};

  /** @param page where the host's message arrives: the window */
  constructor(page: Window) {
    page.addEventListener('message', (event: MessageEvent<unknown>) => {
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

  #take(port: MessagePort): void {
    this.lost();
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#message(data));
    port.start();
    for (const message of this.#held.splice(0)) port.postMessage(message);
    this.#connection(true);
  }
}
