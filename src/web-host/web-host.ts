import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { type ErrorRecord, toErrorRecord } from '../contract/errors.ts';
import { exportsFolder } from '../node/export/export-folders.ts';
import { PageFiles } from '../node/page-files.ts';
import { isProjectName } from '../node/store/project-paths.ts';
import type { LaunchEngine } from '../node/supervisor/engine-handle.ts';
import { EngineSupervisor } from '../node/supervisor/engine-supervisor.ts';
import { ProjectFiles } from '../node/supervisor/project-files.ts';
import { WindowRelay } from '../node/supervisor/window-relay.ts';
import { Access } from './access.ts';
import { EngineSocket } from './engine-socket.ts';
import { createHttpServer } from './http-server.ts';
import { createProjectDoors } from './project-doors.ts';
import { Uploads } from './uploads.ts';

/** How a web host is set up. */
export interface WebHostOptions {
  readonly launchEngine: LaunchEngine;
  /** The built renderer. */
  readonly pageFolder: string;
  /** Projects and uploaded clips. */
  readonly dataFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The largest clip that a page may send, bytes. */
  readonly uploadLimitBytes: number;
  /** Clips to open at the start. */
  readonly openPaths: readonly string[];
}

/** A running web host. */
export interface WebHost {
  /** A link that is good for one visit; with `demo` the page opens the demo pair. */
  link(options?: { demo?: boolean }): string;
  readonly supervisor: EngineSupervisor;
  /** Resolves when the clips of the command line are open; with the errors of those that could not be. */
  readonly opened: Promise<readonly ErrorRecord[]>;
  close(): Promise<void>;
}

/**
 * Starts the studio for a browser on this machine: only the loopback interface is listened on.
 *
 * @throws TandemError file-not-found when the page was not built; Error when the port is taken
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const access = new Access();
  const files = await PageFiles.of(options.pageFolder);
  const uploads = await Uploads.in(join(options.dataFolder, 'uploads'), options.uploadLimitBytes);
  const supervisor = new EngineSupervisor(options.launchEngine);
  const socket = new EngineSocket(new WindowRelay(supervisor));
  const openMedia = (path: string) => supervisor.registerMedia(path);
  const mediaPath = (mediaId: string) => supervisor.mediaPath(mediaId);
  const projectFiles = new ProjectFiles(supervisor, options.dataFolder);
  const projects = createProjectDoors({
    files: projectFiles,
    uploadsFolder: join(options.dataFolder, 'projects'),
    uploadLimitBytes: options.uploadLimitBytes,
    copiesFolder: join(options.dataFolder, 'copies'),
  });
  const server = createHttpServer({
    ...{ access, files, uploads, socket, openMedia, mediaPath, projects },
    exportsFolder: exportsFolder(options.dataFolder),
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  supervisor.start();
  return {
    link: ({ demo = false } = {}) => `http://127.0.0.1:${port}/?token=${access.issueToken()}${demo ? '&demo' : ''}`,
    supervisor,
    opened: openAll(supervisor, projectFiles, options),
    close: async () => {
      socket.close();
      server.close();
      server.closeAllConnections();
      await supervisor.close();
    },
  };
}

/** One after the other, so that they are listed in the order in which they were named. */
async function openAll(
  supervisor: EngineSupervisor,
  projects: ProjectFiles,
  { openPaths }: WebHostOptions,
): Promise<ErrorRecord[]> {
  const errors: ErrorRecord[] = [];
  const keep = (error: unknown) => void errors.push(toErrorRecord(error));
  await projects.openFirst().catch(keep);
  for (const path of openPaths) {
    const file = resolve(path);
    await (isProjectName(file) ? projects.open(file) : supervisor.registerMedia(file)).catch(keep);
  }
  return errors;
}
