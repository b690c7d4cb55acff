import { type EngineMessage, type HostMessage, hostMessageSchema } from '../../contract/wire.ts';
import type { Port } from '../../engine/server/port.ts';

/** The engine process's end of the channel to its host. */
export interface EngineChannel {
  post(message: EngineMessage): void;
  /** Sets the receiver; `port` is the window's own MessagePort where the platform hands one over with `connect`. */
  onMessage(listener: (message: HostMessage, port: Port | null) => void): void;
  /** Calls the listener when the host has gone. */
  onHostGone(listener: () => void): void;
}

/** The part of Electron's MessagePortMain that we use. */
interface MessagePortMain {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  start(): void;
}

/** `process.parentPort` of an Electron utility process; declared here because this layer knows nothing of Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortMain[] }) => void): void;
}

/** The channel of this process: Electron's when it is a utility process, else that of child_process.fork. */
export function engineChannel(): EngineChannel {
  const parentPort = (process as typeof process & { parentPort?: ParentPort }).parentPort;
  return parentPort ? electronChannel(parentPort) : forkChannel();
}

function electronChannel(parentPort: ParentPort): EngineChannel {
  return {
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) =>
      parentPort.on('message', ({ data, ports }) => listener(hostMessageSchema.parse(data), windowPort(ports[0]))),
    // Electron ends its utility processes itself.
    onHostGone: () => {},
  };
}

function windowPort(port: MessagePortMain | undefined): Port | null {
  if (!port) return null;
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
  };
}

function forkChannel(): EngineChannel {
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', (message) => listener(hostMessageSchema.parse(message), null));
    },
    onHostGone: (listener) => {
      process.on('disconnect', listener);
    },
  };
}
