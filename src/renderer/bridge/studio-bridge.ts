import type { Media } from '../../contract/media.ts';
import type { MenuCommand } from '../../contract/menu-commands.ts';
import type { EventData, EventName, RouteInput, RouteName, RouteOutput } from '../../contract/routes.ts';

/** How the opening of a file is followed and stopped. */
export interface OpenFileOptions {
  /** Called with 0..1 while the file is sent to the host; never where the host reads it in place. */
  onProgress?(fraction: number): void;
}

/** The studio's engine and its host, as the window knows them. Which host it is nobody asks: what it cannot do is absent. */
export interface StudioBridge {
  /** @throws TandemError */
  request<R extends RouteName>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>>;
  /** A frame as a picture. @throws TandemError */
  picture(input: RouteInput<'media.frame'>): Promise<Blob>;
  /** @returns stops it */
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void;
  /** @param listener called when the host is reached, and when it is lost. @returns stops it */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Opens a file that the user chose or dropped. @throws TandemError */
  openFile(file: File, options?: OpenFileOptions): Promise<Media>;
  /** The native menu, where there is one. */
  readonly menu?: {
    /** @returns stops it */
    onCommand(listener: (command: MenuCommand) => void): () => void;
  };
}
