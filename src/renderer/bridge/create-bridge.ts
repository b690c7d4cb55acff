import { DESKTOP_API, type DesktopApi } from '../../contract/desktop-channels.ts';
import { fromErrorRecord } from '../../contract/errors.ts';
import type { Media } from '../../contract/media.ts';
import { menuCommandSchema } from '../../contract/menu-commands.ts';
import { engineStateSchema } from '../../contract/status.ts';
import { eventSchema, folderAnswerSchema } from '../../contract/wire.ts';
import { type ChosenClip, type ChosenFolder, folderOfHost, isFolder } from './chosen-clips.ts';
import { ContractClient, type Transport } from './contract-client.ts';
import { desktopExports, downloadExports } from './export-places.ts';
import { Listeners } from './listeners.ts';
import { MessagePortTransport } from './message-port-transport.ts';
import { desktopProjects, webProjects } from './project-files-bridge.ts';
import type { StudioBridge } from './studio-bridge.ts';
import { openedMedia, uploadClip } from './upload-clip.ts';
import { WebSocketTransport } from './web-socket-transport.ts';

/** The bridge to the host that serves this page: the desktop where its preload script left its API, else the web host. */
export function createBridge(page: Window): StudioBridge {
  const desktop = (page as Window & { [DESKTOP_API]?: DesktopApi })[DESKTOP_API];
  return desktop ? desktopBridge(page, desktop) : webBridge(page.location);
}

function webBridge({ host, protocol }: Location): StudioBridge {
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  const client = new ContractClient(new WebSocketTransport(`${scheme}://${host}/engine`));
  return { ...bridgeOver(client, uploadClip), projects: webProjects(), chooseExportPlace: downloadExports };
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
    ...bridgeOver(client, (chosen) => openInPlace(desktop, chosen)),
    chooseFolder: () => chooseFolder(desktop),
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

/** Opens what was chosen where it lies. */
async function openInPlace(desktop: DesktopApi, chosen: ChosenClip): Promise<Media> {
  if (!isFolder(chosen)) return openedMedia(await desktop.openFile(chosen));
  const { place } = chosen;
  return openedMedia(await (typeof place === 'string' ? desktop.openFolder(place) : desktop.openFile(place)));
}

async function chooseFolder(desktop: DesktopApi): Promise<ChosenFolder | null> {
  const answer = folderAnswerSchema.parse(await desktop.chooseFolder());
  if (!answer.ok) throw fromErrorRecord(answer.error);
  return answer.data && folderOfHost(answer.data.name, answer.data.id);
}
