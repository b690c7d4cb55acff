import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { toErrorRecord } from '../contract/errors.ts';
import type { ProjectAnswer } from '../contract/project-info.ts';
import { isProjectJsonName } from '../node/store/project-paths.ts';
import { answerProjectWish } from '../node/supervisor/answer-project-wish.ts';
import { type ProjectFiles, withExtension } from '../node/supervisor/project-files.ts';
import { harmlessName, Uploads } from './uploads.ts';

type Door = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** The doors of the open project. Who may come in was asked before. */
export interface ProjectDoors {
  /** `POST /project`: a ProjectWish as JSON; answers a ProjectAnswer. */
  readonly wish: Door;
  /** `POST /project-file?name=...`: the bytes of a project, or of its JSON, to open; answers a ProjectAnswer. */
  readonly upload: Door;
  /** `GET /project-file?name=...`: a copy of the open project, for the user to keep. */
  readonly download: Door;
}

/** The longest wish, bytes. */
const LONGEST_WISH = 10_000;

/** Which door a request goes to; null: none of these. */
export function projectDoor(method: string | undefined, path: string): keyof ProjectDoors | null {
  if (path === '/project' && method === 'POST') return 'wish';
  if (path === '/project-file' && method === 'POST') return 'upload';
  if (path === '/project-file' && method === 'GET') return 'download';
  return null;
}

/** What the doors lead to. */
export interface ProjectDoorParts {
  readonly files: ProjectFiles;
  /** Where projects that come over the network are kept and worked on, each in a folder of its own. */
  readonly uploadsFolder: string;
  readonly uploadLimitBytes: number;
  /** For copies on their way to the browser. */
  readonly copiesFolder: string;
}

/** The doors of the open project. */
export function createProjectDoors({
  files,
  uploadsFolder,
  uploadLimitBytes,
  copiesFolder,
}: ProjectDoorParts): ProjectDoors {
  return {
    wish: async (request, response) => {
      if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > LONGEST_WISH) {
        response.writeHead(413).end();
        return;
      }
      const wish = parsed(await text(request));
      send(response, await answerProjectWish(files, wish, null));
    },
    upload: async (request, response, url) => {
      try {
        const given = url.searchParams.get('name') ?? 'project';
        const isJson = isProjectJsonName(given);
        const name = isJson ? given : withExtension(given);
        // The same bytes may come again while their project is open and was changed: they must not replace it.
        const uploads = await Uploads.in(join(uploadsFolder, randomUUID()), uploadLimitBytes);
        const upload = await uploads.receive(request, name);
        let isKept = false;
        try {
          await files.open(upload.path);
          isKept = !isJson;
        } finally {
          // What was imported is a project of its own.
          if (!isKept) await upload.discard();
        }
        send(response, { ok: true, data: { done: true, recent: await files.recent() } });
      } catch (error) {
        request.resume();
        send(response, { ok: false, error: toErrorRecord(error) });
      }
    },
    download: async (_request, response, url) => {
      const name = harmlessName(withExtension(url.searchParams.get('name') ?? 'project'));
      const copy = join(copiesFolder, `${randomUUID()}.tandem`);
      try {
        await mkdir(copiesFolder, { recursive: true });
        await files.saveCopy(copy);
        response.writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-length': (await stat(copy)).size,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        });
        await pipeline(createReadStream(copy), response);
      } finally {
        await rm(copy, { force: true });
      }
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function send(response: ServerResponse, answer: ProjectAnswer): void {
  response.writeHead(answer.ok ? 200 : 422, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}
