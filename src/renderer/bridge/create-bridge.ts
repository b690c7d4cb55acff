import { DESKTOP_API, type DesktopApi } from '../../contract/desktop-channels.ts';
import { fromErrorRecord, TandemError } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import { menuCommandSchema } from '../../contract/menu-commands.ts';
import { engineStateSchema } from '../../contract/status.ts';
import { eventSchema, openAnswerSchema } from '../../contract/wire.ts';
import { ContractClient, type Transport } from './contract-client.ts';
import { desktopExports, downloadExports } from './export-places.ts';
import { Listeners } from './listeners.ts';
import { MessagePortTransport } from './message-port-transport.ts';
import { desktopProjects, webProjects } from './project-files-bridge.ts';
import type { OpenFileOptions, StudioBridge } from './studio-bridge.ts';
import { WebSocketTransport } from './web-socket-transport.ts';

/** The bridge to the host that serves this page: the desktop where its preload script left its API, else the web host. */
export function createBridge(page: Window): StudioBridge {
  const desktop = (page as Window & { [DESKTOP_API]?: DesktopApi })[DESKTOP_API];
  return desktop ? desktopBridge(page, desktop) : webBridge(page.location);
}

function webBridge({ host, protocol }: Location): StudioBridge {
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  const client = new ContractClient(new WebSocketTransport(`${scheme}://${host}/engine`));
  return { ...bridgeOver(client, uploadFile), projects: webProjects(), chooseExportPlace: downloadExports };
}

function desktopBridge(page: Window, desktop: DesktopApi): StudioBridge {
  const transport = new MessagePortTransport(page);
  const client = new ContractClient(transport as Transport);
  const commands = new Listeners<unknown>();
  desktop.onNotice((notice) => {
    const event = eventSchema.parse(notice);
    if (event.name === 'engine.changed' && engineStateSchema.parse(event.data).state !== 'ready') transport.lost();
    client.receive(event);
  });
  desktop.onMenuCommand((command) => commands.tell(command));
  desktop.pageReady();
  return {
    ...bridgeOver(client, async (file) => openedMedia(await desktop.openFile(file))),
    projects: desktopProjects(desktop),
    chooseExportPlace: desktopExports(desktop),
    menu: {
      show: (menu) => desktop.setMenu(menu),
      onCommand: (listener) => commands.add((command) => listener(menuCommandSchema.parse(command))),
    },
  };
}

function bridgeOver(
  client: ContractClient,
  openFile: StudioBridge['openFile'],
): Omit<StudioBridge, 'chooseExportPlace'> {
  return {
    request: async (route, input) => (await client.ask(route, input)).data,
    picture: async (input) => {
      const { data, bytes } = await client.ask('media.frame', input);
      return new Blob([new Uint8Array(bytes ?? [])], { type: data.type });
    },
    preview: async (mediaId) => {
      const { data, bytes } = await client.ask('media.preview', { mediaId });
      return data.type === null ? null : new Blob([new Uint8Array(bytes ?? [])], { type: data.type });
    },
    // Both hosts serve clips beside the page.
    mediaUrl: (mediaId) => new URL(`/media/${encodeURIComponent(mediaId)}`, document.baseURI).href,
    on: (name, listener) => client.on(name, listener),
    onConnection: (listener) => client.onConnection(listener),
    openFile,
  };
}

/** Sends a file to the web host. XMLHttpRequest, because `fetch` cannot say how far an upload is. */
function uploadFile(file: File, { onProgress }: OpenFileOptions = {}): Promise<Media> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/media?name=${encodeURIComponent(file.name)}`);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () =>
      reject(
        new TandemError('engine-lost', `${file.name} could not be sent: the studio's server cannot be reached.`, {
          hint: 'Look whether it is still running in its terminal, then try again.',
        }),
      ),
    );
    request.addEventListener('load', () => {
      try {
        resolve(openedMedia(JSON.parse(request.responseText)));
      } catch (error) {
        reject(error instanceof SyntaxError ? new TandemError('not-permitted', request.responseText.trim()) : error);
      }
    });
    request.send(file);
  });
}

function openedMedia(value: unknown): Media {
  const answer = openAnswerSchema.parse(value);
  if (answer.ok) return answer.data;
  throw fromErrorRecord(answer.error);
}
