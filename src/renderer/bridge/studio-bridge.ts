import type { Media } from '../../contract/media.ts';
import type { AppMenu, MenuCommand } from '../../contract/menu-commands.ts';
import type { RecentProject } from '../../contract/project-info.ts';
import type { EventData, EventName, RouteInput, RouteName, RouteOutput } from '../../contract/routes.ts';
import type { ChosenClip, ChosenFolder } from './chosen-clips.ts';
import type { ChooseExportPlace } from './exports.ts';

/** How the opening of a clip is followed and stopped. */
export interface OpenFileOptions {
  /** Called with 0..1 while the clip is sent to the host; never where the host reads it in place. */
  onProgress?(fraction: number): void;
  /** Stops the sending; what the host does afterwards is stopped by the route `media.cancel-opening`. */
  readonly signal?: AbortSignal;
}

/** What the host can do with project files. Every method resolves when the project is open or saved, and rejects with a TandemError. */
export interface ProjectFilesBridge {
  /** Projects that were open before, the latest first; among them those that were never saved. */
  recent(): Promise<readonly RecentProject[]>;
  /** Opens a new, empty project. */
  create(): Promise<void>;
  openRecent(id: string): Promise<void>;
  /** Opens a project file, or makes a new project of one's JSON, that the user chose or dropped in the page. */
  openFile(file: File): Promise<void>;
  /** Lets the user choose a project to open, or the JSON of one. @returns false when cancelled */
  choose(): Promise<boolean>;
  /** Goes on in a file that the user chooses in a native dialog. @returns false when cancelled */
  saveAs?(): Promise<boolean>;
  /** Writes a copy to a file that the user chooses in a native dialog. @returns false when cancelled */
  saveCopy?(): Promise<boolean>;
  /** Hands the project file to the browser as a download of this name. */
  download?(name: string): Promise<void>;
}

/** The studio's engine and its host, as the window knows them. Which host it is nobody asks: what it cannot do is absent. */
export interface StudioBridge {
  /** @throws TandemError */
  request<R extends RouteName>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>>;
  /** A frame as a picture. @throws TandemError */
  picture(input: RouteInput<'media.frame'>): Promise<Blob>;
  /** The first picture of a clip that is being opened; null while there is none yet. @throws TandemError */
  preview(mediaId: string): Promise<Blob | null>;
  /** Where the bytes of an opened clip are read, with HTTP ranges. */
  mediaUrl(mediaId: string): string;
  /** @returns stops it */
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void;
  /** @param listener called when the host is reached, and when it is lost. @returns stops it */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Opens a file or a folder that the user chose or dropped. @throws TandemError opening-cancelled when it was stopped */
  openFile(chosen: ChosenClip, options?: OpenFileOptions): Promise<Media>;
  /** Lets the user choose a folder in a native dialog; absent where pages choose folders themselves. @returns null when cancelled */
  chooseFolder?(): Promise<ChosenFolder | null>;
  /** The project files of the host. */
  readonly projects?: ProjectFilesBridge;
  /** Asks where an export goes; see {@link ChooseExportPlace}. */
  readonly chooseExportPlace: ChooseExportPlace;
  /** The native menu, where there is one. */
  readonly menu?: {
    /** Shows other menus from now on. */
    show(menu: AppMenu): void;
    /** @returns stops it */
    onCommand(listener: (command: MenuCommand) => void): () => void;
  };
}
