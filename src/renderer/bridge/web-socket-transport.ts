import { decodeMessage, encodeMessage, type WireRequest } from '../../contract/wire.ts';
import type { Transport } from './contract-client.ts';

/** Pauses before the connection is tried again, milliseconds; the last one is repeated. */
const PAUSES = [250, 500, 1000, 2000, 4000];

/** A WebSocket that is made again when it breaks. What is sent meanwhile waits. */
export class WebSocketTransport implements Transport {
  readonly #address: string;
  #socket: WebSocket | null = null;
  #held: WireRequest[] = [];
  #failures = 0;
  #message: (message: unknown) => void = () => {};
  #connection: (connected: boolean) => void = () => {};

  /** @param address ws: or wss: */
  constructor(address: string) {
    this.#address = address;
    this.#connect();
  }

  send(message: WireRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(encodeMessage(message));
    else this.#held.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onConnection(listener: (connected: boolean) => void): void {
    this.#connection = listener;
  }

  #connect(): void {
    const socket = new WebSocket(this.#address);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#failures = 0;
      for (const message of this.#held.splice(0)) this.send(message);
      this.#connection(true);
    });
    socket.addEventListener('message', ({ data }) => this.#message(decodeMessage(new Uint8Array(data as ArrayBuffer))));
    socket.addEventListener('close', () => {
      this.#held = [];
      this.#connection(false);
      const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)];
      this.#failures += 1;
      setTimeout(() => this.#connect(), pause);
    });
  }
}
