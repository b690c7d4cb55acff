import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { decodeMessage, encodeMessage, type WireReply } from '../contract/wire.ts';
import type { WindowRelay } from '../node/supervisor/window-relay.ts';

/** The largest message that a window may send, bytes: a commit of many records; clips do not come this way. */
const LARGEST_MESSAGE = 32 * 2 ** 20;
/** WebSocket close code: the other side does not keep to the protocol. */
const PROTOCOL_ERROR = 1002;

/** Carries the contract between pages and the engine over WebSockets. */
export class EngineSocket {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LARGEST_MESSAGE });
  readonly #relay: WindowRelay;

  constructor(relay: WindowRelay) {
    this.#relay = relay;
  }

  /** Takes over a connection whose request was allowed. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const disconnect = this.#relay.connect({
        postMessage: (message) => {
          if (webSocket.readyState === webSocket.OPEN) webSocket.send(encodeMessage(message as WireReply));
        },
        onMessage: (listener) => {
          webSocket.on('message', (data: Buffer) => {
            try {
              listener(decodeMessage(data));
            } catch {
              webSocket.close(PROTOCOL_ERROR, 'not a message of the contract');
            }
          });
        },
      });
      webSocket.on('error', () => webSocket.terminate());
      webSocket.on('close', disconnect);
    });
  }

  /** Ends all connections. */
  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
