import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TandemError, toErrorRecord } from '../contract/errors.ts';
import type { Media } from '../contract/media.ts';
import type { OpenAnswer } from '../contract/wire.ts';
import { exportedFilePath } from '../node/export/export-folders.ts';
import { mediaIdOf, readMediaBytes } from '../node/media-bytes.ts';
import type { PageFiles } from '../node/page-files.ts';
import { pageHeaders } from '../node/page-headers.ts';
import type { Access, Refusal } from './access.ts';
import type { EngineSocket } from './engine-socket.ts';
import { type ProjectDoors, projectDoor } from './project-doors.ts';
import type { Upload, Uploads } from './uploads.ts';

/** What the HTTP server serves with. */
export interface HttpServerParts {
  readonly access: Access;
  readonly files: PageFiles;
  readonly uploads: Uploads;
  readonly socket: EngineSocket;
  /** Opens an uploaded file or folder. @throws TandemError */
  openMedia(path: string): Promise<Media>;
  readonly projects: ProjectDoors;
  /** Where exports lie. */
  readonly exportsFolder: string;
  /** Where an opened clip lies; null when there is no such clip. */
  mediaPath(mediaId: string): string | null;
}

/** How long the rest of a refused upload is thrown away before the connection is cut, milliseconds. */
const DRAIN_MILLISECONDS = 10_000;

/**
 * The doors of the web host: the page's files, `POST /media?name=...` for files and `POST /media-folder?name=...` for folders of pictures that
 * were chosen in the page, `GET /media/<id>` for the bytes of opened clips, `GET /exports/<folder>/<file>` for what was exported, and the WebSocket `/engine`. Every request is checked first; see {@link Access}.
 */
export function createHttpServer(parts: HttpServerParts): Server {
  const { access, socket } = parts;
  const server = createServer((request, response) => {
    respond(parts, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, toErrorRecord(error).message);
    });
  });
  // Sending a long clip through a slow tunnel may take longer than Node's default of five minutes.
  server.requestTimeout = 0;
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const refusal = access.refuseHost(request) ?? access.refuseOrigin(request) ?? access.refuseSession(request);
    if (addressOf(request)?.pathname === '/engine' && !refusal) {
      socket.accept(request, stream, head);
      return;
    }
    stream.end(`HTTP/1.1 ${refusal?.status ?? 404} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

async function respond(parts: HttpServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { access, files } = parts;
  const refusedHost = access.refuseHost(request);
  if (refusedHost) return refuse(response, refusedHost);
  // The WebSocket's address is named because not every browser counts it as 'self'.
  for (const [name, value] of Object.entries(pageHeaders([`ws://${request.headers.host}`])))
    response.setHeader(name, value);
  const url = addressOf(request);
  if (!url) return sendText(response, 400, 'The address cannot be understood.');
  const token = url.searchParams.get('token');
  if (request.method === 'GET' && url.pathname === '/' && token !== null) {
    const cookie = access.redeem(token, request);
    if (cookie !== null) return welcome(response, cookie, url.searchParams.has('demo') ? '/#demo' : '/');
  }
  const refusedSession = access.refuseSession(request);
  if (refusedSession) return refuse(response, refusedSession);
  if (request.method === 'POST' && url.pathname === '/media') {
    const name = url.searchParams.get('name') ?? 'clip';
    return receiveMedia(parts, request, response, () => parts.uploads.receive(request, name));
  }
  if (request.method === 'POST' && url.pathname === '/media-folder') {
    const name = url.searchParams.get('name') ?? 'pictures';
    return receiveMedia(parts, request, response, () => parts.uploads.receivePictures(request, name));
  }
  const door = projectDoor(request.method, url.pathname);
  if (door) {
    const refusedOrigin = door === 'download' ? null : access.refuseOrigin(request);
    if (refusedOrigin) return refuse(response, refusedOrigin);
    return parts.projects[door](request, response, url);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'Not allowed.');
  if (url.pathname.startsWith('/exports/')) return sendExport(parts, url.pathname, request, response);
  const mediaId = mediaIdOf(url.pathname);
  if (mediaId !== null) return sendMedia(parts.mediaPath(mediaId), request, response);
  const file = files.find(url.pathname);
  if (!file) return sendText(response, 404, 'Not found.');
  response.writeHead(200, { 'content-type': file.contentType });
  if (request.method === 'GET') await pipeline(createReadStream(file.path), response);
  else response.end();
}

/** What is asked for; null when it cannot be understood. */
function addressOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? '/', 'http://localhost');
}

/**
 * Sets the cookie and goes on to the page without the token. The browser is sent on by our own page and not by a redirect, because a
 * redirect at the end of a foreign link does not carry a SameSite=Strict cookie.
 */
function welcome(response: ServerResponse, cookie: string, next: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': cookie });
  response.end(
    `<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=${next}"><link rel="icon" href="data:,"><title>Tandem Studio</title>`,
  );
}

async function sendMedia(path: string | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wish = { method: request.method ?? 'GET', range: request.headers.range ?? null };
  const { status, headers, body } = await readMediaBytes(path, wish);
  response.writeHead(status, headers);
  if (!body) {
    response.end();
    return;
  }
  // A page that has seen enough goes away in the middle; that is no error.
  await pipeline(body, response).catch(() => response.destroy());
}

/** A file that the window exported, as a download under its own name. */
async function sendExport(
  { exportsFolder }: HttpServerParts,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = exportedFilePath(exportsFolder, pathname);
  if (path !== null) {
    const name = encodeURIComponent(basename(path)).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    );
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  }
  await sendMedia(path, request, response);
}

async function receiveMedia(
  { access, openMedia }: HttpServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  receive: () => Promise<Upload>,
): Promise<void> {
  const refused = access.refuseOrigin(request);
  if (refused) return refuse(response, refused);
  try {
    const upload = await receive();
    try {
      // The user has cancelled at the last moment.
      if (response.destroyed) throw new TandemError('opening-cancelled', 'The page has gone.');
      sendJson(response, 200, { ok: true, data: await openMedia(upload.path) });
    } catch (error) {
      await upload.discard();
      throw error;
    }
  } catch (error) {
    const record = toErrorRecord(error);
    drain(request);
    sendJson(response, record.code === 'not-permitted' ? 413 : 422, { ok: false, error: record });
  }
}

/** A browser reads the answer only when it could send everything; what is left is read and thrown away, for a while. */
function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), DRAIN_MILLISECONDS);
  request.once('close', () => clearTimeout(timer));
}

function sendJson(response: ServerResponse, status: number, answer: OpenAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  sendText(response, status, reason);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
