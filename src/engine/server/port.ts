/** One end of a connection to a window, whatever carries it: MessagePort, WebSocket, a channel between processes. */
export interface Port {
  /** Sends a message of wire.ts. Sending to a closed port does nothing. */
  postMessage(message: unknown): void;
  /** Sets the one receiver of messages; they are not validated yet. */
  onMessage(listener: (message: unknown) => void): void;
}
