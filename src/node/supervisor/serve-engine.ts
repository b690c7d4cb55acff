import { toErrorRecord } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import type { HostMessage } from '../../contract/wire.ts';
import type { Port } from '../../engine/server/port.ts';
import type { EngineServices } from '../../engine/server/services.ts';
import { EngineServer } from '../../engine/server.ts';
import type { EngineChannel } from './engine-channel.ts';

/** A window whose messages come inside the host's channel. */
interface VirtualConnection {
  receive(message: unknown): void;
  disconnect(): void;
}

/**
 * Serves the engine over a host's channel until the host asks it to shut down or goes away. Says `ready` first.
 *
 * @returns resolves when everything is closed
 */
export async function serveEngine(channel: EngineChannel, services: EngineServices): Promise<void> {
  const server = new EngineServer(services, { now: Date.now });
  const connections = new Map<number, VirtualConnection>();
  const ended = Promise.withResolvers<void>();

  server.onEvent(({ name, data }) => {
    if (name === 'media.opened') {
      const media = data as Media;
      channel.post({ kind: 'media-registered', path: server.pathOf(media.id), media });
    } else {
      channel.post({ kind: 'event', name, data });
    }
  });

  const handle = async (message: HostMessage, port: Port | null): Promise<void> => {
    switch (message.kind) {
      case 'register-media':
        await server.registerMedia(message.mediaId, message.path).catch((error: unknown) => {
          channel.post({ kind: 'media-refused', mediaId: message.mediaId, error: toErrorRecord(error) });
        });
        return;
      case 'open-project':
        await server.openProject(message.path).then(
          () => channel.post({ kind: 'project-opened', path: message.path }),
          (error: unknown) =>
            channel.post({ kind: 'project-refused', path: message.path, error: toErrorRecord(error) }),
        );
        return;
      case 'save-project':
        await (message.copy ? server.saveProjectCopy(message.path) : server.saveProjectAs(message.path)).then(
          () => channel.post({ kind: 'project-saved', path: message.path }),
          (error: unknown) =>
            channel.post({ kind: 'project-refused', path: message.path, error: toErrorRecord(error) }),
        );
        return;
      case 'connect':
        connections.set(message.connection, connect(server, channel, message.connection, port));
        return;
      case 'disconnect':
        connections.get(message.connection)?.disconnect();
        connections.delete(message.connection);
        return;
      case 'deliver':
        connections.get(message.connection)?.receive(message.message);
        return;
      case 'shut-down':
        ended.resolve();
    }
  };
  channel.onMessage((message, port) => void handle(message, port));
  channel.onHostGone(() => ended.resolve());
  channel.post({ kind: 'ready' });
  await ended.promise;
  await server.close();
}

function connect(
  server: EngineServer,
  channel: EngineChannel,
  connection: number,
  port: Port | null,
): VirtualConnection {
  if (port) return { receive() {}, disconnect: server.connect(port) };
  let receive: (message: unknown) => void = () => {};
  const disconnect = server.connect({
    postMessage: (message) => channel.post({ kind: 'deliver', connection, message }),
    onMessage: (listener) => {
      receive = listener;
    },
  });
  return { receive: (message) => receive(message), disconnect };
}
