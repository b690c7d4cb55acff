import type { EngineMessage, HostMessage } from '../../contract/wire.ts';

/** A running engine process, as its supervisor sees it. */
export interface EngineHandle {
  /**
   * @param transfer MessagePorts that go with the message, where the platform has them
   */
  post(message: HostMessage, transfer?: readonly unknown[]): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  /** @param listener called once, with why the process ended in words for people */
  onExit(listener: (reason: string) => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/** Starts an engine process. */
export type LaunchEngine = () => EngineHandle;
