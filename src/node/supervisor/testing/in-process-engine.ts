import type { EngineMessage, HostMessage } from '../../../contract/wire.ts';
import type { EngineServices } from '../../../engine/server/services.ts';
import type { EngineChannel } from '../engine-channel.ts';
import type { EngineHandle } from '../engine-handle.ts';
import { serveEngine } from '../serve-engine.ts';

/** An engine without a process of its own, for tests of what stands around it. */
export function inProcessEngine(services: EngineServices): EngineHandle {
  const toHost = listeners<EngineMessage>();
  const toEngine = listeners<HostMessage>();
  const exited = listeners<string>();
  const hostGone = listeners<void>();
  const channel: EngineChannel = {
    post: (message) => setImmediate(toHost.tell, message),
    onMessage: (listener) => toEngine.add((message) => listener(message, null)),
    onHostGone: (listener) => hostGone.add(listener),
  };
  setImmediate(() => void serveEngine(channel, services).then(() => exited.tell('exit code 0')));
  return {
    post: (message) => void setImmediate(toEngine.tell, message),
    onMessage: (listener) => toHost.add(listener),
    onExit: (listener) => exited.add(listener),
    kill: () => hostGone.tell(),
  };
}

function listeners<T>() {
  const all: ((value: T) => void)[] = [];
  return {
    add: (listener: (value: T) => void) => void all.push(listener),
    tell: (value: T) => {
      for (const listener of all) listener(value);
    },
  };
}
